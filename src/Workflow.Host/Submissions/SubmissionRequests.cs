using System.Text.Json;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;

namespace Workflow.Host.Submissions;

/// <summary>What a portal hands in for an applicant.</summary>
/// <param name="Reference">The portal's own number: 1 to 100 characters; one number is one submission.</param>
/// <param name="Procedure">Code of a published procedure; its current version is taken.</param>
/// <param name="ReceivingUnit">Code of the unit that is to receive it.</param>
/// <param name="Declaration">The declaration form: an object.</param>
/// <param name="Attachments">References of what is attached; the documents stay with the portal.</param>
/// <param name="SubmittedAt">When the applicant submitted.</param>
/// <param name="Case">Key of the case; may be left out where the procedure has one only.</param>
internal sealed record SubmitOnlineRequest(
    string Reference,
    string Procedure,
    string ReceivingUnit,
    ApplicantRequest Applicant,
    JsonElement Declaration,
    IReadOnlyList<AttachedDocument> Attachments,
    DateTimeOffset SubmittedAt,
    string? Case = null)
{
    public ReceiveDossierRequest ToReception() => new(Procedure, SubmissionChannel.Online, Applicant, Declaration, Case, ReceivingUnit);
}

/// <summary>A document that the portal keeps.</summary>
/// <param name="Name">What the applicant called it, or the file's name.</param>
/// <param name="Reference">Where the portal keeps it: an address or a key.</param>
/// <param name="Document">Key of the procedure's document that it stands for; null for another one.</param>
internal sealed record AttachedDocument(string Name, string Reference, string? Document = null);

/// <summary>What an applicant brings after form 02; what is left out stays as it was.</summary>
internal sealed record SupplyOnlineRequest(JsonElement? Declaration = null, IReadOnlyList<AttachedDocument>? Attachments = null, string? Note = null);

/// <summary>Why an applicant withdraws.</summary>
internal sealed record WithdrawSubmissionRequest(string Reason);

/// <summary>Form 03.</summary>
internal sealed record RefuseSubmissionRequest(string Reason, string LegalBasis);
