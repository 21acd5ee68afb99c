using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>A deadline with its derivation, as a machine or an officer reads it; times in the office's zone.</summary>
internal sealed class DueReport(Deadline deadline, IReadOnlyList<DerivationLine> derivation, TimeZoneInfo zone)
{
    // The output is a terminal's or a program's, never a page's: Vietnamese letters and "+" stay as they are.
    private static readonly JsonSerializerOptions json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(
        new Document(
            OfficeTime.Iso(deadline.Received, zone),
            deadline.Limit.ToString(),
            [.. Dates().Select(date => new Date(date.Rule.ToString(), OfficeTime.Iso(date.At, zone)))],
            OfficeTime.Iso(deadline.Binding, zone),
            [.. derivation.Select(line => new Line(
                OfficeTime.Iso(line.From, zone), OfficeTime.Iso(line.To, zone), line.Minutes, line.Why.Vi, line.Why.En, line.Source))]),
        json);

    public string ToTable(CultureInfo culture)
    {
        var text = new StringBuilder();
        Head(text, culture, "Received", OfficeTime.Long(deadline.Received, zone, culture));
        Head(text, culture, "Limit", deadline.Limit.Describe().In(culture));
        foreach (var (rule, at) in Dates()) Head(text, culture, $"Rule{rule}", OfficeTime.Long(at, zone, culture));
        Head(text, culture, "Binding", OfficeTime.Long(deadline.Binding, zone, culture));
        text.Append('\n').Append(Row(Word("From", culture), Word("To", culture), Word("Minutes", culture), Word("Why", culture)));
        foreach (var line in derivation)
            text.Append('\n').Append(Row(
                OfficeTime.Short(line.From, zone), OfficeTime.Short(line.To, zone),
                line.Minutes == 0 ? "" : line.Minutes.ToString(CultureInfo.InvariantCulture), $"{line.Why.In(culture)} [{line.Source}]"));
        return text.ToString();
    }

    private IEnumerable<(DueRule Rule, DateTime At)> Dates()
    {
        if (deadline.Rolling is { } rolling) yield return (DueRule.Rolling, rolling);
        if (deadline.Statutory is { } statutory) yield return (DueRule.Statutory, statutory);
        if (deadline.SameDay is { } sameDay) yield return (DueRule.SameDay, sameDay);
    }

    private static void Head(StringBuilder text, CultureInfo culture, string key, string value) =>
        text.Append(Word(key, culture).PadRight(20)).Append(value).Append('\n');

    private static string Row(string from, string to, string minutes, string why) => $"{from,-18}{to,-18}{minutes,5}  {why}";

    private static string Word(string key, CultureInfo culture) => CalendarSentences.Book.Of(key).In(culture);

    private sealed record Document(
        [property: JsonPropertyName("received")] string Received,
        [property: JsonPropertyName("limit")] string Limit,
        [property: JsonPropertyName("due")] IReadOnlyList<Date> Due,
        [property: JsonPropertyName("binding")] string Binding,
        [property: JsonPropertyName("derivation")] IReadOnlyList<Line> Derivation);

    private sealed record Date([property: JsonPropertyName("rule")] string Rule, [property: JsonPropertyName("at")] string At);

    private sealed record Line(
        [property: JsonPropertyName("from")] string From,
        [property: JsonPropertyName("to")] string To,
        [property: JsonPropertyName("minutes")] int Minutes,
        [property: JsonPropertyName("why_vi")] string WhyVi,
        [property: JsonPropertyName("why_en")] string WhyEn,
        [property: JsonPropertyName("source")] string Source);
}
