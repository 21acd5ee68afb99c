using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Desk;

/// <summary>What a browser got.</summary>
/// <param name="Bytes">As they came over the wire.</param>
/// <param name="Text">The same unpacked.</param>
internal sealed partial record DeskAnswer(int Bytes, string Text)
{
    /// <summary>Scripts for which a browser would stop reading the page: neither deferred nor asynchronous nor modules, which wait by themselves.</summary>
    public int BlockingScripts => Script().Matches(Text).Count(tag => !Waits().IsMatch(tag.Value));

    [GeneratedRegex(@"<script\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    // Of another type than JavaScript it is data.
    [GeneratedRegex("""\s(?:defer|async)(?=[\s=>/])|\stype\s*=\s*"?(?:module|importmap|speculationrules|application/(?:ld\+)?json)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Waits();
}
