using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Calendars;

/// <summary>Calendars that are being prepared. Each stored draft could be published; two who change one at once hear of each other.</summary>
internal sealed class CalendarDrafts(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars, CommandCircumstances circumstances, OfficeDirectory directory)
{
    private const int LongestTitle = 200;

    /// <summary>The drafts, the last changed first.</summary>
    public async Task<IReadOnlyList<DraftLine>> List(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CalendarDrafts.OrderByDescending(d => d.ChangedAt)
            .Select(d => new DraftLine(d.Id, d.Title, d.ChangedBy, d.ChangedAt, d.Revision)).ToListAsync(cancellation);
    }

    public async Task<Result<CalendarDraft>> Read(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CalendarDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } draft ? draft : NotFound();
    }

    /// <summary>Everything that speaks against publishing a document; none when nothing does.</summary>
    public Result<WorkingCalendar> Check(string json)
    {
        var calendar = WorkingCalendar.Parse(json);
        if (calendar.IsRejected) return calendar;
        var units = directory.Current.Units;
        var unknown = calendar.Value.Hours.Select((each, i) => (each.Unit, Path: $"$.working_hours[{i}].unit"))
            .Concat(calendar.Value.UnitEntries.Select((each, i) => (Unit: (string?)each.Unit, Path: $"$.unit_entries[{i}].unit")))
            .Where(each => each.Unit is not null && units.Find(each.Unit) is null)
            .Select(each => new Problem("UnitUnknown", each.Path, null, CalendarSentences.Book.Of("UnitUnknown", each.Unit))).ToList();
        return unknown.Count == 0 ? calendar : CalendarSentences.Refuse("UnitsUnknown", unknown.Count) with { Problems = unknown };
    }

    /// <summary>Begins a draft from a document, or from the calendar in force where none is given.</summary>
    public async Task<Result<CalendarDraft>> Begin(CurrentActor me, string title, string? json, CancellationToken cancellation)
    {
        if (CheckTitle(title) is { } refusal) return refusal;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var current = calendars.Book.Current.Version;
        json ??= await context.Calendars.Where(c => c.Version == current).Select(c => c.Json).SingleAsync(cancellation);
        if (Check(json).Rejection is { } unusable) return unusable;
        var draft = new CalendarDraft
        {
            Id = Guid.CreateVersion7(), Title = title.Trim(), Json = json, ChangedBy = me.Actor.Id, ChangedAt = circumstances.Now,
        };
        context.Add(draft);
        await context.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>Changes entries of a draft; a change after which it could not be published is refused, and the draft stays as it was.</summary>
    public Task<Result<CalendarDraft>> Edit(CurrentActor me, Guid id, int revision, Action<CalendarDocument> edit, CancellationToken cancellation) =>
        Change(me, id, revision, draft =>
        {
            var document = new CalendarDocument(draft.Json);
            edit(document);
            return document.Write();
        }, cancellation);

    /// <summary>Puts another document in a draft's place.</summary>
    public Task<Result<CalendarDraft>> Replace(CurrentActor me, Guid id, int revision, string json, CancellationToken cancellation) =>
        Change(me, id, revision, _ => json, cancellation);

    public async Task<Rejection?> Discard(Guid id, int revision, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.CalendarDrafts.AsTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } draft) return NotFound();
        if (draft.Revision != revision) return MovedOn(draft);
        context.Remove(draft);
        return await Save(context, draft, cancellation);
    }

    private async Task<Result<CalendarDraft>> Change(
        CurrentActor me, Guid id, int revision, Func<CalendarDraft, Result<string>> change, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.CalendarDrafts.AsTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } draft) return NotFound();
        if (draft.Revision != revision) return MovedOn(draft);
        var json = change(draft);
        if (json.Rejection is { } refused) return refused;
        if (Check(json.Value).Rejection is { } unusable) return unusable;
        (draft.Json, draft.ChangedBy, draft.ChangedAt) = (json.Value, me.Actor.Id, circumstances.Now);
        return await Save(context, draft, cancellation) is { } lost ? lost : draft;
    }

    private async Task<Rejection?> Save(WorkflowDbContext context, CalendarDraft draft, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn(draft);
        }
    }

    private static Rejection? CheckTitle(string title) =>
        string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle ? CalendarSentences.Refuse("DraftTitle", LongestTitle) : null;

    private Rejection MovedOn(CalendarDraft draft) =>
        CalendarSentences.Refuse(RejectionKind.Conflict, "DraftMovedOn", directory.Current.NameOf(draft.ChangedBy));

    private static Rejection NotFound() => CalendarSentences.Refuse(RejectionKind.NotFound, "DraftNotFound");
}

/// <summary>A draft in the list of drafts.</summary>
internal sealed record DraftLine(Guid Id, string Title, string ChangedBy, DateTime ChangedAt, int Revision);
