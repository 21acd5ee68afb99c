using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Studio.Drafts;

/// <summary>What a designer types about the procedure, or the further case of one, that a new process is drawn for.</summary>
internal sealed record ProcedureForm
{
    public const string OfExisting = "existing";
    private const int LongestKey = 40;

    // A field that is left empty arrives as null, whatever its type says.

    /// <summary>Whether a case is added to a published procedure; else the procedure is new.</summary>
    public string Kind { get; init => field = value ?? ""; } = OfExisting;
    public string Code { get; init => field = value ?? ""; } = "";
    public string CaseName { get; init => field = value ?? ""; } = "";
    public string CaseNameEn { get; init => field = value ?? ""; } = "";
    public string Limit { get; init => field = value ?? ""; } = "";

    /// <summary>As a limit is written: <c>wh</c>, <c>wd</c>, <c>cd</c>, or <c>sd</c> for the same day.</summary>
    public string LimitUnit { get; init => field = value ?? ""; } = "wd";
    public string Name { get; init => field = value ?? ""; } = "";
    public string NameEn { get; init => field = value ?? ""; } = "";
    public string Field { get; init => field = value ?? ""; } = "";
    public string Agency { get; init => field = value ?? ""; } = "";
    public string Level { get; init => field = value ?? ""; } = "commune";
    public bool OnSite { get; init; }
    public string ResultType { get; init => field = value ?? ""; } = "";

    /// <summary>One a line.</summary>
    public string LegalBasis { get; init => field = value ?? ""; } = "";

    /// <summary>Names of the required documents, one a line.</summary>
    public string Documents { get; init => field = value ?? ""; } = "";

    public bool IsExisting => Kind == OfExisting;

    /// <summary>A key made from a Vietnamese name: <c>Cấp lần đầu</c> becomes <c>cap-lan-dau</c>; <c>standard</c> where nothing is left.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            var plain = char.ToLowerInvariant(letter) == 'đ' ? 'd' : char.ToLowerInvariant(letter);
            if (char.IsAsciiLetterOrDigit(plain)) key.Append(plain);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-') key.Append('-');
        }
        var made = key.ToString(0, Math.Min(key.Length, LongestKey)).Trim('-');
        return made.Length > 0 && char.IsAsciiLetterLower(made[0]) ? made : made.Length > 0 ? $"k-{made}" : "standard";
    }

    /// <summary>The <c>procedure.json</c> with the case of the form in it, and the file of its process.</summary>
    /// <param name="published">That of the procedure's last version, to which the case is added; null for a new procedure.</param>
    public (string Specification, string Process) Write(string? published, string process)
    {
        var specification = published is null ? New() : JsonNode.Parse(published)!.AsObject();
        var documents = specification["documents"]!.AsArray().Select(d => (JsonNode)d!["key"]!.GetValue<string>()).ToArray();
        var cases = specification["cases"]!.AsArray();
        var taken = cases.Select(c => c!["key"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var key = Unused(KeyOf(CaseName.Length > 0 ? CaseName : Name), taken);
        var file = Unused(process.Length > 0 ? process : key, [.. cases.Select(c => c!["process"]!.GetValue<string>().Replace(".process.json", "", StringComparison.Ordinal))]) + ".process.json";
        cases.Add((JsonNode)new JsonObject
        {
            ["key"] = key,
            ["name"] = Phrase(CaseName.Length > 0 ? CaseName : Name, CaseNameEn.Length > 0 ? CaseNameEn : NameEn),
            ["limit"] = LimitUnit == "sd" ? "sd" : Limit.Trim().Replace(',', '.') + LimitUnit,
            ["documents"] = new JsonArray(documents),
            ["fees"] = new JsonArray(),
            ["process"] = file,
        });
        return (StudioJson.Write(specification), file);
    }

    private JsonObject New() => new()
    {
        ["code"] = Code.Trim(),
        ["name"] = Phrase(Name, NameEn),
        ["field"] = Field.Trim(),
        ["agency"] = Agency.Trim(),
        ["level"] = Level,
        ["onSite"] = OnSite,
        ["origin"] = "published",
        ["source"] = string.Join("; ", Lines(LegalBasis)),
        ["resultType"] = ResultType.Trim(),
        ["legalBasis"] = new JsonArray([.. Lines(LegalBasis).Select(l => (JsonNode)l)]),
        ["documents"] = new JsonArray([.. Lines(Documents).Select((name, i) => (JsonNode)new JsonObject
        {
            ["key"] = $"document-{i + 1}",
            ["name"] = Phrase(name, ""),
            ["shortName"] = name,
            ["order"] = i + 1,
            ["digitise"] = true,
            ["kind"] = "original",
            ["required"] = true,
        })]),
        ["cases"] = new JsonArray(),
    };

    /// <summary>A phrase that was typed in one language stands in both until somebody translates it.</summary>
    private static JsonObject Phrase(string vi, string en) => new() { ["vi"] = vi.Trim(), ["en"] = en.Trim().Length > 0 ? en.Trim() : vi.Trim() };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Unused(string key, HashSet<string> taken)
    {
        var unused = key;
        for (var i = 2; taken.Contains(unused); i++) unused = $"{key}-{i}";
        return unused;
    }

    /// <summary>The field of the form that a path into the specification is about; the path itself where none is.</summary>
    public static Problem AtField(Problem problem) => problem with
    {
        Path = problem.Path switch
        {
            "$.code" => "$.Code",
            "$.name.vi" or "$.name" => "$.Name",
            "$.name.en" => "$.NameEn",
            "$.field" => "$.Field",
            "$.agency" => "$.Agency",
            "$.resultType" => "$.ResultType",
            "$.legalBasis" or "$.source" => "$.LegalBasis",
            "$.documents" => "$.Documents",
            _ when problem.Path.EndsWith(".limit", StringComparison.Ordinal) => "$.Limit",
            _ when problem.Path.StartsWith("$.cases", StringComparison.Ordinal) => "$.CaseName",
            _ => problem.Path,
        },
    };
}
