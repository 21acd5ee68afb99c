using System.Text.Json;
using Workflow.Core.Dossiers;
using Workflow.Host.Documents;
using Workflow.Host.Fees;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>A complete dossier that an officer or a machine hands in.</summary>
/// <param name="Procedure">Code of a published procedure; its current version is taken.</param>
/// <param name="Declaration">The declaration form: an object.</param>
/// <param name="Case">Key of the case; may be left out where the procedure has one only.</param>
/// <param name="ReceivingUnit">Code of the unit that receives; the caller's own where none is given.</param>
/// <param name="Documents">Uploaded files that become documents of the dossier.</param>
/// <param name="Papers">What was ticked off; the slip names all documents of the case where nothing is said.</param>
/// <param name="Fee">Left out, the fees of the case are due once.</param>
/// <param name="Reused">Results of the applicant's earlier dossiers that are taken over.</param>
internal sealed record ReceiveDossierRequest(
    string Procedure,
    SubmissionChannel Channel,
    ApplicantRequest Applicant,
    JsonElement Declaration,
    string? Case = null,
    string? ReceivingUnit = null,
    IReadOnlyList<UsedUpload>? Documents = null,
    IReadOnlyList<PaperRequest>? Papers = null,
    ReceivedFeeRequest? Fee = null,
    IReadOnlyList<ReusedDocument>? Reused = null);

/// <summary>A required document that was handed in.</summary>
/// <param name="Key">Its key; each at most once.</param>
/// <param name="Originals">How many originals, 0 to 99; where there are neither originals nor copies, it came as a file.</param>
internal sealed record PaperRequest(string Key, int Originals, int Copies = 0);

/// <summary>What is asked and taken for the application.</summary>
/// <param name="Quantities">How many units of each fee of the case, in its order, 0 to 10,000; one of each where nothing is said.</param>
/// <param name="Act">What is recorded at once, a payment or an exemption; nothing where it is left out.</param>
internal sealed record ReceivedFeeRequest(IReadOnlyList<int>? Quantities = null, FeeActRequest? Act = null);

/// <summary>Whose dossier it is. Personal data: never logged.</summary>
/// <param name="IdentityNumber">9 or 12 digits of a person, 10 or 13 of an organisation.</param>
internal sealed record ApplicantRequest(string Name, string IdentityNumber, string Phone, string Address, string? Email = null);
