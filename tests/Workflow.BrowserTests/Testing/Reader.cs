using System.Globalization;

namespace Workflow.BrowserTests.Testing;

/// <summary>How somebody sits in front of the pages: a window's width in pixels, whether its browser runs script, and the language.</summary>
public sealed record Reader(int Width, bool RunsScript, bool ReadsEnglish)
{
    /// <summary>Each user's path is walked by all of them: every width, and every pair of script and language, is among them.</summary>
    public static readonly IReadOnlyList<Reader> All =
        [new(360, RunsScript: true, ReadsEnglish: false), new(360, RunsScript: false, ReadsEnglish: true), new(1024, RunsScript: false, ReadsEnglish: false), new(1440, RunsScript: true, ReadsEnglish: true)];

    public string Reads(string vietnamese, string english) => ReadsEnglish ? english : vietnamese;

    // Names the test.
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Width} px {(ReadsEnglish ? "English" : "Vietnamese")} {(RunsScript ? "with" : "without")} script");
}
