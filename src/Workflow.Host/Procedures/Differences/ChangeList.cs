using Workflow.Core;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Gathers the changes of one thing after another.</summary>
internal sealed class ChangeList
{
    /// <summary>Characters of a value that are shown; a longer one ends in an ellipsis.</summary>
    private const int LongestShown = 240;

    private readonly List<Change> changes = [];

    public IReadOnlyList<Change> All => changes;

    public void Add(Change change) => changes.Add(change);

    /// <summary>Notes that an aspect of something differs, where it does; a missing value is none at all.</summary>
    /// <param name="paths">Where the thing is drawn before and after.</param>
    public void Compare(Phrase noun, Phrase subject, string aspect, Phrase? before, Phrase? after, (string? Before, string? After) paths = default) =>
        Compare(noun, subject, DifferenceSentences.Of(aspect), before, after, paths);

    /// <summary>The same for an aspect that has a name of its own.</summary>
    public void Compare(Phrase noun, Phrase subject, Phrase aspect, Phrase? before, Phrase? after, (string? Before, string? After) paths = default)
    {
        if (before == after) return;
        changes.Add(new(ChangeKind.Changed, noun, subject, aspect, Shown(before), Shown(after)) { PathBefore = paths.Before, PathAfter = paths.After });
    }

    /// <summary>Notes what only one of two lists has, and has both compared where both have it. Keys that occur twice count once.</summary>
    public void CompareLists<T>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key, Action<ChangeKind, T> onlyOne, Action<T, T> both)
    {
        var former = before.DistinctBy(key, StringComparer.Ordinal).ToDictionary(key, StringComparer.Ordinal);
        var latter = after.DistinctBy(key, StringComparer.Ordinal).ToList();
        foreach (var item in latter)
        {
            if (former.Remove(key(item), out var known)) both(known, item);
            else onlyOne(ChangeKind.Added, item);
        }
        foreach (var item in former.Values) onlyOne(ChangeKind.Removed, item);
    }

    /// <summary>Notes that something came or went as a whole.</summary>
    /// <param name="detail">What it says; null for nothing worth showing.</param>
    public void AddWhole(ChangeKind kind, Phrase noun, Phrase subject, Phrase? detail = null) =>
        changes.Add(new(kind, noun, subject, null, kind == ChangeKind.Removed ? Shown(detail) : null, kind == ChangeKind.Added ? Shown(detail) : null));

    /// <summary>A text that is written alike in both languages; null for an empty one.</summary>
    public static Phrase? Text(string? text) => string.IsNullOrEmpty(text) ? null : new(text, text);

    public static Phrase YesOrNo(bool value) => DifferenceSentences.Of(value ? "Yes" : "No");

    /// <summary>A name and the key by which programs know it.</summary>
    public static Phrase Named(Phrase name, string key) => DifferenceSentences.Of("Named", name, key);

    private static Phrase? Shown(Phrase? phrase) => phrase is { } shown ? new(Cut(shown.Vi), Cut(shown.En)) : null;

    private static string Cut(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
}
