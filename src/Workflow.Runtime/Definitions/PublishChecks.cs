using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Runtime.Definitions;

/// <summary>What a process that can be built must still satisfy before dossiers run on it.</summary>
public static class PublishChecks
{
    /// <summary>Checks a graph's drawing, whatever limit the law sets.</summary>
    public static PublishReport Run(ProcessGraph graph)
    {
        var problems = new List<Problem>(graph.Problems);
        var findings = new Findings(problems);
        var tree = new ProcessTree(graph);
        var flows = graph.Flowcharts.ToDictionary(f => f.Index, f => new FlowPaths(graph, f, findings));
        foreach (var paths in flows.Values) new FlowChecks(paths, tree, findings).Run();
        new ContainerChecks(graph, tree, findings).Run();
        new BranchChecks(graph, tree, flows, findings).Run();
        new VariableChecks(graph, tree, flows, findings).Run();
        return new(problems, LongestWay.Measure(graph, tree, flows)) { Steps = findings.Steps };
    }

    /// <summary>Checks a graph's drawing, and its longest path against the limit that the law sets.</summary>
    /// <param name="statutory">The limit of the procedure's case.</param>
    /// <param name="acceptedOverrun">Minutes by which the published process is known to exceed the limit; null where nobody accepted any.</param>
    public static PublishReport Run(ProcessGraph graph, TimeLimit statutory, int? acceptedOverrun = null)
    {
        var report = Run(graph);
        return CheckLimit(report.LongestPath, statutory, acceptedOverrun) is { } problem
            ? report with { Problems = [.. report.Problems, problem] }
            : report;
    }

    private static Problem? CheckLimit(LongestPath path, TimeLimit statutory, int? acceptedOverrun)
    {
        var overrun = path.Minutes - statutory.Minutes;
        if (overrun <= 0 || overrun <= acceptedOverrun) return null;

        var (code, severity) = acceptedOverrun is null ? ("LongerThanLimit", Severity.Warning) : ("LongerThanAccepted", Severity.Error);
        var sentence = PublishSentences.Of(code, path.Minutes / 60m, statutory.Minutes / 60m, path.Describe(), (acceptedOverrun ?? 0) / 60m);
        return new(code, "$.root", null, sentence, severity);
    }
}
