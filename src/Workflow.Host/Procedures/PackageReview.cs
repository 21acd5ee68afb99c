using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>A package that can be published: read, built into graphs, and free of errors.</summary>
/// <param name="Graphs">By process file.</param>
/// <param name="References">Every definition that a process refers to: the version that holds it (null: the package's own), and its file there.</param>
/// <param name="Warnings">What the publisher must confirm with a reason; the file stands before the path.</param>
internal sealed record ReviewedPackage(
    ProcedureContents Contents, IReadOnlyDictionary<string, ProcessGraph> Graphs, IReadOnlyList<PackageReference> References, IReadOnlyList<Problem> Warnings)
{
    public ProcedureSpec Spec => Contents.Spec;
}

/// <summary>A definition that a process of a package refers to.</summary>
/// <param name="Outside">The version that has it; null for the package itself.</param>
internal sealed record PackageReference(string DefinitionId, ReferenceKind Kind, KnownDefinition? Outside, string Process);

/// <summary>Everything that publishing holds a package against, whether it comes from a folder or from Studio.</summary>
internal static class PackageReview
{
    /// <summary>The form that an applicant's declaration is held against; no step refers to it.</summary>
    public const string DeclarationForm = "declaration";

    /// <summary>Reads and builds a package; rejects with every error of specification, forms and processes.</summary>
    /// <param name="activities">The types of activity that a process may hold.</param>
    /// <param name="surroundings">What is published and the package refers to; null for nothing.</param>
    /// <param name="taken">Definitions of the package that are published, with the code of the procedure that has them; null for none.</param>
    public static Result<ReviewedPackage> Of(
        ProcedurePackage package, ActivityTable activities, PublishedSurroundings? surroundings = null, IReadOnlyDictionary<string, string>? taken = null)
    {
        surroundings ??= PublishedSurroundings.Empty;
        var library = PackageDefinitions.Library(package, surroundings);
        var problems = new List<Problem>();
        var contents = package.Read();
        if (contents.IsRejected) problems.AddRange(contents.Rejection!.Problems);

        var graphs = new Dictionary<string, ProcessGraph>(StringComparer.Ordinal);
        foreach (var (file, text) in package.Processes.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var read = DefinitionReader.Read(text, activities, library);
            problems.AddRange(read.Problems.Select(p => In(file, p)));
            if (read.Graph is { } graph) graphs.Add(file, graph);
        }
        if (!contents.IsRejected) problems.AddRange(Check(contents.Value, graphs));
        foreach (var name in surroundings.Ambiguous.Order(StringComparer.Ordinal)) problems.Add(Problem("DefinitionAmbiguous", "procedure.json", null, name));
        var references = ReferencesOf(package, graphs, surroundings);
        if (!contents.IsRejected) problems.AddRange(CheckStarted(contents.Value.Spec, graphs, references));
        if (!contents.IsRejected) problems.AddRange(CheckIds(package, contents.Value.Spec.Code, taken));

        // A process says what keeps it from publication when it is read, and again with each case that it serves.
        problems = [.. problems.Distinct()];
        return problems.Exists(p => p.Severity == Severity.Error)
            ? FolderSentences.Refuse("PackageRefused", problems.Count) with { Problems = problems }
            : new ReviewedPackage(contents.Value, graphs, references, problems);
    }

    private static List<PackageReference> ReferencesOf(ProcedurePackage package, Dictionary<string, ProcessGraph> graphs, PublishedSurroundings surroundings)
    {
        var own = PackageDefinitions.Own(package).DistinctBy(d => d.Definition.DefinitionId).ToDictionary(d => d.Definition.DefinitionId, d => d.File, StringComparer.Ordinal);
        var references = new List<PackageReference>();
        foreach (var reference in graphs.OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Value.References).DistinctBy(r => (r.Kind, r.DefinitionId)))
        {
            if (own.TryGetValue(reference.DefinitionId, out var file)) references.Add(new(reference.DefinitionId, reference.Kind, null, file));
            else if (surroundings.Find(reference.DefinitionId) is { } known) references.Add(new(reference.DefinitionId, reference.Kind, known, known.Process));
        }
        return references;
    }

    /// <summary>The designer opens a process by its id, and others start it by that.</summary>
    private static IEnumerable<Problem> CheckIds(ProcedurePackage package, string code, IReadOnlyDictionary<string, string>? taken)
    {
        foreach (var same in PackageDefinitions.Own(package).GroupBy(d => d.Definition.DefinitionId, d => d.File, StringComparer.Ordinal))
        {
            if (same.Key.Length == 0)
                foreach (var file in same) yield return In(file, Problem("DefinitionIdMissing", "$.definitionId", null, file));
            else if (same.Count() > 1)
                yield return In(same.Last(), Problem("DefinitionIdTwice", "$.definitionId", null, same.Key));
            else if (taken?.GetValueOrDefault(same.Key) is { } owner && owner != code)
                yield return In(same.First(), new Problem("DefinitionIdTaken", "$.definitionId", null, FolderSentences.Of("DefinitionIdTaken", same.Key, owner)));
        }
    }

    /// <summary>A process is started as a dossier, whose limit and documents are those of a case.</summary>
    private static IEnumerable<Problem> CheckStarted(ProcedureSpec spec, Dictionary<string, ProcessGraph> graphs, List<PackageReference> references)
    {
        foreach (var (file, graph) in graphs)
            foreach (var reference in graph.References)
                if (reference.Kind == ReferenceKind.Started && references.Find(r => r.DefinitionId == reference.DefinitionId) is { } found
                    && !(found.Outside?.HasCase ?? spec.Cases.Any(c => c.Process == found.Process)))
                    yield return In(file, Problem("StartedWithoutCase", reference.Path, null, reference.DefinitionId));
    }

    private static IEnumerable<Problem> Check(ProcedureContents contents, Dictionary<string, ProcessGraph> graphs)
    {
        var spec = contents.Spec;
        foreach (var (file, graph) in graphs)
            foreach (var activity in graph.Activities)
                if (activity.Step is { } step)
                    foreach (var problem in CheckStep(step, activity, contents))
                        yield return In(file, problem);

        foreach (var procedureCase in spec.Cases)
            if (graphs.TryGetValue(procedureCase.Process, out var graph))
                foreach (var problem in PublishChecks.Run(graph, procedureCase.Limit, (int?)(procedureCase.AcceptedOverrun?.Hours * 60)).Problems)
                    yield return In(procedureCase.Process, problem);

        // What begins by itself belongs to the unit that decides: one must be named.
        if (spec.CompetentUnit is null)
            foreach (var (file, graph) in graphs)
                foreach (var trigger in graph.Triggers.Where(t => t.Kind != TriggerKind.Endpoint))
                    yield return In(file, Problem("TriggerWithoutUnit", graph.Activities[trigger.Activity].Path, graph.Activities[trigger.Activity].Name, graph.Activities[trigger.Activity].Name));

        var used = graphs.Values.SelectMany(g => g.Activities).Select(a => a.Step?.Form).ToHashSet();
        foreach (var form in contents.Forms.Keys.Where(f => f != DeclarationForm && !used.Contains(f)))
            yield return Problem("FormUnused", $"forms/{form}.json", null, form) with { Severity = Severity.Warning };
    }

    private static IEnumerable<Problem> CheckStep(StepSettings step, ProcessActivity activity, ProcedureContents contents)
    {
        if (step.Form is { } form && !contents.Forms.ContainsKey(form))
            yield return Problem("FormMissing", $"{activity.Path}.form", step.Title, form);

        // "5 tại chỗ" (Decision 299/QĐ-UBND, part IV): only the department's clerk numbers elsewhere.
        if (contents.Spec.OnSite && step.UnitSelector != UnitSelector.Receiving && step.Kind != StepKind.AssignNumber)
            yield return Problem("LeavesTheCentre", $"{activity.Path}.unitSelector", step.Title, step.Title);
    }

    private static Problem Problem(string code, string path, string? subject, string argument) =>
        new(code, path, subject, FolderSentences.Of(code, argument));

    private static Problem In(string file, Problem problem) => problem with { Path = $"{file}:{problem.Path}" };
}
