using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>Whose a dossier's working time was. Instants are UTC.</summary>
/// <param name="To">When processing ended; now for a dossier that goes on.</param>
/// <param name="Minutes">The sum of the parts.</param>
/// <param name="LateMinutes">The sum of what each step caused and what none did.</param>
internal sealed record ResponsibilityView(
    string DossierCode, DateTime From, DateTime To, int Minutes, IReadOnlyList<ResponsibilityView.Part> Parts,
    int LateMinutes, IReadOnlyList<ResponsibilityView.Overrun> Overruns, int LateWithoutStep)
{
    /// <param name="Unit">Code of the unit; null for the applicant, a suspension and nobody.</param>
    /// <param name="UncountedMinutes">How many of the minutes do not count toward the limit, because the dossier's clock stood.</param>
    internal sealed record Part(HolderKind Kind, string? Unit, string? UnitName, string? OfficerId, string? OfficerName, int Minutes, int UncountedMinutes);

    /// <param name="Minutes">Working minutes beyond the step's own limit.</param>
    /// <param name="LateMinutes">How many of them made the dossier late.</param>
    internal sealed record Overrun(Guid TaskId, string StepKey, string Title, string Unit, string UnitName, int Minutes, int LateMinutes);
}

/// <summary>Splits a dossier's working time by who had it, from its facts, steps and history.</summary>
internal sealed class DossierResponsibility(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks, CommandCircumstances circumstances)
{
    public async Task<Result<ResponsibilityView>> Read(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == dossierId, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var facts = await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == dossierId).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        var steps = await context.Tasks.AsNoTracking().Where(t => t.DossierId == dossierId).ToListAsync(cancellation);
        var hands = await context.History.AsNoTracking().Where(h => h.DossierId == dossierId && Responsibility.Hands.Contains(h.Verb)).OrderBy(h => h.Sequence).ToListAsync(cancellation);

        return Of(dossier, facts, steps, hands, me.Office);
    }

    /// <summary>The split of a dossier that was read whole; of its history only who had the steps counts.</summary>
    public Result<ResponsibilityView> Of(
        Dossier dossier, IReadOnlyList<ClockFact> facts, IReadOnlyList<UserTask> steps, IReadOnlyList<HistoryEntry> history, OfficeSnapshot office)
    {
        var split = Responsibility.Of(facts, dossier.ReceivingUnit, steps, history, circumstances.Now, clocks.Under);
        return split.Rejection is { } outside ? outside : View(dossier.Code, split.Value, office);
    }

    private static ResponsibilityView View(string code, Responsibility split, OfficeSnapshot office) => new(
        code, split.From, split.To, split.Minutes,
        [.. split.Parts.Select(part => new ResponsibilityView.Part(
            part.Holder.Kind, part.Holder.UnitCode, part.Holder.UnitCode is { } unit ? NameOf(unit, office) : null,
            part.Holder.OfficerId, part.Holder.OfficerId is { } officer ? office.NameOf(officer) : null, part.Minutes, part.Uncounted))],
        split.LateMinutes,
        [.. split.Overruns.Select(over => new ResponsibilityView.Overrun(
            over.Step.Id, over.Step.StepKey, over.Step.Title, over.Step.UnitCode, NameOf(over.Step.UnitCode, office), over.Minutes, over.LateMinutes))],
        split.LateWithoutStep);

    private static string NameOf(string unit, OfficeSnapshot office) => office.Units.Find(unit)?.Name ?? unit;
}
