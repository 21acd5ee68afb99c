namespace Workflow.Host.Dossiers;

/// <summary>What a caller sent, cut for a sentence that repeats it.</summary>
internal static class Shortened
{
    private const int Longest = 64;

    public static string Of(string? text) => text is null || text.Length <= Longest ? text ?? "" : string.Concat(text.AsSpan(0, Longest), "…");
}
