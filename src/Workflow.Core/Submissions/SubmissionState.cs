namespace Workflow.Core.Submissions;

/// <summary>Where an online submission stands before reception; an accepted one goes on as a dossier.</summary>
public enum SubmissionState
{
    /// <summary>Waits for reception: the clock of the acknowledgement runs.</summary>
    Submitted,
    /// <summary>Form 02 was sent; no clock runs, for none of a dossier has begun.</summary>
    AwaitingSupplement,
    Accepted,
    /// <summary>Form 03 was sent.</summary>
    NotAccepted,
    Withdrawn,
}

/// <summary>What portals are told of a state.</summary>
public static class SubmissionStates
{
    /// <summary>The national dossier status, 1 to 10; what follows an acceptance is told by the dossier.</summary>
    public static int NationalStatus(this SubmissionState state) => state switch
    {
        SubmissionState.Submitted => 1,
        SubmissionState.Accepted => 2,
        SubmissionState.NotAccepted => 3,
        SubmissionState.AwaitingSupplement => 5,
        SubmissionState.Withdrawn => 7,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No national status."),
    };
}
