using Workflow.Core.Dossiers;

namespace Workflow.Core.Jobs;

/// <summary>The kinds of long work.</summary>
public enum JobKind
{
    /// <summary>Reads a list of units or officers and says what is wrong with each line; changes nothing.</summary>
    OfficeImportTrial,
    /// <summary>Takes a list of units or officers into the office.</summary>
    OfficeImport,
    /// <summary>Writes what a search of the audit finds into a file.</summary>
    AuditExport,
    /// <summary>Tries failed automatic steps again.</summary>
    IncidentRetry,
    /// <summary>Writes a table of a report into a file.</summary>
    ReportExport,
    /// <summary>Writes the list behind a number of boards and reports into a file.</summary>
    ListExport,
}

/// <summary>How far a job has come.</summary>
public enum JobState { Queued, Running, Done, Failed, Cancelled }

/// <summary>Long work, a batch at a time; where it stands is stored with what a batch did, so that whichever host holds the lease goes on from there.</summary>
public sealed class Job : IRevised
{
    public required Guid Id { get; init; }
    public required JobKind Kind { get; init; }

    /// <summary>What to do, as compact JSON that the kind reads.</summary>
    public required string Arguments { get; init; }
    public required string AskedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
    public JobState State { get; private set; }

    /// <summary>Whether somebody wants it to stop; it does at the end of the batch that runs.</summary>
    public bool IsCancelAsked { get; private set; }
    public int Looked { get; private set; }

    /// <summary>How much there is to do; null while nobody has counted.</summary>
    public int? Total { get; private set; }

    /// <summary>Lines that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Where the next batch begins, as the kind writes it; null before the first.</summary>
    public string? Place { get; private set; }

    /// <summary>Pieces of the result that were written.</summary>
    public int Parts { get; private set; }

    /// <summary>Name of the file that the result is saved as; null where there is none.</summary>
    public string? FileName { get; private set; }

    /// <summary>Why it failed; null otherwise.</summary>
    public string? FailureVi { get; private set; }
    public string? FailureEn { get; private set; }
    public DateTime? StartedAt { get; private set; }

    /// <summary>When its host last said that it lives.</summary>
    public DateTime? HeartbeatAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>The run of a host that works on it.</summary>
    public Guid? Owner { get; private set; }

    /// <summary>Until when that host need not be feared dead; null where none works on it.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>The fencing number: who holds an older one writes nothing any more.</summary>
    public int Revision { get; set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>Takes the job for a run of a host, where it waits, was put down, or its last host let the lease run out; false where it may not.</summary>
    public bool Claim(Guid owner, DateTime now, TimeSpan lease)
    {
        if (IsOver || State == JobState.Running && LeaseUntil >= now) return false;
        (State, Owner, StartedAt) = (JobState.Running, owner, StartedAt ?? now);
        Beat(now, lease);
        return true;
    }

    /// <summary>Says that the host lives.</summary>
    public void Beat(DateTime now, TimeSpan lease) => (HeartbeatAt, LeaseUntil) = (now, now + lease);

    /// <summary>Lets others have their turn: whoever is free goes on behind the last batch.</summary>
    public void PutDown() => (Owner, LeaseUntil) = (null, null);

    /// <summary>Counts one batch in.</summary>
    public void Advance(JobStep step)
    {
        (Looked, Refused, Place) = (Looked + step.Looked, Refused + step.Refused, step.Place);
        Total = step.Total ?? Total;
        if (step.FileName is not null) FileName = step.FileName;
        if (step.HasPart) Parts++;
    }

    /// <summary>Asks it to stop: at once while it waits, else at the end of the batch that runs; false once it is over.</summary>
    public bool Cancel(DateTime now)
    {
        if (IsOver) return false;
        IsCancelAsked = true;
        if (State == JobState.Queued) End(JobState.Cancelled, now);
        return true;
    }

    public void End(JobState state, DateTime now) => (State, EndedAt, LeaseUntil, Owner) = (state, now, null, null);

    /// <summary>Ends it with the reason why it could not go on.</summary>
    public void Fail(Phrase reason, DateTime now)
    {
        (FailureVi, FailureEn) = (reason.Vi, reason.En);
        End(JobState.Failed, now);
    }
}

/// <summary>What one batch did.</summary>
/// <param name="Looked">Rows that it looked at.</param>
/// <param name="Refused">Lines among them that were refused.</param>
/// <param name="Place">Where the next one begins.</param>
/// <param name="IsLast">Whether nothing is left to do.</param>
/// <param name="Total">How much there is to do, where the batch has counted.</param>
/// <param name="FileName">What the result is saved as, where the kind writes one.</param>
/// <param name="HasPart">Whether the batch wrote a piece of the result.</param>
/// <param name="Failure">Why the job ends here, with what the batch wrote; null where it goes on.</param>
public sealed record JobStep(int Looked, int Refused, string Place, bool IsLast, int? Total = null, string? FileName = null, bool HasPart = false, Phrase? Failure = null);

/// <summary>What came of one line or item of a job.</summary>
public sealed class JobLine
{
    public required Guid JobId { get; init; }

    /// <summary>Line of the file, or place in the order of the job; from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Order of what is said of the same line, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>What people call it: a sign-in name, a dossier code. At most 200 characters.</summary>
    public required string Subject { get; init; }
    public required bool IsRefused { get; init; }
    public required string TextVi { get; init; }
    public required string TextEn { get; init; }
}

/// <summary>One piece of a file that a job was given, or has written.</summary>
public sealed class JobPart
{
    public required Guid JobId { get; init; }

    /// <summary>Whether the job was given it.</summary>
    public required bool IsInput { get; init; }

    /// <summary>Order of the pieces, from 1.</summary>
    public required int Number { get; init; }
    public required byte[] Content { get; init; }
}
