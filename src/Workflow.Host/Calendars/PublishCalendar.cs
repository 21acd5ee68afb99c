using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Jobs;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Calendars;

/// <summary>Puts a draft in force: one act, kept with who, when and why. Running dossiers are recomputed only when that is confirmed.</summary>
internal sealed class PublishCalendar(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars, CalendarDrafts drafts, CalendarRuns runs,
    CommandCircumstances circumstances, LongWorkSignal<CalendarRunner> signal)
{
    private const int LongestReason = 2000;

    /// <param name="revision">The revision of the draft that the publisher has read.</param>
    /// <param name="recomputes">Whether running dossiers move to the new calendar; else it holds for new facts only.</param>
    /// <param name="key">The promise that the request means one publication however often it comes; null where none was given.</param>
    public async Task<Result<CalendarPublication>> Publish(
        CurrentActor me, Guid draftId, int revision, string reason, bool recomputes, IdempotencyKey? key, CancellationToken cancellation)
    {
        var before = await Earlier(key, cancellation);
        if (before.IsRejected || before.Value is not null) return before!;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason) return CalendarSentences.Refuse("ReasonMissing", LongestReason);
        await calendars.Refresh(cancellation);
        var draft = await drafts.Read(draftId, cancellation);
        if (draft.Rejection is { } absent) return absent;
        if (draft.Value.Revision != revision) return CalendarSentences.Refuse(RejectionKind.Conflict, "DraftMovedOn", me.Office.NameOf(draft.Value.ChangedBy));
        var calendar = drafts.Check(draft.Value.Json);
        if (calendar.Rejection is { } unusable) return unusable;
        if (IsInForce(calendar.Value)) return CalendarSentences.Refuse("CalendarUnchanged");
        if (Unseen(await runs.PreviewOf(draftId, cancellation), draft.Value) is { } unseen) return unseen;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var publication = await Put(context, me, calendar.Value.Version, draft.Value.Json, reason.Trim(), recomputes, cancellation);
        context.Remove(draft.Value);
        CatalogueKeys.Remember(context, key, References.OfPublication(publication.Number), publication.At);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The number or the key was taken or the draft was changed: somebody else was faster, or the same request was.
            var same = await Earlier(key, cancellation);
            return same.Value is { } done ? done : CalendarSentences.Refuse(RejectionKind.Conflict, "CalendarMovedOn");
        }
        await calendars.Refresh(cancellation);
        if (publication.RunId is not null) signal.Raise();
        return publication;
    }

    /// <summary>What was published under the key before; null for nothing.</summary>
    private async Task<Result<CalendarPublication?>> Earlier(IdempotencyKey? key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var reference = await CatalogueKeys.Find(context, key, cancellation);
        if (reference.Rejection is { } reused) return reused;
        if (reference.Value is not { } earlier) return (CalendarPublication?)null;
        var number = References.NumberOf(earlier);
        return await context.CalendarPublications.SingleAsync(p => p.Number == number, cancellation);
    }

    /// <summary>Whether a calendar says what the one in force says, down to names and sources.</summary>
    private bool IsInForce(WorkingCalendar calendar)
    {
        var current = calendars.Book.Current;
        return current.Version == calendar.Version && CalendarDifference.Between(current, calendar).IsEmpty;
    }

    /// <summary>A calendar is published by whoever has seen what it moves: the preview must be of this draft, against the calendar in force.</summary>
    private Rejection? Unseen(CalendarRun? preview, CalendarDraft draft)
    {
        if (preview is null || preview.DraftRevision != draft.Revision || preview.State is CalendarRunState.Superseded or CalendarRunState.Stopped) return CalendarSentences.Refuse(RejectionKind.Conflict, "PreviewMissing");
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
