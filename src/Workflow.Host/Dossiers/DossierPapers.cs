using Workflow.Core.Documents;
using Workflow.Core.Procedures;

namespace Workflow.Host.Dossiers;

/// <summary>The papers of a dossier: files in the order in which its case asks for them, the others behind, and what was never filed.</summary>
/// <param name="Missing">Asked for by the case and not filed; on paper at the counter, or not handed in.</param>
/// <param name="Replaced">Files that others took the place of.</param>
internal sealed record DossierPapers(IReadOnlyList<DossierPapers.Filed> Files, IReadOnlyList<RequiredDocument> Missing, IReadOnlyList<DossierDocument> Replaced)
{
    /// <param name="Asked">What it was filed for; null for any other paper.</param>
    internal sealed record Filed(DossierDocument Document, RequiredDocument? Asked);

    /// <summary>How many components the case asks for.</summary>
    public int Components { get; private init; }

    public static DossierPapers Of(DossierFile file, string caseKey)
    {
        var spec = file.Version?.Spec;
        var asked = spec?.FindCase(caseKey)?.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order).ToList() ?? [];
        var files = file.Documents.Where(d => d.ReplacedBy is null).Select(d => new Filed(d, asked.Find(a => a.Key == d.Key)))
            .OrderBy(f => f.Asked?.Order ?? int.MaxValue).ThenBy(f => f.Document.Number).ToList();
        return new(files, asked.FindAll(a => !files.Exists(f => f.Asked == a)), [.. file.Documents.Where(d => d.ReplacedBy is not null)]) { Components = asked.Count };
    }
}
