using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;

namespace Workflow.Host.Documents;

/// <summary>What is added to a dossier.</summary>
/// <param name="Step">Key of the open step it belongs to; left out outside any.</param>
/// <param name="Replaces">Number of the document whose place it takes; only with a single upload.</param>
internal sealed record AddDocumentsRequest(IReadOnlyList<UsedUpload> Documents, string? Step = null, int? Replaces = null);

/// <summary>Adds uploaded files to an open dossier that the caller sees.</summary>
internal sealed class AddDocuments(DossierCommands commands, DossierQueries queries, PublishedProcesses processes)
{
    /// <summary>Most files that are added in one go.</summary>
    public const int Most = 50;

    public async Task<Result<DossierProgress>> Add(ChangeRequest request, Guid dossierId, AddDocumentsRequest wish)
    {
        if (wish.Documents.Count == 0) return FileSentences.Refuse(RejectionKind.Unprocessable, "NoFile");
        if (wish.Documents.Count > (wish.Replaces is null ? Most : 1)) return FileSentences.Refuse(RejectionKind.Unprocessable, "TooManyFiles", wish.Replaces is null ? Most : 1);
        if (wish.Documents.Any(d => !UsedUpload.Origins.Contains(d.Origin)))
            return FileSentences.Refuse(RejectionKind.Unprocessable, "OriginUnusable", string.Join(", ", UsedUpload.Origins));
        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn => Decide(turn, wish));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, AddDocumentsRequest wish)
    {
        var (session, dossier, now) = turn;
        var version = processes.Of(dossier.VersionId, session);
        if (version.Rejection is { } unreadable) return unreadable;
        if (UnknownKeyIn(version.Value, dossier.CaseKey, wish.Documents) is { } unknown) return unknown;
        var step = dossier.OpenTasks.FirstOrDefault(t => t.StepKey == wish.Step)?.StepKey;
        var added = UsedUpload.Add(wish.Documents, dossier, now, session, step, wish.Replaces);
        return added.Rejection is { } refused ? refused : DossierProgress.Of(dossier);
    }

    /// <summary>Refuses a key that the case of a procedure does not ask for.</summary>
    public static Rejection? UnknownKeyIn(PublishedVersion version, string caseKey, IReadOnlyList<UsedUpload> documents)
    {
        var known = version.Spec.FindCase(caseKey)?.Documents ?? [];
        return documents.FirstOrDefault(d => d.Key is not null && !known.Contains(d.Key)) is { } stranger
            ? FileSentences.Refuse(RejectionKind.Unprocessable, "UnknownDocumentKey", Shortened.Of(stranger.Key))
            : null;
    }
}
