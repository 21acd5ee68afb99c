using System.Globalization;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Which versions a call of Studio means: a word, or the number of one.</summary>
internal readonly record struct VersionChoice(VersionChoice.Kind Which, int Number = 0)
{
    public enum Kind { All, Latest, Published, Draft, LatestOrPublished, LatestAndPublished, Numbered }

    /// <summary>Reads the parameter; nothing means all of them, what nobody knows means none.</summary>
    public static VersionChoice? Read(string? text) => text switch
    {
        null or "" or "AllVersions" => new(Kind.All),
        _ when Enum.TryParse<Kind>(text, ignoreCase: true, out var kind) && kind != Kind.Numbered && !char.IsAsciiDigit(text[0]) => new(kind),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new(Kind.Numbered, number),
        _ => null,
    };
}
