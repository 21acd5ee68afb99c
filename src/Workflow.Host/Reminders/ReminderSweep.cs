using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Reminders;

/// <summary>
/// Sends the reminders that are due. The database says which dossiers to look at; each is decided again from its present
/// state inside the commit queue, so that sweeps may overlap, repeat or stop anywhere, on one host or on several.
/// </summary>
internal sealed class ReminderSweep(
    DueLooks looks, CommitQueue queue, CommandCircumstances circumstances, OfficeDirectory directory,
    IOptions<ReminderOptions> options, ILogger<ReminderSweep> log)
{
    // Few enough that officers' commands never wait behind a flood of reminders, enough to share a commit.
    private const int AtOnce = 16;

    /// <summary>Looks at everything that is due by now, in batches, each subject at most once; says how many reminders were sent.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var (sent, until) = (0, circumstances.Now);
        var from = DueLooks.Beginning;
        while (await looks.Next(until, from, options.Value.BatchSize, cancellation) is { Dossiers.Count: > 0 } batch)
        {
            await Parallel.ForEachAsync(
                batch.Dossiers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (dossier, _) => Interlocked.Add(ref sent, await Remind(dossier)));
            from = batch.End;
        }
        return sent;
    }

    private async Task<int> Remind(Guid dossierId)
    {
        var now = circumstances.OfSystem();
        var audience = new AlertAudience(now.Units, directory.Current.OfficersWith);
        var committed = await queue.Submit(new DossierCommand<int>(dossierId, CarriesRevision: false, session => Decide(dossierId, audience, now, session)));
        if (committed.Rejection is not { } rejection) return committed.Value.Value;
        // The look stays due: the next sweep tries again.
        log.LogWarning("No reminder could be sent for dossier {DossierId}: {Code}", dossierId, rejection.Code);
        return 0;
    }

    private static Result<Decision<int>> Decide(Guid dossierId, AlertAudience audience, Circumstances now, CommandSession session)
    {
        if (session.Dossier(dossierId) is not { } dossier) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var reminders = dossier.Remind(audience, now, session.Changes);
        if (reminders.Rejection is { } rejection) return rejection;

        var unsent = reminders.Value.Where(r => session.Find<Reminder>(r.SubjectId, r.Threshold, r.DueAt, r.RecipientId) is null).ToList();
        unsent.ForEach(session.Changes.Insert);
        return new Decision<int>(unsent.Count, References.Of(References.Dossier, dossierId));
    }
}
