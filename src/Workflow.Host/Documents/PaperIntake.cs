using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;

namespace Workflow.Host.Documents;

/// <summary>What a page sent along as papers of a dossier.</summary>
/// <param name="Files">Taken into the store and not yet used, each with the required document that it stands for.</param>
/// <param name="Problems">Files that were not taken, each with its field.</param>
internal sealed record SentPapers(IReadOnlyList<(Upload File, string? Key)> Files, DocumentOrigin Origin, IReadOnlyList<Problem> Problems)
{
    public static SentPapers None(DocumentOrigin origin) => new([], origin, []);
}

/// <summary>Takes further papers of an open dossier from a page: the files of its form and those that a script sent ahead, in one go.</summary>
internal sealed class PaperIntake(ReceptionFiles files, Uploads uploads, AddDocuments add)
{
    public const string OriginField = "origin";

    /// <summary>Reads what was sent; files of the form become uploads, so that they stay when the page comes back.</summary>
    /// <param name="chosen">The case of the dossier.</param>
    public async Task<SentPapers> Read(CurrentActor me, IFormCollection sent, ProcedureCase chosen, CancellationToken cancellation)
    {
        var (form, problems) = await files.Take(me, sent, cancellation);
        var named = new ReceptionForm(form, chosen).Uploads;
        var waiting = await uploads.Of(me, [.. named.Select(u => u.Id)], cancellation);
        var origin = Enum.TryParse<DocumentOrigin>(sent[OriginField], out var stated) && UsedUpload.Origins.Contains(stated) ? stated : DocumentOrigin.Officer;
        return new SentPapers([.. waiting.Select(u => (u, named.First(n => n.Id == u.Id).Key))], origin, problems);
    }

    /// <summary>Makes documents of all that was sent; refused as a whole where a file was not taken.</summary>
    /// <param name="step">Key of the open step it belongs to; null outside any.</param>
    public async Task<Result<DossierProgress>> Add(ChangeRequest request, Guid dossierId, SentPapers papers, string? step) => papers.Problems.Count > 0
        ? FileSentences.Refuse(RejectionKind.Unprocessable, "FilesNotTaken") with { Problems = papers.Problems }
        : await add.Add(request, dossierId, new AddDocumentsRequest([.. papers.Files.Select(f => new UsedUpload(f.File.Id, f.Key, papers.Origin))], step));
}
