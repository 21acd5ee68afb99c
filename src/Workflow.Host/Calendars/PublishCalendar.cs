using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Calendars;

/// <summary>Puts a draft in force: one act, kept with who, when and why. Running dossiers are recomputed only when that is confirmed.</summary>
internal sealed class PublishCalendar(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars, CalendarDrafts drafts, CalendarRuns runs,
    CommandCircumstances circumstances, CalendarRunSignal signal)
{
    private const int LongestReason = 2000;

    /// <param name="revision">The revision of the draft that the publisher has read.</param>
    /// <param name="recomputes">Whether running dossiers move to the new calendar; else it holds for new facts only.</param>
    public async Task<Result<CalendarPublication>> Publish(
        CurrentActor me, Guid draftId, int revision, string reason, bool recomputes, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason) return CalendarSentences.Refuse("ReasonMissing", LongestReason);
        await calendars.Refresh(cancellation);
        var draft = await drafts.Read(draftId, cancellation);
        if (draft.Rejection is { } absent) return absent;
        if (draft.Value.Revision != revision) return CalendarSentences.Refuse(RejectionKind.Conflict, "DraftMovedOn", me.Office.Person(draft.Value.ChangedBy)?.Actor.Name ?? draft.Value.ChangedBy);
        var calendar = drafts.Check(draft.Value.Json);
        if (calendar.Rejection is { } unusable) return unusable;
        if (Unseen(await runs.PreviewOf(draftId, cancellation), draft.Value) is { } unseen) return unseen;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var publication = await Put(context, me, calendar.Value.Version, draft.Value.Json, reason.Trim(), recomputes, cancellation);
        context.Remove(draft.Value);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The number was taken or the draft was changed: somebody else was faster.
            return CalendarSentences.Refuse(RejectionKind.Conflict, "CalendarMovedOn");
        }
        await calendars.Refresh(cancellation);
        if (publication.RunId is not null) signal.Raise();
        return publication;
    }

    /// <summary>A calendar is published by whoever has seen what it moves: the preview must be of this draft, against the calendar in force.</summary>
    private Rejection? Unseen(CalendarRun? preview, CalendarDraft draft)
    {
        if (preview is null || preview.DraftRevision != draft.Revision || preview.State == CalendarRunState.Superseded) return CalendarSentences.Refuse(RejectionKind.Conflict, "PreviewMissing");
        if (preview.VersionBefore != calendars.Book.Current.Version) return CalendarSentences.Refuse(RejectionKind.Conflict, "CalendarMovedOn");
        return preview.State == CalendarRunState.Done ? null : CalendarSentences.Refuse(RejectionKind.Conflict, "PreviewRunning");
    }

    private async Task<CalendarPublication> Put(
        WorkflowDbContext context, CurrentActor me, string version, string json, string reason, bool recomputes, CancellationToken cancellation)
    {
        var (now, before) = (circumstances.Now, calendars.Book.Current.Version);
        if (await context.Calendars.AsTracking().SingleOrDefaultAsync(c => c.Version == version, cancellation) is { } known)
            (known.Json, known.PublishedAt, known.PublishedBy) = (json, now, me.Actor.Id);
        else
            context.Add(new PublishedCalendar { Version = version, Json = json, PublishedAt = now, PublishedBy = me.Actor.Id });
        foreach (var earlier in await context.CalendarRuns.AsTracking().Where(r => r.State == CalendarRunState.Running).ToListAsync(cancellation))
            earlier.End(CalendarRunState.Superseded, now);

        var run = recomputes ? new CalendarRun
        {
            Id = Guid.CreateVersion7(), Kind = CalendarRunKind.Recompute, Version = version, VersionBefore = before, StartedBy = me.Actor.Id, Reason = reason,
            StartedAt = now, State = CalendarRunState.Running, Total = await CalendarRuns.CountRunning(context, cancellation),
        } : null;
        if (run is not null) context.Add(run);
        var publication = new CalendarPublication
        {
            Number = await context.CalendarPublications.MaxAsync(p => (int?)p.Number, cancellation) + 1 ?? 1,
            Version = version, VersionBefore = before, At = now, By = me.Actor.Id, Reason = reason, RunId = run?.Id,
        };
        context.Add(publication);
        return publication;
    }
}
