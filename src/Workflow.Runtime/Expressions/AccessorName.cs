namespace Workflow.Runtime.Expressions;

/// <summary>The name inside <c>get&lt;Name&gt;()</c> or <c>set&lt;Name&gt;()</c> and what it can mean, spelled out once when the script is compiled.</summary>
internal sealed class AccessorName(string pascal)
{
    private const string From = "From";

    public string Pascal => pascal;

    /// <summary>The same with a small first letter, as names of variables mostly begin.</summary>
    public string Camel { get; } = char.ToLowerInvariant(pascal[0]) + pascal[1..];

    /// <summary>Every way to read the name as <c>&lt;Output&gt;From&lt;Activity&gt;</c>, the shortest output first.</summary>
    public IReadOnlyList<(string Output, string Activity)> Outputs { get; } = OutputsIn(pascal);

    private static List<(string, string)> OutputsIn(string name)
    {
        var found = new List<(string, string)>();
        for (var at = Next(name, 1); at > 0; at = Next(name, at + 1)) found.Add((name[..at], name[(at + From.Length)..]));
        return found;
    }

    private static int Next(string name, int start)
    {
        var at = name.IndexOf(From, start, StringComparison.Ordinal);
        return at + From.Length < name.Length ? at : -1;
    }
}
