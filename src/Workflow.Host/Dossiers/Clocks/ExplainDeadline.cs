using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>Explains the date of a dossier or a step from the facts of the dossier's clock, as it stood now or at any instant before.</summary>
internal sealed class ExplainDeadline(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks, CommandCircumstances circumstances)
{
    /// <summary>Reads the instant that is asked about; none asks about now. Refuses the future: what will move the date is not known.</summary>
    public Result<DateTime> Instant(string? text)
    {
        var now = circumstances.Now;
        if (string.IsNullOrWhiteSpace(text)) return now;
        var at = OfficeTime.Parse(text, clocks.Zone);
        if (at.IsRejected) return at;
        return at.Value <= now ? at : ServiceSentences.Refuse(RejectionKind.Unprocessable, "InstantInFuture");
    }

    /// <summary>The appointed date of a dossier.</summary>
    public async Task<Result<DeadlineExplanation>> OfDossier(CurrentActor me, Guid dossierId, DateTime at, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == dossierId, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        return Of(dossier, await Facts(context, dossierId, cancellation), at);
    }

    /// <summary>The appointed date of a dossier that was read whole.</summary>
    public Result<DeadlineExplanation> Of(Dossier dossier, IReadOnlyList<ClockFact> facts, DateTime at)
    {
        OfficeClock ClockOf(string version) => clocks.Under(dossier.ReceivingUnit, version);
        var lines = DossierClock.Explain(facts, at, ClockOf);
        if (lines.Rejection is { } unexplained) return unexplained;
        var clock = DossierClock.Replay(facts, at, ClockOf);
        return clock.Rejection is { } contradiction ? contradiction : DeadlineExplanation.Of(dossier, at, clock.Value, lines.Value);
    }

    /// <summary>The due instant of a step, open or over.</summary>
    public async Task<Result<StepExplanation>> OfStep(CurrentActor me, Guid taskId, DateTime at, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var step = await context.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, cancellation);
        var dossier = step is null ? null
            : await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == step.DossierId, cancellation);
        if (step is null || dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "TaskNotFound");
        var facts = await Facts(context, dossier.Id, cancellation);

        OfficeClock StepClock(string version) => clocks.Under(step.UnitCode, version);
        var replay = StepReplay.Of(step, facts, at, version => clocks.Under(dossier.ReceivingUnit, version), StepClock);
        return replay.Rejection is { } unexplained ? unexplained : StepExplanation.Of(step, replay.Value, replay.Value.Explain(step, StepClock));
    }

    private static Task<List<ClockFact>> Facts(WorkflowDbContext context, Guid dossierId, CancellationToken cancellation) =>
        context.ClockFacts.AsNoTracking().Where(f => f.DossierId == dossierId).OrderBy(f => f.Sequence).ToListAsync(cancellation);
}
