using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core.Documents;

namespace Workflow.Core.Dossiers;

/// <summary>
/// Writes what a history entry adds to its act, as compact JSON: <c>passed</c>, <c>lines</c>, <c>number</c>, <c>variables</c>, <c>from</c>, <c>document</c>, <c>amount</c>; of long lists the beginning,
/// and how many were omitted.
/// </summary>
internal static class HistoryDetails
{
    /// <summary>Entries of each list that are kept; a loop can pass many thousand activities in one breath.</summary>
    private const int MostKept = 200;
    private const int LongestText = 1000;
    private const string Omitted = "Omitted";
    private const string Former = "from";
    private const string Passed = "passed";

    // Kept and shown as data, never put into a page unescaped: Vietnamese stays readable and short.
    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// What was said before, with the activities that the process came by, as <c>key:outcome</c> or <c>key!status</c>, and journal lines behind it;
    /// null when there is nothing to say.
    /// </summary>
    public static string? With(string? details, IReadOnlyList<Effect> effects)
    {
        if (!effects.Any(e => e is Effect.LineWritten || IsWorthKeeping(e))) return details;
        using var present = details is null ? null : JsonDocument.Parse(details);
        return Write(writer =>
        {
            WriteTexts(writer, Passed, effects.Where(IsWorthKeeping).Select(e => Text((Effect.ActivityPassed)e)), present);
            WriteTexts(writer, "lines", effects.OfType<Effect.LineWritten>().Select(l => l.Text), present);
            foreach (var property in MembersOf(present).Where(p => !IsList(p.Name))) property.WriteTo(writer);
        });
    }

    /// <summary>The activities of <see cref="With"/>, as they are written.</summary>
    public static IReadOnlyList<string> PassedIn(string? details) => TextsOf(details, Passed);

    /// <summary>The journal lines of <see cref="With"/>.</summary>
    public static IReadOnlyList<string> LinesIn(string? details) => TextsOf(details, "lines");

    /// <summary>Who had a step before it was given on; null where nobody had.</summary>
    public static string? OfFormerHolder(string? officerId) => officerId is null ? null : Write(writer => writer.WriteString(Former, officerId));

    /// <summary>What <see cref="OfFormerHolder"/> wrote; null where nobody had the step.</summary>
    public static string? FormerHolderOf(string? details)
    {
        if (details is null) return null;
        using var present = JsonDocument.Parse(details);
        return present.RootElement.TryGetProperty(Former, out var officer) ? officer.GetString() : null;
    }

    /// <summary>The names of variables that an officer corrected; their values may be personal data. Null where there are none.</summary>
    public static string? OfVariables(IEnumerable<string> names) => names.Any() ? Write(writer => WriteTexts(writer, "variables", names, null)) : null;

    /// <summary>What an extension promises and on what it rests.</summary>
    public static string OfExtension(Extension extension) => Write(writer =>
    {
        writer.WriteString("promisedAt", extension.PromisedAt);
        if (extension.LegalBasis is { } basis) writer.WriteString("legalBasis", basis);
        if (extension.OverrideReason is { } allowed) writer.WriteString("overrideReason", allowed);
    });

    /// <summary>Which document came, under which hash, and in whose place.</summary>
    public static string OfDocument(DossierDocument document, DossierDocument? former) => Write(writer =>
    {
        writer.WriteNumber("document", document.Number);
        writer.WriteString("sha256", document.Hash);
        if (former is not null) writer.WriteNumber("replaces", former.Number);
    });

    /// <summary>How many đồng, and how they were paid.</summary>
    public static string OfAmount(long amount, PaymentMeans? means) => Write(writer =>
    {
        writer.WriteNumber("amount", amount);
        if (means is { } known) writer.WriteString("means", known.ToString());
    });

    /// <summary>What <see cref="OfAmount"/> wrote; 0 where it wrote nothing.</summary>
    public static (long Amount, PaymentMeans? Means) AmountIn(string? details)
    {
        if (details is null) return default;
        using var present = JsonDocument.Parse(details);
        var amount = present.RootElement.TryGetProperty("amount", out var written) ? written.GetInt64() : 0;
        return (amount, present.RootElement.TryGetProperty("means", out var means) && Enum.TryParse<PaymentMeans>(means.GetString(), out var known) ? known : null);
    }

    /// <summary>The same details with the number that was allotted to the result.</summary>
    public static string WithNumber(string? details, long number, DateOnly date) => Write(writer =>
    {
        using var present = details is null ? null : JsonDocument.Parse(details);
        foreach (var property in MembersOf(present)) property.WriteTo(writer);
        writer.WriteNumber("number", number);
        writer.WriteString("date", date.ToString("O", CultureInfo.InvariantCulture));
    });

    // That an activity was begun or taken up again follows from the others.
    private static bool IsWorthKeeping(Effect effect) => effect is Effect.ActivityPassed { Status: not (ActivityStatus.Started or ActivityStatus.Resumed) };

    private static string Text(Effect.ActivityPassed passed) => passed.Status == ActivityStatus.Completed
        ? $"{passed.Key}:{passed.Outcome}"
        : $"{passed.Key}!{passed.Status}";

    private static IReadOnlyList<string> TextsOf(string? details, string name)
    {
        if (details is null) return [];
        using var present = JsonDocument.Parse(details);
        return present.RootElement.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(t => t.GetString()!)] : [];
    }

    private static JsonElement.ObjectEnumerator MembersOf(JsonDocument? details) => details is null ? default : details.RootElement.EnumerateObject();

    private static bool IsList(string name) => name is Passed or "lines" or "passedOmitted" or "linesOmitted";

    /// <summary>Writes a list behind what was said of it before.</summary>
    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts, JsonDocument? present)
    {
        var all = texts.Select(Shortened).ToList();
        var omitted = 0;
        if (present is not null && present.RootElement.TryGetProperty(name, out var before)) all.InsertRange(0, before.EnumerateArray().Select(t => t.GetString()!));
        if (present is not null && present.RootElement.TryGetProperty(name + Omitted, out var more)) omitted = more.GetInt32();
        if (all.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var text in all.Take(MostKept)) writer.WriteStringValue(text);
        writer.WriteEndArray();
        omitted += Math.Max(0, all.Count - MostKept);
        if (omitted > 0) writer.WriteNumber(name + Omitted, omitted);
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
