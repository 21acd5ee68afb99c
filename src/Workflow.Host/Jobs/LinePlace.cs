using System.Globalization;
using Workflow.Core;
using Workflow.Host.Paging;

namespace Workflow.Host.Jobs;

/// <summary>The place behind a line of a job.</summary>
internal sealed record LinePlace(int Number, int Part)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}.{Part}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for no text, malformed for any other.</summary>
    public static Result<LinePlace?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (LinePlace?)null;
        var parts = text.Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            ? new LinePlace(number, part)
            : PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
    }
}
