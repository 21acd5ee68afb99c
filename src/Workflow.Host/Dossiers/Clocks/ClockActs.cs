using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Notices;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>A new date promised with an apology letter.</summary>
/// <param name="PromisedAt">In office hours of a working day; an instant with its offset.</param>
/// <param name="Document">Number of the apology letter.</param>
/// <param name="LegalBasis">The provision that allows more time: only with it lateness is measured against the new date.</param>
/// <param name="OverrideReason">Why a second extension is allowed.</param>
internal sealed record ExtendDossierRequest(DateTimeOffset PromisedAt, string Reason, string Document, string? LegalBasis = null, string? OverrideReason = null);

/// <summary>Why and by which provision a dossier is suspended.</summary>
internal sealed record SuspendDossierRequest(string Reason, string LegalBasis);

/// <summary>Why a suspended dossier goes on.</summary>
internal sealed record ResumeDossierRequest(string Reason);

/// <summary>Another limit, e.g. <c>10wd</c>, and by which provision.</summary>
internal sealed record ChangeLimitRequest(string Limit, string Reason, string LegalBasis);

/// <summary>Moves a dossier's clock by the acts of its approver, or shows what an act would do without doing it.</summary>
internal sealed class ClockActs(
    DossierCommands commands, DossierQueries queries, CommandCircumstances circumstances, NoticePlan notices, IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>One act on the clock of a dossier: which revision the caller has read, the world, where the changes go.</summary>
    public delegate Result<DeadlineShift> Act(Dossier dossier, int? revision, Circumstances now, ChangeSet changes);

    public static Act Extend(ExtendDossierRequest wish) => (dossier, revision, now, changes) => dossier.Extend(
        revision, new Extension(OfficeClock.ToMinute(wish.PromisedAt.UtcDateTime), wish.Reason, wish.Document, Given(wish.LegalBasis), Given(wish.OverrideReason)), now, changes);

    public static Act Suspend(SuspendDossierRequest wish) => (dossier, revision, now, changes) =>
        dossier.Suspend(revision, wish.Reason, wish.LegalBasis, now, changes);

    public static Act Resume(ResumeDossierRequest wish) => (dossier, revision, now, changes) => dossier.Resume(revision, wish.Reason, now, changes);

    public static Act ChangeLimit(ChangeLimitRequest wish) => (dossier, revision, now, changes) =>
        TimeLimit.Parse(wish.Limit) is { Rejection: { } unreadable } ? unreadable
            : dossier.ChangeLimit(revision, TimeLimit.Parse(wish.Limit).Value, wish.Reason, wish.LegalBasis, now, changes);

    /// <summary>Acts and answers with where the dossier then stands.</summary>
    public async Task<Result<DossierProgress>> Run(ChangeRequest request, Guid dossierId, Act act)
    {
        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn =>
        {
            var promised = turn.Dossier.AppointedAt;
            if (act(turn.Dossier, request.Revision, turn.Now, turn.Changes).Rejection is { } rejection) return rejection;
            notices.AddAppointment(turn.Dossier, promised, turn.Changes, turn.Now.Now);
            return (Result<DossierProgress>)DossierProgress.Of(turn.Dossier);
        });
        if (committed.Rejection is { } refused) return refused;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    /// <summary>What an act would do now to the dates of the dossier and of its open steps; nothing is written.</summary>
    public async Task<Result<DeadlineShift>> Preview(CurrentActor me, Guid dossierId, Act act, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == dossierId, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var steps = await context.Tasks.AsNoTracking().Where(t => t.DossierId == dossierId && t.State == TaskState.Open).ToListAsync(cancellation);
        var facts = await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == dossierId).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        dossier.Attach(steps, [], [], [], [], () => facts);
        return act(dossier, null, circumstances.Of(me), new ChangeSet());
    }

    // An empty field of a form says that there is none.
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
