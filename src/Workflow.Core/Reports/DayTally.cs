namespace Workflow.Core.Reports;

/// <summary>What came in and ended on one civil day, by unit and procedure: reports read these instead of dossiers. Written once the day is over.</summary>
public sealed class DayTally
{
    /// <summary>In place of a procedure: the sum over all of the two units, for boards that do not tell them apart.</summary>
    public const string AllProcedures = "";

    public required DateOnly Day { get; init; }
    public required string ReceivingUnit { get; init; }
    public required string CompetentUnit { get; init; }
    public required string ProcedureCode { get; init; }
    public required int ReceivedCounter { get; init; }
    public required int ReceivedOnline { get; init; }
    public required int ReceivedPost { get; init; }
    public required int Early { get; init; }
    public required int OnTime { get; init; }
    public required int Late { get; init; }
    public required int Refused { get; init; }
    public required int Withdrawn { get; init; }

    /// <summary>Of all that ended, those in time by <see cref="OnTimeRule"/>.</summary>
    public required int InTime { get; init; }

    /// <summary>How many more stood paused at the end of the day than at its beginning.</summary>
    public required int PausedChange { get; init; }
}

/// <summary>A civil day whose tallies are written; one without a row is counted from the dossiers.</summary>
public sealed class TalliedDay
{
    public required DateOnly Day { get; init; }
    public required DateTime WrittenAt { get; init; }
}
