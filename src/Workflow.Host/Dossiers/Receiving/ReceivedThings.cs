using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Documents;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>What is handed over with an application: papers, files, money.</summary>
internal static class ReceivedThings
{
    /// <summary>Most units of one fee, e.g. pages to certify.</summary>
    public const int MostUnits = 10_000;

    /// <summary>The fees of a case in whole đồng.</summary>
    /// <param name="quantities">Units of each fee in order; one of each where nothing is said.</param>
    public static long FeeDue(ProcedureCase chosen, IReadOnlyList<int>? quantities) =>
        chosen.Fees.Select((fee, place) => fee.Amount * (quantities is not null && place < quantities.Count ? quantities[place] : 1)).Sum();

    /// <summary>Every paper, file and quantity that the case does not know or that cannot be.</summary>
    public static IEnumerable<Problem> Check(ProcedureCase chosen, ReceiveDossierRequest application)
    {
        var papers = application.Papers ?? [];
        foreach (var (place, paper) in papers.Index())
        {
            var isKnown = paper is not null && chosen.Documents.Contains(paper.Key) && papers.Count(p => p?.Key == paper.Key) == 1;
            if (!isKnown || paper!.Originals is < 0 or > ReceivedPaper.Most || paper.Copies is < 0 or > ReceivedPaper.Most)
                yield return At($"$.papers[{place}]", "PaperUnusable", ReceivedPaper.Most);
        }
        foreach (var (place, file) in (application.Documents ?? []).Index())
            if (file is null || file.Key is not null && !chosen.Documents.Contains(file.Key) || !UsedUpload.Origins.Contains(file.Origin))
                yield return At($"$.documents[{place}]", "FileUnusable");
        foreach (var (place, reused) in (application.Reused ?? []).Index())
            if (reused is null || reused.Key is not null && !chosen.Documents.Contains(reused.Key)) yield return At($"$.reused[{place}]", "FileUnusable");
        var quantities = application.Fee?.Quantities;
        if (quantities is not null && (quantities.Count != chosen.Fees.Count || quantities.Any(q => q is < 0 or > MostUnits)))
            yield return At("$.fee.quantities", "FeeQuantities", chosen.Fees.Count, MostUnits);
    }

    /// <summary>Puts papers, files and fee into a dossier that is being received, in the transaction of its reception.</summary>
    public static Rejection? Take(ReceiveDossierRequest application, Dossier dossier, Circumstances now, CommandSession session)
    {
        foreach (var paper in application.Papers ?? [])
            session.Changes.Insert(new ReceivedPaper { DossierId = dossier.Id, Key = paper.Key, Originals = paper.Originals, Copies = paper.Copies });
        if (UsedUpload.Add(application.Documents ?? [], dossier, now, session).Rejection is { } gone) return gone;
        if (ReusableDocuments.Add(application.Reused, dossier, now, session) is { } stale) return stale;
        return application.Fee?.Act is { } act ? act.On(dossier, now, session.Changes).Rejection : null;
    }

    private static Problem At(string path, string code, params ReadOnlySpan<object?> arguments) => new(code, path, null, ServiceSentences.Of(code, arguments));
}
