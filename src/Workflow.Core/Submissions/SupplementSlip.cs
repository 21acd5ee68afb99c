using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Core.Submissions;

/// <summary>One thing that a submission lacks.</summary>
/// <param name="Item">The paper or field.</param>
/// <param name="LegalBasis">What requires it, e.g. an article of a decree.</param>
public sealed record SupplementItem(string Item, string Reason, string LegalBasis);

/// <summary>
/// Form 02 (Circular 01/2018/TT-VPCP): everything that is missing, at once, each with its legal basis (Decree 61/2018/NĐ-CP, article 17).
/// </summary>
/// <param name="SecondRequestBasis">Who allowed to ask again and why; needed from the second slip on.</param>
public sealed record SupplementSlip(IReadOnlyList<SupplementItem> Items, string? SecondRequestBasis = null)
{
    /// <summary>Most items of one slip.</summary>
    public const int MostItems = 20;

    /// <summary>Most characters of each text.</summary>
    public const int LongestText = 400;

    private static readonly SlipJson json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Kept and shown as data, never put into a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static SupplementSlip Parse(string text) => JsonSerializer.Deserialize(text, json.SupplementSlip)!;

    public string ToJson() => JsonSerializer.Serialize(this, json.SupplementSlip);

    /// <summary>Every problem of the slip; empty when it may be sent.</summary>
    internal IReadOnlyList<Problem> Check(bool again)
    {
        var problems = new List<Problem>();
        if (Items.Count is 0 or > MostItems) Missing("items", MostItems);
        foreach (var (place, item) in Items.Take(MostItems).Index())
        {
            // A list may hold null whatever its type says.
            Require(item?.Item, $"items[{place}].item");
            Require(item?.Reason, $"items[{place}].reason");
            Require(item?.LegalBasis, $"items[{place}].legalBasis");
        }
        if (again) Require(SecondRequestBasis, "secondRequestBasis");
        return problems;

        void Require(string? text, string path)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) Missing(path, LongestText);
        }

        void Missing(string path, int most)
        {
            var code = "Slip." + path[(path.LastIndexOf('.') + 1)..];
            problems.Add(new Problem(code, "$." + path, null, SubmissionSentences.Of(code, most)));
        }
    }
}

[JsonSerializable(typeof(SupplementSlip))]
internal sealed partial class SlipJson : JsonSerializerContext;
