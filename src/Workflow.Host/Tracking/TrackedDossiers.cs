using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Slips;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Tracking;

/// <summary>Reads a dossier for the applicant who holds its factor.</summary>
internal sealed class TrackedDossiers(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes, OfficeDirectory office, OfficeClocks clocks, CommandCircumstances circumstances)
{
    /// <summary>Null where the dossier is gone.</summary>
    public async Task<TrackedDossier?> Read(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Dossiers.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } dossier) return null;
        var tasks = await context.Tasks.AsNoTracking().Where(t => t.DossierId == id).ToListAsync(cancellation);
        var facts = await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == id).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        var version = await processes.Of(dossier.VersionId, cancellation);
        var rating = await context.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.DossierId == id, cancellation);
        return Of(dossier, tasks, facts, version.IsRejected ? null : version.Value) with { Rating = TrackedRating.Of(dossier, rating, circumstances.Now) };
    }

    private TrackedDossier Of(Dossier dossier, List<UserTask> tasks, List<ClockFact> facts, PublishedVersion? version)
    {
        var (reasons, first) = Explain(dossier, tasks, facts);
        var open = tasks.FindAll(t => t.State == TaskState.Open);
        var isOver = dossier.IsClosed || dossier.Outcome == DossierOutcome.Refused;
        return new(
            dossier.Code, dossier.ProcedureName, office.Current.Units.Find(dossier.ReceivingUnit)?.Name ?? dossier.ReceivingUnit, dossier.State, dossier.Outcome,
            dossier.RemainingMinutes is not null, dossier.IsOverdueAt(circumstances.Now), dossier.AppointedAt, first == dossier.AppointedAt ? null : first, dossier.ClosedAt, reasons,
            TrackedStep.Of(dossier.ReceivedAt, tasks, version?.Graphs.GetValueOrDefault(dossier.Process), isOver),
            open.Exists(t => t.Kind == StepKind.RequestSupplement) ? AskedSupplement.LastIn(tasks) : null,
            open.Find(t => t.Kind == StepKind.RequestPayment) is { } payment ? new(AmountBefore(payment, tasks), payment.DueAt) : null,
            TrackedCharge.Of(dossier), FeesOf(dossier, version));
    }

    /// <summary>Why the date is the date, and the one that was promised first; nothing where the facts can no longer be explained.</summary>
    private (IReadOnlyList<TrackedReason> Reasons, DateTime? First) Explain(Dossier dossier, List<UserTask> tasks, List<ClockFact> facts)
    {
        OfficeClock ClockOf(string version) => clocks.Under(dossier.ReceivingUnit, version);
        var clock = DossierClock.Replay(facts, ClockOf);
        var lines = DossierClock.Explain(facts, circumstances.Now, ClockOf);
        var first = DossierClock.Replay([facts[0]], ClockOf);
        return clock.IsRejected || lines.IsRejected || first.IsRejected ? ([], null) : (TrackedReason.Of(facts[0], clock.Value, lines.Value, tasks), first.Value.Appointed);
    }

    private static IReadOnlyList<Fee> FeesOf(Dossier dossier, PublishedVersion? version) =>
        dossier.Payment != PaymentState.None ? [] : version?.Spec.FindCase(dossier.CaseKey)?.Fees ?? [];

    private static long? AmountBefore(UserTask payment, List<UserTask> tasks)
    {
        foreach (var task in tasks.Where(t => t.Data is not null && t.CompletedAt <= payment.OpenedAt).OrderByDescending(t => t.CompletedAt))
        {
            using var stored = JsonDocument.Parse(task.Data!);
            if (stored.RootElement.TryGetProperty("record", out var record) && record.TryGetProperty("amount", out var amount) && amount.TryGetInt64(out var value)) return value;
        }
        return null;
    }
}
