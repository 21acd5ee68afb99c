using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Workflow.Core;

namespace Workflow.Host.Paging;

/// <summary>The place behind a row of a list that is ordered by an instant, then by id; opaque to callers.</summary>
/// <param name="At">Null for rows that have no instant: they stand last.</param>
internal sealed record Cursor(DateTime? At, Guid Id)
{
    private const int LongestText = 128;

    public override string ToString()
    {
        var at = At is { } instant ? instant.Ticks.ToString(CultureInfo.InvariantCulture) : "";
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{at}.{Id:N}"));
    }

    /// <summary>Whether it stands behind another one where the earliest instant comes first; ids are compared as databases compare them.</summary>
    public bool IsBehind(Cursor other) => (At ?? DateTime.MaxValue).CompareTo(other.At ?? DateTime.MaxValue) switch
    {
        0 => string.CompareOrdinal(Id.ToString("N"), other.Id.ToString("N")) > 0,
        var order => order > 0,
    };

    /// <summary>Reads what <see cref="ToString"/> wrote; null for no text, malformed for any other.</summary>
    public static Result<Cursor?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (Cursor?)null;
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return Refused;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out var id)) return Refused;
        if (parts[0].Length == 0) return new Cursor(null, id);
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTime.MaxValue.Ticks) return Refused;
        return new Cursor(new DateTime(ticks, DateTimeKind.Utc), id);
    }

    private static Rejection Refused => PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
}
