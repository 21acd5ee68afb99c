using Workflow.Core.Dossiers;

namespace Workflow.Core.Submissions;

/// <summary>What a portal hands in for an applicant, already held against the procedure.</summary>
/// <param name="Reference">The portal's own number; one number of one portal is one submission.</param>
/// <param name="Declaration">The declaration form as compact JSON.</param>
/// <param name="Attachments">References of the attached documents as compact JSON.</param>
/// <param name="SubmittedAt">When the applicant submitted, as the portal says; UTC.</param>
public sealed record OnlineApplication(
    string Reference,
    string ProcedureCode,
    string ProcedureName,
    string CaseKey,
    string ReceivingUnit,
    Applicant Applicant,
    string Declaration,
    string Attachments,
    DateTime SubmittedAt);
