using System.Text.Json;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Dossiers;

/// <summary>A complete dossier that an officer or a machine hands in.</summary>
/// <param name="Procedure">Code of a published procedure; its current version is taken.</param>
/// <param name="Declaration">The declaration form: an object.</param>
/// <param name="Case">Key of the case; may be left out where the procedure has one only.</param>
/// <param name="ReceivingUnit">Code of the unit that receives; the caller's own where none is given.</param>
internal sealed record ReceiveDossierRequest(
    string Procedure,
    SubmissionChannel Channel,
    ApplicantRequest Applicant,
    JsonElement Declaration,
    string? Case = null,
    string? ReceivingUnit = null);

/// <summary>Whose dossier it is. Personal data: never logged.</summary>
/// <param name="IdentityNumber">9 or 12 digits of a person, 10 or 13 of an organisation.</param>
internal sealed record ApplicantRequest(string Name, string IdentityNumber, string Phone, string Address, string? Email = null);
