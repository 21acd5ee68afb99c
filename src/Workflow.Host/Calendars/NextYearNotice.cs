using System.Globalization;
using Workflow.Core;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Calendars;

/// <summary>Warns from October on that the next year is missing from the calendar, or that its notices are not all there; and all year round when the year itself is missing.</summary>
/// <remarks>It reads the published calendar in memory, so every page may ask.</remarks>
internal sealed class NextYearNotice(PublishedCalendars calendars, OfficeClocks clocks, CommandCircumstances circumstances)
{
    /// <summary>By then the yearly notice of days off is due.</summary>
    private static readonly (int Month, int Day) due = (10, 1);

    /// <summary>What is wrong with the next year; null when nothing is, and before October.</summary>
    public YearWarning? Find()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(circumstances.Now, clocks.Zone));
        return Of(today.Year) is { IsMissing: true } already ? already : today >= DueDay(today.Year + 1) ? Of(today.Year + 1) : null;
    }

    private YearWarning? Of(int year)
    {
        var calendar = calendars.Book.Current;
        var isMissing = !calendar.Covers(new DateOnly(year, 1, 1));
        if (!isMissing && calendar.IsComplete(year)) return null;
        var (name, since) = (year.ToString(CultureInfo.InvariantCulture), DueDay(year).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture));
        return new YearWarning(year, isMissing, CalendarSentences.Book.Of(isMissing ? "NextYearMissing" : "NextYearIncomplete", name, since));
    }

    private static DateOnly DueDay(int year) => new(year - 1, due.Month, due.Day);
}

/// <summary>A year of which the calendar says nothing, or not yet all.</summary>
/// <param name="IsMissing">Whether no date can fall into it; else dates can, and may move when its last notices come.</param>
internal sealed record YearWarning(int Year, bool IsMissing, Phrase Sentence);
