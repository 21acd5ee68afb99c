using Workflow.Core.Documents;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Most documents of one dossier, those that were replaced among them.</summary>
    public const int MostDocuments = 200;

    /// <summary>How many documents the dossier was given, those that were replaced among them.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>Adds a file to the dossier while it is open.</summary>
    /// <param name="former">The document of this dossier whose place it takes; null for a further one.</param>
    public Result<DossierDocument> AddDocument(DocumentDraft draft, DossierDocument? former, Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (DocumentCount >= MostDocuments) return DocumentSentences.Refuse(RejectionKind.Unprocessable, "TooManyDocuments", Code, MostDocuments);
        if (former is { ReplacedBy: not null }) return DocumentSentences.Refuse(RejectionKind.Conflict, "DocumentReplacedAlready", former.Name);

        var document = new DossierDocument
        {
            DossierId = Id,
            Number = ++DocumentCount,
            Key = draft.Key ?? former?.Key,
            Name = draft.Name,
            Hash = draft.File.Hash,
            Size = draft.File.Size,
            MediaType = draft.File.MediaType,
            CarriesSignature = draft.File.CarriesSignature,
            Origin = draft.Origin,
            ReusedFrom = draft.ReusedFrom,
            AddedBy = now.Actor.Id,
            AddedAt = now.Now,
            StepKey = draft.StepKey,
        };
        if (former is not null)
        {
            former.GiveWayTo(document.Number);
            changes.Update(former);
        }
        changes.Insert(document);
        RecordHistory(former is null ? HistoryVerb.DocumentAdded : HistoryVerb.DocumentReplaced, now, changes, outcome: document.Name).Details =
            HistoryDetails.OfDocument(document, former);
        return document;
    }
}
