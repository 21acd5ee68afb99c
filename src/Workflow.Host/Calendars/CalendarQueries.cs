using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Persistence;

namespace Workflow.Host.Calendars;

/// <summary>A publication in the list of versions.</summary>
internal sealed record PublicationLine(int Number, string Version, string? VersionBefore, DateTime At, string By, string Reason, Guid? RunId, bool IsCurrent);

/// <summary>Reads published calendars and the acts that published them.</summary>
internal sealed class CalendarQueries(IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars)
{
    /// <summary>Every publication, the last first.</summary>
    public async Task<IReadOnlyList<PublicationLine>> Publications(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var acts = await context.CalendarPublications.AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(cancellation);
        return [.. acts.Select((p, i) => new PublicationLine(p.Number, p.Version, p.VersionBefore, p.At, p.By, p.Reason, p.RunId, IsCurrent: i == 0))];
    }

    /// <summary>What a published version says; the one in force for <c>current</c>.</summary>
    public Result<CalendarView> Read(string version)
    {
        var book = calendars.Book;
        return (version == "current" ? book.Current : book.Find(version)) is { } calendar
            ? CalendarView.Of(calendar)
            : CalendarSentences.Refuse(RejectionKind.NotFound, "CalendarNotFound", version.Length <= 40 ? version : version[..40]);
    }

    /// <summary>How a calendar differs from the one in force.</summary>
    public CalendarDifference Difference(WorkingCalendar calendar) => CalendarDifference.Between(calendars.Book.Current, calendar);
}
