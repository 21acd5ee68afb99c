using Workflow.Core;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Calendars;

/// <summary>Warns from October on that the next year is missing from the calendar, or that its notices are not all there.</summary>
internal sealed class NextYearNotice(PublishedCalendars calendars, OfficeClocks clocks, CommandCircumstances circumstances)
{
    private const int WarnsFromMonth = 10;

    /// <summary>What is wrong with the next year; null when nothing is, and before October.</summary>
    public Phrase? Find()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(circumstances.Now, clocks.Zone));
        var (calendar, next) = (calendars.Book.Current, today.Year + 1);
        var key = !calendar.Covers(new DateOnly(next, 1, 1)) ? "NextYearMissing" : calendar.IsComplete(next) ? null : "NextYearIncomplete";
        if (today.Month < WarnsFromMonth || key is null) return null;
        return CalendarSentences.Book.Of(key, next.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
