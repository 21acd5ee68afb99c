using Workflow.Core.Documents;
using Workflow.Core.Procedures;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>A line of the list of papers on form 01.</summary>
/// <param name="Kinds">In which forms it came, in the order of the form.</param>
/// <param name="Count">How many sheets or files.</param>
internal sealed record SlipPaper(string Name, IReadOnlyList<DocumentKind> Kinds, int Count)
{
    /// <summary>What was received; all that the case asks for where reception counted nothing.</summary>
    public static IReadOnlyList<SlipPaper> Of(
        IReadOnlyList<RequiredDocument> asked, IReadOnlyList<ReceivedPaper> received, IReadOnlyList<DossierDocument> files)
    {
        if (received.Count == 0) return [.. asked.Select(d => new SlipPaper(d.Name.Vi + (d.Required ? "" : " (nếu có)"), [d.Kind], 1))];
        var lines = new List<SlipPaper>();
        foreach (var document in asked)
        {
            if (received.FirstOrDefault(p => p.Key == document.Key) is not { } paper) continue;
            var electronic = files.Count(f => f.Key == document.Key && f.Origin == DocumentOrigin.Applicant);
            var kinds = new List<DocumentKind>();
            if (paper.Originals > 0) kinds.Add(DocumentKind.Original);
            if (paper.Copies > 0) kinds.Add(DocumentKind.Copy);
            if (electronic > 0 || kinds.Count == 0) kinds.Add(DocumentKind.Electronic);
            lines.Add(new SlipPaper(document.Name.Vi, kinds, Math.Max(1, paper.Originals + paper.Copies + electronic)));
        }
        // Further files of the applicant are received, too, and named as they are called.
        lines.AddRange(files.Where(f => f is { Key: null, StepKey: null, Origin: DocumentOrigin.Applicant or DocumentOrigin.Digitised })
            .Select(f => new SlipPaper(f.Name, [DocumentKind.Electronic], 1)));
        return lines;
    }
}
