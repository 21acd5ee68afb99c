using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Calendars;

/// <summary>The calendars of the database as one book, the last published one in force; publishes the first one into an empty database.</summary>
internal sealed class PublishedCalendars(IDbContextFactory<WorkflowDbContext> contexts, IOptions<OfficeOptions> office, TimeProvider time)
{
    private volatile Loaded? loaded;

    /// <summary>The book as it was last read; reading comes before the first request.</summary>
    public CalendarBook Book => loaded?.Book ?? throw new InvalidOperationException("No calendar was read yet.");

    /// <summary>Reads the calendars again when another one was published, by this host or another.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var last = await db.CalendarPublications.MaxAsync(p => (int?)p.Number, cancellation) ?? await PublishFirst(db, await FirstJson(cancellation), cancellation);
        if (loaded?.Publication == last) return;

        var rows = await db.Calendars.OrderBy(c => c.PublishedAt).Select(c => new { c.Version, c.Json }).ToListAsync(cancellation);
        var current = await db.CalendarPublications.Where(p => p.Number == last).Select(p => p.Version).SingleAsync(cancellation);
        var calendars = rows.ConvertAll(row => WorkingCalendar.Parse(row.Json, row.Version).Value);
        loaded = new Loaded(last, new CalendarBook(calendars.Find(c => c.Version == current)!, calendars));
    }

    /// <summary>Publishes a calendar into a database that has none, and reads it.</summary>
    public async Task PublishFirst(string json, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Calendars.AnyAsync(cancellation)) await PublishFirst(db, json, cancellation);
        await Refresh(cancellation);
    }

    /// <summary>The calendar of the options, or the shipped one; a file that cannot be used keeps the service from starting.</summary>
    private async Task<string> FirstJson(CancellationToken cancellation) =>
        office.Value.CalendarFile is { } path ? await File.ReadAllTextAsync(path, cancellation) : CalendarBook.ShippedJson();

    private async Task<int> PublishFirst(WorkflowDbContext db, string json, CancellationToken cancellation)
    {
        var calendar = WorkingCalendar.Parse(json);
        if (calendar.Rejection is { } rejection) throw new OptionsValidationException(OfficeOptions.Section, typeof(OfficeOptions), Sentences(rejection));

        var (ticks, version) = (time.GetUtcNow().UtcDateTime.Ticks, calendar.Value.Version);
        var now = new DateTime(ticks - ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        db.Calendars.Add(new PublishedCalendar { Version = version, Json = json, PublishedBy = Actor.System.Id, PublishedAt = now });
        db.CalendarPublications.Add(new CalendarPublication
        {
            Number = 1, Version = version, VersionBefore = null, At = now, By = Actor.System.Id, Reason = CalendarSentences.Book.Of("FirstPublication").Vi,
        });
        await db.SaveChangesAsync(cancellation);
        return 1;
    }

    private static IEnumerable<string> Sentences(Rejection rejection) =>
        rejection.Problems.Select(p => $"{p.Path}: {p.Sentence.En}").Prepend(rejection.Sentence.En);

    private sealed record Loaded(int Publication, CalendarBook Book);
}
