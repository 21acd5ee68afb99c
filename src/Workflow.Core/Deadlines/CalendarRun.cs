using Workflow.Core.Dossiers;

namespace Workflow.Core.Deadlines;

/// <summary>What a run over the running dossiers is for.</summary>
public enum CalendarRunKind
{
    /// <summary>Shows which dates a draft would move; writes to no dossier.</summary>
    Preview,
    /// <summary>Moves the dates of running dossiers to a calendar that was published.</summary>
    Recompute,
}

/// <summary>How far a run has come.</summary>
public enum CalendarRunState
{
    Running,
    Done,
    /// <summary>Stopped, because another preview or another calendar took its place.</summary>
    Superseded,
    /// <summary>Stopped by somebody; what it had moved stays moved, and a recomputation can go on from there.</summary>
    Stopped,
}

/// <summary>A run over all running dossiers in order of their ids, a batch at a time; whichever host holds the lease goes on where the last one stopped.</summary>
public sealed class CalendarRun : IRevised
{
    public required Guid Id { get; init; }
    public required CalendarRunKind Kind { get; init; }

    /// <summary>The draft whose dates are previewed; null for a recomputation.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The revision of the draft that is previewed.</summary>
    public int? DraftRevision { get; init; }

    /// <summary>The calendar under which dates are computed.</summary>
    public required string Version { get; init; }

    /// <summary>The calendar in force when the run was asked for.</summary>
    public required string VersionBefore { get; init; }

    /// <summary>The published form of a previewed draft; null for a recomputation, whose calendar is published.</summary>
    public string? Json { get; init; }
    public required string StartedBy { get; init; }
    public required string Reason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; set; }
    public required CalendarRunState State { get; set; }

    /// <summary>How many dossiers were running when it began.</summary>
    public required int Total { get; init; }
    public int Looked { get; set; }
    public int Moved { get; set; }
    public int StepsMoved { get; set; }
    public int Failed { get; set; }

    /// <summary>The last dossier that was looked at; null before the first.</summary>
    public Guid? After { get; set; }

    /// <summary>Until when the host that works on it need not be feared dead.</summary>
    public DateTime? LeaseUntil { get; set; }
    public int Revision { get; set; }

    /// <summary>Counts one batch in.</summary>
    public void Advance(Guid last, int looked, IReadOnlyCollection<CalendarMove> found)
    {
        (After, Looked) = (last, Looked + looked);
        Moved += found.Count(move => move.Failure is null);
        StepsMoved += found.Sum(move => move.StepsMoved);
        Failed += found.Count(move => move.Failure is not null);
    }

    /// <summary>Stops it behind the batch that runs; false once it has ended.</summary>
    public bool Stop(DateTime now)
    {
        if (State != CalendarRunState.Running) return false;
        End(CalendarRunState.Stopped, now);
        return true;
    }

    /// <summary>Lets a recomputation that was stopped go on behind the last dossier that it looked at; false for any other run.</summary>
    public bool GoOn()
    {
        if (State != CalendarRunState.Stopped || Kind != CalendarRunKind.Recompute) return false;
        (State, EndedAt) = (CalendarRunState.Running, null);
        return true;
    }

    public void End(CalendarRunState state, DateTime now) => (State, EndedAt, LeaseUntil) = (state, now, null);
}
