using System.Globalization;

namespace Workflow.Host.Administration;

/// <summary>Civil dates as people and programs write them: <c>2026-07-01</c>, <c>01/07/2026</c> or <c>1/7/2026</c>.</summary>
internal static class DayText
{
    private static readonly string[] forms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>The date; null for any other text.</summary>
    public static DateOnly? Read(string text) => DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
