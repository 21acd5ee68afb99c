using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Notices;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Reminders;

/// <summary>
/// Sends the reminders that are due. What is due is read and decided in slices of many rows; each look is moved only where it stands as it was
/// read, and each reminder written only where its key is new, so that sweeps may overlap, repeat or stop anywhere, on one host or on several.
/// </summary>
internal sealed class ReminderSweep(
    IDbContextFactory<WorkflowDbContext> contexts, IEnumerable<DueSource> sources, CommitQueue queue, CommandCircumstances circumstances,
    OfficeDirectory directory, NoticePlan plan, IOptions<ReminderOptions> options, ILogger<ReminderSweep> log)
{
    // One slice is read while others are written, in as many lanes as there are.
    private const int AtOnce = 4;

    /// <summary>Looks at everything that is due by now; says how many reminders were sent.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var (until, sent) = (circumstances.Now, 0);
        foreach (var source in sources)
        {
            DueSlices slices;
            do
            {
                slices = new DueSlices(contexts, source, until, options.Value.BatchSize);
                await Parallel.ForEachAsync(
                    slices.Walk(cancellation), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                    async (slice, _) => Interlocked.Add(ref sent, await Send(slice, slices)));
            }
            while (slices is { LeftSome: true, WroteSome: true });
        }
        return sent;
    }

    private async Task<int> Send(IReadOnlyList<DueSubject> slice, DueSlices slices)
    {
        var looks = Decide(slice);
        if (looks.Count == 0) return 0;
        var committed = await queue.Submit(new DossierCommand<ChangeSet>(looks[0].DossierId, CarriesRevision: false, session =>
        {
            foreach (var look in looks) session.Changes.Move(look);
            return new Decision<ChangeSet>(session.Changes, References.Of(References.Dossier, looks[0].DossierId));
        }, Yields: true));
        if (committed.Rejection is { } rejection)
        {
            // The looks stay due: the next sweep tries again.
            log.LogWarning("Reminders of {Subjects} subjects wait: {Code}", looks.Count, rejection.Code);
            return 0;
        }
        var written = committed.Value.Value!;
        slices.Note(looks.Count, written.Moved.Count);
        return written.Sent.Count;
    }

    private List<LookMove> Decide(IReadOnlyList<DueSubject> slice)
    {
        var now = circumstances.OfSystem();
        var office = directory.Current;
        var audience = new AlertAudience(office.Units, office.OfficersWith, officer => office.Person(officer) is not null,
            officer => office.DeputiesOf(officer).Select(d => d.DeputyOfficerId));
        var looks = new List<LookMove>(slice.Count);
        foreach (var due in slice)
        {
            var alerts = due.Alerts(now.Alerts, now.ClockOf(due.UnitCode));
            if (alerts.Rejection is { } rejection)
            {
                log.LogWarning("No reminder could be sent for {Subject} {SubjectId}: {Code}", due.Subject, due.Id, rejection.Code);
                continue;
            }
            var (reached, next) = alerts.Value.Since(due.LookAt, now.Now);
            var drafts = reached.SelectMany(alert => Drafts(due, alert, audience, isGravest: alert == reached[^1], now.Now));
            looks.Add(new LookMove(due.Row, due.Id, due.Order, due.Revision, due.LookAt, next, [.. drafts]));
        }
        return looks;
    }

    /// <summary>Every threshold stands in the feed; only the gravest that was reached leaves the house.</summary>
    private IEnumerable<ReminderDraft> Drafts(DueSubject due, Alert alert, AlertAudience audience, bool isGravest, DateTime now)
    {
        foreach (var recipient in audience.Of(alert.Threshold, due.Scope))
        {
            var reminder = ReminderOf(due, alert, recipient, now);
            yield return new ReminderDraft(reminder, isGravest ? plan.Of(reminder, due.Scope.ReceivingUnit, now) : []);
        }
        if (due.Applicant is { } applicant && alert.Threshold < Threshold.Overdue)
            yield return new ReminderDraft(
                ReminderOf(due, alert, Reminder.Applicant, now), isGravest ? plan.ForApplicant(applicant, ClosingOf(due.Subject), due.DueAt, now) : []);
    }

    private static ApplicantNotice ClosingOf(ReminderSubject window) =>
        window == ReminderSubject.Payment ? ApplicantNotice.PaymentClosing : ApplicantNotice.SupplementClosing;

    private static Reminder ReminderOf(DueSubject due, Alert alert, string recipient, DateTime now) => new()
    {
        SubjectId = due.Id,
        Threshold = alert.Threshold,
        DueAt = alert.DueAt,
        RecipientId = recipient,
        Subject = due.Subject,
        DossierId = due.DossierId,
        DossierCode = due.DossierCode,
        Title = due.Title,
        SentAt = now,
        ReadAt = recipient == Reminder.Applicant ? now : null,
    };
}
