using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Slips;

namespace Workflow.Host.Tracking;

/// <summary>What an applicant reads of a dossier: how it stands, by when, why, and what is asked of them. No officer, no note, no data of the applicant.</summary>
/// <param name="UnitName">Where the result is handed over.</param>
/// <param name="IsStopped">Whether the clock stands, so that the date will be told anew.</param>
/// <param name="FirstAppointedAt">The date promised at the counter; null where it still holds.</param>
/// <param name="Supplement">What is to be brought now; null where nothing is.</param>
/// <param name="Payment">What is to be paid now; null where nothing is.</param>
/// <param name="Charge">What was reckoned at reception and has been paid of it; null where nothing was.</param>
/// <param name="Fees">What the result costs where reception has reckoned nothing; empty where it costs nothing.</param>
internal sealed record TrackedDossier(
    string Code, string ProcedureName, string UnitName, DossierState State, DossierOutcome Outcome, bool IsStopped, bool IsOverdue,
    DateTime AppointedAt, DateTime? FirstAppointedAt, DateTime? ClosedAt, IReadOnlyList<TrackedReason> Reasons, IReadOnlyList<TrackedStep> Steps,
    AskedSupplement? Supplement, TrackedPayment? Payment, TrackedCharge? Charge, IReadOnlyList<Fee> Fees)
{
    /// <summary>Null while the dossier goes on.</summary>
    public TrackedRating? Rating { get; init; }

    /// <summary>Whether the date still says something: after the end it is when it ended that counts.</summary>
    public bool IsOpen => ClosedAt is null;

    public bool IsReady => State == DossierState.ResultReady;
}

/// <summary>Money that the dossier waits for.</summary>
/// <param name="Amount">Whole đồng; null where it was not written down.</param>
/// <param name="DueAt">UTC; null where no time is set.</param>
internal sealed record TrackedPayment(long? Amount, DateTime? DueAt);

/// <summary>Fees and charges of the dossier, in whole đồng.</summary>
/// <param name="Due">All that was reckoned.</param>
/// <param name="Paid">What was paid and not paid back.</param>
internal sealed record TrackedCharge(PaymentState State, long Due, long Paid)
{
    /// <summary>What is still to be paid; 0 where nothing is, also where it was waived or paid back.</summary>
    public long Left => State == PaymentState.Due ? Due - Paid : 0;

    /// <summary>Null where reception has reckoned nothing.</summary>
    public static TrackedCharge? Of(Dossier dossier) => dossier.Payment == PaymentState.None ? null : new(dossier.Payment, dossier.FeeDue, dossier.FeePaid);
}
