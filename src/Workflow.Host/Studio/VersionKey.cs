using System.Diagnostics.CodeAnalysis;

namespace Workflow.Host.Studio;

/// <summary>Names a version of a definition towards Studio: a draft by its own id, a published one by the version that holds it and its file there.</summary>
/// <param name="Id">Of the draft, or of the version of the procedure.</param>
/// <param name="Process">File name within the version; null for a draft.</param>
internal readonly record struct VersionKey(Guid Id, string? Process)
{
    private const char Separator = '~';

    public bool IsDraft => Process is null;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out VersionKey key)
    {
        key = default;
        if (text is null) return false;
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        if (!Guid.TryParseExact(at < 0 ? text : text[..at], "N", out var id)) return false;
        key = new(id, at < 0 ? null : text[(at + 1)..]);
        return key.Process is not "";
    }

    public override string ToString() => Process is null ? $"{Id:N}" : $"{Id:N}{Separator}{Process}";
}
