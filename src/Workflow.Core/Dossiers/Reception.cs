using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;

namespace Workflow.Core.Dossiers;

/// <summary>The person or organisation whose dossier it is. Personal data: never logged.</summary>
public sealed record Applicant(string Name, string IdentityNumber, string Phone, string Address, string? Email);

/// <summary>What reception accepts: a complete dossier for one case of a published procedure.</summary>
/// <param name="Process">Key of the case's process within the version.</param>
/// <param name="Secret">Printed on the slip, lets the applicant follow the dossier.</param>
/// <param name="Resume">How the case counts after a supplement.</param>
/// <param name="Declaration">The declaration form as compact JSON.</param>
/// <param name="FeeDue">Fees and charges in whole đồng; 0 where none are asked for.</param>
public sealed record Reception(
    Guid DossierId,
    Guid VersionId,
    string ProcedureCode,
    string ProcedureName,
    string CaseKey,
    string Process,
    TimeLimit Limit,
    string ReceivingUnit,
    string CompetentUnit,
    SubmissionChannel Channel,
    Applicant Applicant,
    string Declaration,
    string Secret,
    ResumePolicy Resume = ResumePolicy.Continue,
    long FeeDue = 0);
