using Workflow.Core.Dossiers;
using Workflow.Core.Offices;

namespace Workflow.Core.Tasks;

/// <summary>What holds for every step of a kind unless the definition says otherwise.</summary>
/// <param name="DefaultRole">Null where the definition must name one.</param>
/// <param name="State">The dossier's state while such a step is its least advanced open one.</param>
public sealed record StepDefaults(StepKind Kind, Role? DefaultRole, IReadOnlyList<string> Outcomes, DossierState State)
{
    /// <summary>Whether an open step of this kind stops the clock (papers and money asked of the applicant; nothing else does).</summary>
    public bool PausesClock => State is DossierState.AwaitingSupplement or DossierState.AwaitingFinancialObligation;
}

/// <summary>The table of step kinds, one row each.</summary>
public static class StepCatalogue
{
    private static readonly StepDefaults[] rows =
    [
        new(StepKind.Receive, Role.ReceptionOfficer, ["Forwarded"], DossierState.Received),
        new(StepKind.Assign, Role.DivisionHead, ["Done"], DossierState.InProcessAssigned),
        new(StepKind.Appraise, Role.Appraiser, ["Eligible", "SupplementNeeded", "NotEligible"], DossierState.InProcessAppraising),
        new(StepKind.VerifyOnSite, Role.Appraiser, ["Done"], DossierState.InProcessFieldVerification),
        new(StepKind.Consult, Role.ConsultedOfficer, ["Agreed", "Disagreed", "Silent"], DossierState.InProcessConsulting),
        new(StepKind.Review, Role.DivisionHead, ["Agreed", "Returned"], DossierState.InProcessPendingApproval),
        new(StepKind.Approve, Role.Approver, ["Approved", "Clarify", "Refused"], DossierState.InProcessPendingApproval),
        new(StepKind.AssignNumber, Role.RecordsClerk, ["Done"], DossierState.InProcessSigned),
        new(StepKind.Stamp, Role.SealCustodian, ["Done"], DossierState.InProcessNumbered),
        new(StepKind.ReturnResult, Role.ReturnOfficer, ["Returned"], DossierState.ResultReady),
        new(StepKind.Step, null, ["Done"], DossierState.InProcess),
        new(StepKind.RequestSupplement, Role.ReceptionOfficer, ["Supplied", "Expired"], DossierState.AwaitingSupplement),
        new(StepKind.RequestPayment, Role.Cashier, ["Paid", "Expired"], DossierState.AwaitingFinancialObligation),
        new(StepKind.ChangeCase, Role.Appraiser, ["Done"], DossierState.InProcess),
    ];

    public static IReadOnlyList<StepDefaults> All => rows;

    public static StepDefaults Of(StepKind kind) => rows[(int)kind];

    /// <summary>Whether an outcome gives the work back to those who did it: a superior who does not agree, or wants it explained.</summary>
    public static bool SendsBack(StepKind kind, string outcome) => (kind, outcome) is (StepKind.Review, "Returned") or (StepKind.Approve, "Clarify");
}
