using Workflow.Host.Forecasts;
using Workflow.Host.Reports;
using Workflow.Host.Search;

namespace Workflow.Host.Jobs;

/// <summary>How far work has come that nobody ordered.</summary>
/// <param name="Name">Key of what it is called.</param>
/// <param name="IsFinished">Whether nothing was left at the last look; it goes on with what comes.</param>
/// <param name="Done">Days that are done, where days are counted.</param>
/// <param name="Total">Days there are, where days are counted.</param>
/// <param name="Until">The instant up to which older rows are done, UTC; null where days are counted, and before it has begun.</param>
/// <param name="AdvancedAt">When it last went on, UTC; null where that is not stored and this host has not seen it.</param>
internal sealed record AutomaticProgress(string Name, bool IsFinished, int? Done = null, int? Total = null, DateTime? Until = null, DateTime? AdvancedAt = null);

/// <summary>The work that walks through older rows by itself: it goes on behind its place after every stop, so there is nothing to order and nothing to stop.</summary>
internal sealed class AutomaticWork(SearchTermFiller search, TallyDays tally, LearnFromEnded forecasts)
{
    public async Task<IReadOnlyList<AutomaticProgress>> Progress(CancellationToken cancellation) =>
        [await search.Progress(cancellation), await tally.Progress(cancellation), await forecasts.Progress(cancellation)];
}
