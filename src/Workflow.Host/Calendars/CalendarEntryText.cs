using Workflow.Core;

namespace Workflow.Host.Calendars;

/// <summary>What the forms for entries of a calendar read alike.</summary>
internal static class CalendarEntryText
{
    public static Rejection Incomplete => CalendarSentences.Refuse("EntryIncomplete");

    public static Result<Action<CalendarDocument>> Change(Action<CalendarDocument> change) => change;

    /// <summary>Both texts without blanks around them; null where one is missing.</summary>
    public static (string Name, string Source)? Given(string? name, string? source) =>
        string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(source) ? null : (name.Trim(), source.Trim());

    /// <summary>The English name; the Vietnamese one where none was typed.</summary>
    public static string English(string? name, string vietnamese) => string.IsNullOrWhiteSpace(name) ? vietnamese : name.Trim();

    /// <summary>Reads a last day that may be left open; false where something else than a day was typed.</summary>
    public static bool ReadEnd(string? text, out DateOnly? day)
    {
        day = CalendarText.ReadDay(text);
        return day is not null || string.IsNullOrWhiteSpace(text);
    }
}
