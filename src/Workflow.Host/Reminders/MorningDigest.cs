using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Notices;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Reminders;

/// <summary>
/// Tells each officer in the morning what lies before them, once on each working day of their unit. The key is officer and day: hosts may count
/// at the same moment, and one that starts late still sends the digest of the day.
/// </summary>
internal sealed class MorningDigest(
    IDbContextFactory<WorkflowDbContext> contexts, CommitQueue queue, CommandCircumstances circumstances, OfficeDirectory directory,
    OfficeClocks clocks, AlertPlan alerts, NoticePlan plan, IOptions<ReminderOptions> options, ILogger<MorningDigest> log)
{
    private const int MostTogether = 100;
    private DateTime sentFor;

    /// <summary>Sends the digests of today when it is time and this host has not; says how many were sent.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var now = circumstances.Now;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, clocks.Zone));
        var morning = TimeZoneInfo.ConvertTimeToUtc(today.ToDateTime(options.Value.DigestTime), clocks.Zone);
        if (now < morning || sentFor == morning) return 0;

        var office = directory.Current;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var tallies = await new DigestCount(office, clocks, alerts, now).Of(context, cancellation);
        var drafts = office.Officers
            .Where(officer => tallies.ContainsKey(officer.Id) && !tallies[officer.Id].IsEmpty && Works(officer.UnitCode, today))
            .Select(officer => Draft(officer.Id, today, morning, tallies[officer.Id].ToDetails(), now));

        var sent = 0;
        foreach (var some in drafts.Chunk(MostTogether))
        {
            if (await Send(some) is not { } written) return sent;
            sent += written;
        }
        sentFor = morning;
        return sent;
    }

    private async Task<int?> Send(IReadOnlyList<ReminderDraft> drafts)
    {
        var committed = await queue.Submit(new DossierCommand<ChangeSet>(Guid.Empty, CarriesRevision: false, session =>
        {
            foreach (var draft in drafts) session.Changes.Send(draft);
            return new Decision<ChangeSet>(session.Changes, "");
        }, Yields: true));
        if (committed.Rejection is not { } rejection) return committed.Value.Value!.Sent.Count;
        // The next sweep counts and sends what is missing.
        log.LogWarning("The morning digests wait: {Code}", rejection.Code);
        return null;
    }

    /// <summary>Whether a unit works on a day: its clock's first working minute from midnight on is of that day.</summary>
    private bool Works(string unitCode, DateOnly day)
    {
        var clock = clocks.Of(unitCode);
        var midnight = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clocks.Zone);
        return clock.Start(midnight) is { IsRejected: false, Value: var start } && clock.DayOf(start) == day;
    }

    private ReminderDraft Draft(string officer, DateOnly day, DateTime morning, DigestDetails details, DateTime now)
    {
        var reminder = new Reminder
        {
            SubjectId = Guid.Empty,
            Threshold = Threshold.Daily,
            DueAt = morning,
            RecipientId = officer,
            Subject = ReminderSubject.Digest,
            Title = "",
            Details = details.ToString(),
            SentAt = now,
        };
        var first = details.Urgent.Select(s => new DigestLine(s.Id, s.DossierCode, s.Title, s.DueAt));
        return new ReminderDraft(reminder, plan.OfDigest(officer, new DigestFacts(day, details.Overdue, details.DossiersOverdue, details.Today, details.Near + details.Waiting, [.. first]), now));
    }
}
