using System.Text.RegularExpressions;

namespace Workflow.Host.Notices;

/// <summary>A place in a wording where a fact is put in.</summary>
/// <param name="Name">As administrators write it between braces, e.g. <c>ma-ho-so</c>.</param>
/// <param name="Format">As the shipped wordings write it, e.g. <c>{2:HH:mm}</c>.</param>
internal sealed record Placeholder(string Name, string Format);

/// <summary>The named placeholders of wordings, and the way between them and the numbered ones of the shipped words.</summary>
internal static partial class TemplatePlaceholders
{
    /// <summary>The kind of what stands below every letter: one part for officers, one for applicants, neither with a place to fill in.</summary>
    public const string Footer = "Footer";

    private static readonly Placeholder[] ofSubjects =
    [
        new("ma-ho-so", "{0}"), new("ten", "{1}"), new("gio", "{2:HH:mm}"), new("ngay", "{2:dd/MM/yyyy}"), new("ngay-thang", "{2:dd/MM}"),
    ];

    private static readonly Placeholder[] ofDigests =
    [
        new("ngay", "{0:dd/MM/yyyy}"), new("ngay-thang", "{0:dd/MM}"), new("het-gio", "{2}"), new("hom-nay", "{3}"), new("con-lai", "{4}"), new("qua-han", "{5}"),
    ];

    private static readonly Placeholder[] ofDigestLines =
    [
        new("ten", "{0}"), new("ma-ho-so", "{1}"), new("gio", "{2:HH:mm}"), new("ngay", "{2:dd/MM/yyyy}"), new("ngay-thang", "{2:dd/MM}"), new("lien-ket", "{3}"),
    ];

    /// <param name="part"><c>Subject</c>, <c>Body</c> or <c>Sms</c>; of the digest also <c>Line</c>, which is written for each step; of the footers <c>Officer</c> and <c>Applicant</c>.</param>
    public static IReadOnlyList<Placeholder> Of(string template, string part) => (template, part) switch
    {
        ("Digest", "Line") => ofDigestLines,
        ("Digest", _) => ofDigests,
        (Footer, _) => [],
        _ => ofSubjects,
    };

    /// <summary>What a wording must name: each of these, one of its alternatives.</summary>
    public static IReadOnlyList<string[]> Mandatory(string template, string part) => (template, part) switch
    {
        (Footer, _) => [],
        ("Digest", "Line") => [["ma-ho-so"]],
        ("Digest", "Body") => [["het-gio"], ["qua-han"]],
        ("Digest", _) => [["het-gio"]],
        (_, "Subject") or ("Task.Urged" or "Clarification.Asked" or "Clarification.Answered", _) => [["ma-ho-so"]],
        _ => [["ma-ho-so"], ["ngay", "ngay-thang"]],
    };

    /// <summary>The shipped wording with names for numbers.</summary>
    public static string Named(string template, string part, string shipped)
    {
        var text = shipped.Replace("{2:HH:mm dd/MM/yyyy}", "{gio} {ngay}", StringComparison.Ordinal).Replace("{2:HH:mm dd/MM}", "{gio} {ngay-thang}", StringComparison.Ordinal);
        return Of(template, part).Aggregate(text, (named, place) => named.Replace(place.Format, $"{{{place.Name}}}", StringComparison.Ordinal));
    }

    /// <summary>A wording that was checked, with numbers for names, as it is filled in.</summary>
    public static string Numbered(string template, string part, string named) =>
        Of(template, part).Aggregate(named, (text, place) => text.Replace($"{{{place.Name}}}", place.Format, StringComparison.Ordinal));

    /// <summary>Each brace of a wording that begins or ends no known placeholder, and each unknown name: where it stands, from 1, and as it is written.</summary>
    public static IEnumerable<(int Position, string Text)> Strange(string template, string part, string named)
    {
        var known = Of(template, part).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (Match match in BraceOrName().Matches(named))
            if (!match.Groups["name"].Success || !known.Contains(match.Groups["name"].Value)) yield return (match.Index + 1, match.Value);
    }

    public static bool Names(string named, string placeholder) => named.Contains($"{{{placeholder}}}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}|[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex BraceOrName();
}
