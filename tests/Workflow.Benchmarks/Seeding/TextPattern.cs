using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Seeding;

/// <summary>A text of the sample in which some texts are to be replaced by the copy's.</summary>
internal sealed class TextPattern
{
    private readonly string[] fixedParts;
    private readonly int[] places;

    private TextPattern(string[] fixedParts, int[] places) => (this.fixedParts, this.places) = (fixedParts, places);

    /// <summary>Null where nothing is to be replaced.</summary>
    /// <param name="replaced">The longest that matches is taken; an empty one never.</param>
    public static TextPattern? Of(string text, IReadOnlyList<string> replaced)
    {
        var ordered = replaced.Index().Where(r => r.Item.Length > 0).OrderByDescending(r => r.Item.Length).ToList();
        // A code must not be taken for the beginning of a longer one.
        var search = string.Join('|', ordered.Select(r => Regex.Escape(r.Item)));
        var found = Regex.Matches(text, $"(?<![\\w.])(?:{search})(?![\\w])", RegexOptions.CultureInvariant);
        if (found.Count == 0) return null;
        var (parts, places, at) = (new List<string>(), new List<int>(), 0);
        foreach (Match match in found)
        {
            parts.Add(text[at..match.Index]);
            places.Add(ordered.First(r => r.Item == match.Value).Index);
            at = match.Index + match.Length;
        }
        return new TextPattern([.. parts, text[at..]], [.. places]);
    }

    public string With(IReadOnlyList<string> texts)
    {
        if (places.Length == 1 && fixedParts[0].Length == 0 && fixedParts[1].Length == 0) return texts[places[0]];
        var text = new System.Text.StringBuilder(fixedParts[0]);
        for (var i = 0; i < places.Length; i++) text.Append(texts[places[i]]).Append(fixedParts[i + 1]);
        return text.ToString();
    }
}
