using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>The longest way of a case against its limit, as a bar of its steps; lengths in pixels of the bar's own drawing.</summary>
/// <param name="Limit">The statutory limit of the case.</param>
/// <param name="Accepted">Minutes over the limit that the published process is known to take; null where nobody accepted any.</param>
internal sealed record LongestPathView(LongestPath Path, TimeLimit Limit, int? Accepted)
{
    public const int Width = 600;
    public const int Margin = 40;

    // A title that would have less room than this is left to the list below the bar.
    private const double LeastRoom = 40;

    /// <summary>Minutes over the limit; zero or less where the steps fit.</summary>
    public int Overrun => Path.Minutes - Limit.Minutes;

    public bool IsOver => Overrun > 0;

    public double LimitAt => At(Limit.Minutes);

    /// <summary>Whether the words at the limit's mark stand to its left.</summary>
    public bool IsLimitFarRight => LimitAt > Width / 2;

    /// <summary>The steps' pieces of the bar, in order.</summary>
    public IEnumerable<Piece> Pieces()
    {
        var before = 0;
        foreach (var step in Path.Steps)
        {
            var (from, to) = (At(before), At(before + step.Minutes));
            before += step.Minutes;
            var label = to - from < LeastRoom ? "" : TextFit.Cut(step.Title, 11, to - from - 12);
            yield return new(N(from), N(to - from), N(from + 6), label, before > Limit.Minutes);
        }
    }

    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private double At(int minutes) => (double)minutes * Width / Math.Max(1, Math.Max(Path.Minutes, Limit.Minutes));

    /// <summary>One step's piece; numbers as SVG writes them.</summary>
    /// <param name="IsOver">Whether the limit is behind before the step ends.</param>
    internal sealed record Piece(string X, string Width, string TextX, string Label, bool IsOver);
}
