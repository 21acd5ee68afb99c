using Workflow.Core.Dossiers;

namespace Workflow.Host.Dossiers;

/// <summary>A part of a dossier's history, day by day.</summary>
/// <param name="IsOldestFirst">Otherwise the newest act stands first.</param>
/// <param name="Next">Sequence number behind which the next part begins; null on the last one.</param>
/// <param name="Whole">How many acts there are in all.</param>
internal sealed record DossierTimeline(IReadOnlyList<DossierTimeline.Day> Days, bool IsOldestFirst, int? Next, int Whole)
{
    /// <summary>Acts of one part: what is read at once.</summary>
    public const int Size = 30;

    /// <summary>The acts of one day of the office, in the order of the timeline.</summary>
    internal sealed record Day(DateOnly Date, IReadOnlyList<HistoryEntry> Acts);

    /// <param name="history">All acts in order.</param>
    /// <param name="behind">Sequence number that the part before ended with; null for the first part.</param>
    /// <param name="dateOf">The office's date of an instant.</param>
    public static DossierTimeline Of(IReadOnlyList<HistoryEntry> history, bool isOldestFirst, int? behind, Func<DateTime, DateOnly> dateOf)
    {
        var ordered = isOldestFirst ? history : history.Reverse();
        var rest = ordered.Where(act => behind is not { } last || (isOldestFirst ? act.Sequence > last : act.Sequence < last)).Take(Size + 1).ToList();
        var shown = rest.Take(Size).ToList();
        return new(
            [.. shown.GroupBy(act => dateOf(act.At)).Select(day => new Day(day.Key, [.. day]))],
            isOldestFirst, rest.Count > Size ? shown[^1].Sequence : null, history.Count);
    }
}
