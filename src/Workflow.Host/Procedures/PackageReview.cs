using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>A package that can be published: read, built into graphs, and free of errors.</summary>
/// <param name="Graphs">By process file.</param>
/// <param name="Warnings">What the publisher must confirm with a reason; the file stands before the path.</param>
internal sealed record ReviewedPackage(
    ProcedureContents Contents, IReadOnlyDictionary<string, ProcessGraph> Graphs, IReadOnlyList<Problem> Warnings)
{
    public ProcedureSpec Spec => Contents.Spec;
}

/// <summary>Everything that publishing holds a package against, whether it comes from a folder or from Studio.</summary>
internal static class PackageReview
{
    /// <summary>The form that an applicant's declaration is held against; no step refers to it.</summary>
    public const string DeclarationForm = "declaration";

    /// <summary>Reads and builds a package; rejects with every error of specification, forms and processes.</summary>
    /// <param name="activities">The types of activity that a process may hold.</param>
    public static Result<ReviewedPackage> Of(ProcedurePackage package, ActivityTable activities)
    {
        var problems = new List<Problem>();
        var contents = package.Read();
        if (contents.IsRejected) problems.AddRange(contents.Rejection!.Problems);

        var graphs = new Dictionary<string, ProcessGraph>(StringComparer.Ordinal);
        foreach (var (file, text) in package.Processes.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var read = DefinitionReader.Read(text, activities);
            problems.AddRange(read.Problems.Select(p => In(file, p)));
            if (read.Graph is { } graph) graphs.Add(file, graph);
        }
        if (!contents.IsRejected) problems.AddRange(Check(contents.Value, graphs));

        return problems.Exists(p => p.Severity == Severity.Error)
            ? FolderSentences.Refuse("PackageRefused", problems.Count) with { Problems = problems }
            : new ReviewedPackage(contents.Value, graphs, problems);
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
