using System.Collections.Concurrent;
using Workflow.Core;
using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Reports;

namespace Workflow.Host.Board;

/// <summary>The figures of the wall view, counted once for every screen that asks within a few seconds: they say of what moment they are.</summary>
internal sealed class WallFigures(BoardFigures figures, CommandCircumstances circumstances)
{
    /// <summary>How long figures are shown before they are counted again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private const int MostKept = 200;

    private readonly ConcurrentDictionary<(string Units, UnitSide Side, string Period, string ReaderUnit), Counting> kept = new();

    public Task<Result<BoardView>> Of(CurrentActor me, SupervisedUnits units, UnitSide side, ReportingPeriod period)
    {
        var (now, key) = (circumstances.Now, (string.Join(' ', units.Codes), side, period.Key, me.Actor.UnitCode));
        if (kept.Count > MostKept) kept.Clear();
        // Nobody's request may cancel what others wait for.
        var counting = kept.AddOrUpdate(key, _ => Begin(), (_, last) => now - last.At < Kept && last.View is not { IsValueCreated: true, Value.IsFaulted: true } ? last : Begin());
        return counting.View.Value;

        Counting Begin() => new(now, new Lazy<Task<Result<BoardView>>>(() => figures.Of(me, units, side, period)));
    }

    private sealed record Counting(DateTime At, Lazy<Task<Result<BoardView>>> View);
}
