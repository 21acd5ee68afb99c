using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Procedures.Check;

/// <summary>A procedure folder ready to be checked: its package reviewed, its examples read.</summary>
internal sealed record CheckedFolder(string Name, Core.Procedures.ProcedurePackage Package, ReviewedPackage Reviewed, ExampleFile Examples, ActivityTable Activities)
{
    /// <summary>Reads a folder; rejects with everything that is wrong in procedure, forms and processes, or with what is wrong in the examples.</summary>
    public static Result<CheckedFolder> Read(string folder, ActivityTable activities)
    {
        var package = ProcedureFolder.Read(folder);
        if (package.Rejection is { } unreadable) return unreadable;
        var reviewed = PackageReview.Of(package.Value, activities);
        if (reviewed.Rejection is { } refused) return refused;

        var problems = new List<Problem>();
        var text = ProcedureFolder.ReadText(folder, ExampleFileReader.FileName, problems);
        if (problems.Count > 0) return CheckSentences.Refuse("ExamplesMissing", ExampleFileReader.FileName) with { Problems = problems };
        var examples = ExampleFileReader.Read(text);
        return examples.Rejection is { } wrong ? wrong : new CheckedFolder(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), package.Value, reviewed.Value, examples.Value, activities);
    }

    /// <summary>Walks every example.</summary>
    public IReadOnlyList<WalkedExample> Walk(OfficeClock clock) => Walk(Reviewed, Examples.Dossiers, clock);

    /// <summary>Walks examples on a package that may differ from the folder's own.</summary>
    public IReadOnlyList<WalkedExample> Walk(ReviewedPackage package, IEnumerable<ExampleDossier> dossiers, OfficeClock clock)
    {
        var office = new ExampleOffice(clock, UnitCodes(Reviewed, Examples));
        return [.. dossiers.Select(d => ExampleWalk.Run(package, Examples, d, office))];
    }

    /// <summary>Every unit that a package or examples of it name.</summary>
    /// <param name="examples">Null for none.</param>
    public static IEnumerable<string> UnitCodes(ReviewedPackage package, ExampleFile? examples) =>
    [
        .. examples?.Dossiers.Select(d => d.ReceivingUnit) ?? [],
        .. package.Graphs.Values.SelectMany(g => g.Activities).Select(a => a.Step?.Unit).OfType<string>(),
        .. package.Spec.CompetentUnit is { } competent ? [competent] : Array.Empty<string>(),
    ];
}
