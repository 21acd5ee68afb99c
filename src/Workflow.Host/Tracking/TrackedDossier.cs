using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Tracking;

/// <summary>What an applicant reads of a dossier: how it stands, by when, why, and what is asked of them. No officer, no note, no data of the applicant.</summary>
/// <param name="UnitName">Where the result is handed over.</param>
/// <param name="IsStopped">Whether the clock stands, so that the date will be told anew.</param>
/// <param name="FirstAppointedAt">The date promised at the counter; null where it still holds.</param>
/// <param name="Supplement">What is to be brought now; null where nothing is.</param>
/// <param name="Payment">What is to be paid now; null where nothing is.</param>
/// <param name="Fees">What the result costs; empty where it is paid, or costs nothing.</param>
internal sealed record TrackedDossier(
    string Code, string ProcedureName, string UnitName, DossierState State, DossierOutcome Outcome, bool IsStopped, bool IsOverdue,
    DateTime AppointedAt, DateTime? FirstAppointedAt, DateTime? ClosedAt, IReadOnlyList<TrackedReason> Reasons, IReadOnlyList<TrackedStep> Steps,
    AskedSupplement? Supplement, TrackedPayment? Payment, IReadOnlyList<Fee> Fees)
{
    /// <summary>Whether the date still says something: after the end it is when it ended that counts.</summary>
    public bool IsOpen => ClosedAt is null;

    public bool IsReady => State == DossierState.ResultReady;
}

/// <summary>Money that the dossier waits for.</summary>
/// <param name="Amount">Whole đồng; null where it was not written down.</param>
/// <param name="DueAt">UTC; null where no time is set.</param>
internal sealed record TrackedPayment(long? Amount, DateTime? DueAt);
