namespace Workflow.Host.Tasks;

/// <summary>How many steps each inbox of an officer holds.</summary>
/// <param name="Finished">Counted up to <see cref="MostFinished"/> only: it grows for ever.</param>
internal sealed record ViewCounts(int Mine, int Candidates, int Units, int ActingFor, int Watched, int Finished)
{
    public const int MostFinished = 1000;

    public int Of(InboxView view) => view switch
    {
        InboxView.Mine => Mine, InboxView.Candidates => Candidates, InboxView.Units => Units,
        InboxView.ActingFor => ActingFor, InboxView.Watched => Watched, InboxView.Finished => Finished,
        _ => throw new InvalidOperationException($"No count for {view}."),
    };
}

/// <summary>How many steps each filter of an inbox leaves.</summary>
/// <param name="Risk">Null while nothing has been forecast since the start.</param>
internal sealed record FilterCounts(int All, int Late, int Near, int? Risk, int Paused, int Returned)
{
    public int? Of(InboxFilter filter) => filter switch
    {
        InboxFilter.All => All, InboxFilter.Late => Late, InboxFilter.Near => Near, InboxFilter.Risk => Risk, InboxFilter.Paused => Paused,
        InboxFilter.Returned => Returned,
        _ => throw new InvalidOperationException($"No count for {filter}."),
    };
}

/// <summary>The counts of an inbox page.</summary>
/// <param name="Filters">Null where they are not counted: of what is finished, and of a search by words that very many dossiers have.</param>
/// <param name="UnitsAt">When the units' inbox was counted, UTC, where it is too large to be counted for everybody; null where it is counted now.</param>
internal sealed record InboxCounts(ViewCounts Views, FilterCounts? Filters, DateTime? UnitsAt);
