using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Core.Dossiers;

/// <summary>Writes what a history entry adds to its act, as compact JSON: <c>passed</c>, <c>lines</c>, <c>number</c>; of long lists the beginning, and how many were omitted.</summary>
internal static class HistoryDetails
{
    /// <summary>Entries of each list that are kept; a loop can pass many thousand activities in one breath.</summary>
    private const int MostKept = 200;
    private const int LongestText = 1000;

    // Kept and shown as data, never put into a page unescaped: Vietnamese stays readable and short.
    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Automatic activities passed, as <c>id:outcome</c> or <c>id!status</c>, and journal lines; null when there are none.</summary>
    public static string? Of(IReadOnlyList<Effect> effects)
    {
        if (!effects.Any(e => e is Effect.LineWritten || IsWorthKeeping(e))) return null;
        return Write(writer =>
        {
            WriteTexts(writer, "passed", effects.Where(IsWorthKeeping).Select(e => Text((Effect.ActivityPassed)e)));
            WriteTexts(writer, "lines", effects.OfType<Effect.LineWritten>().Select(l => l.Text));
        });
    }

    /// <summary>The same details with the number that was allotted to the result.</summary>
    public static string WithNumber(string? details, long number, DateOnly date) => Write(writer =>
    {
        if (details is not null)
        {
            using var present = JsonDocument.Parse(details);
            foreach (var property in present.RootElement.EnumerateObject()) property.WriteTo(writer);
        }
        writer.WriteNumber("number", number);
        writer.WriteString("date", date.ToString("O", CultureInfo.InvariantCulture));
    });

    private static bool IsWorthKeeping(Effect effect) =>
        effect is Effect.ActivityPassed { Status: ActivityStatus.Completed or ActivityStatus.Skipped or ActivityStatus.Faulted };

    private static string Text(Effect.ActivityPassed passed) => passed.Status == ActivityStatus.Completed
        ? $"{passed.ActivityId}:{passed.Outcome}"
        : $"{passed.ActivityId}!{passed.Status}";

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var text in all.Take(MostKept)) writer.WriteStringValue(Shortened(text));
        writer.WriteEndArray();
        if (all.Count > MostKept) writer.WriteNumber(name + "Omitted", all.Count - MostKept);
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");

    private static string Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, readable))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
