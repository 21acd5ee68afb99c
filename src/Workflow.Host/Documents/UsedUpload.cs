using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Documents;

/// <summary>An upload that is to become a document of a dossier.</summary>
/// <param name="Upload">Its id; it is the caller's own.</param>
/// <param name="Key">Key of the required document that it stands for; left out for any other paper.</param>
/// <param name="Origin">Where it came from; a scan at reception where nothing is said.</param>
internal sealed record UsedUpload(Guid Upload, string? Key = null, DocumentOrigin Origin = DocumentOrigin.Digitised)
{
    /// <summary>Origins that a caller may state: the others follow from how a document comes.</summary>
    public static readonly IReadOnlyList<DocumentOrigin> Origins = [DocumentOrigin.Applicant, DocumentOrigin.Digitised, DocumentOrigin.Officer, DocumentOrigin.Result];

    /// <summary>Turns uploads into documents within the transaction of a command; an upload that is gone refuses them all.</summary>
    /// <param name="replaces">Number of the document whose place the only one takes; null for further ones.</param>
    public static Result<IReadOnlyList<DossierDocument>> Add(
        IReadOnlyList<UsedUpload> uploads, Dossier dossier, Circumstances now, CommandSession session, string? stepKey = null, int? replaces = null)
    {
        DossierDocument? former = null;
        if (replaces is { } number && (former = session.Find<DossierDocument>(dossier.Id, number)) is null)
            return FileSentences.Refuse(RejectionKind.NotFound, "DocumentNotFound");
        var added = new List<DossierDocument>(uploads.Count);
        foreach (var used in uploads)
        {
            if (session.Find<Upload>(used.Upload) is not { } upload || !upload.IsUsableBy(now.Actor.Id, now.Now))
                return FileSentences.Refuse(RejectionKind.Unprocessable, "UploadNotFound");
            var document = dossier.AddDocument(new DocumentDraft(upload.File, upload.Name, used.Origin, used.Key, stepKey), former, now, session.Changes);
            if (document.Rejection is { } refused) return refused;
            session.Changes.Delete(upload);
            added.Add(document.Value);
        }
        return added;
    }
}
