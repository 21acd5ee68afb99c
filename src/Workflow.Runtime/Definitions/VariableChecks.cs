using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// Variables without a default that are read where nothing can have set them: by an activity, by a script, or by an output that one captures.
/// Where a script computes the name of what it sets, nothing can be said.
/// </summary>
internal sealed class VariableChecks(ProcessGraph graph, ProcessTree tree, IReadOnlyDictionary<int, FlowPaths> flows, Findings findings)
{
    private readonly Dictionary<(int Scope, string Name), List<int>> writers = [];

    public void Run()
    {
        if (graph.Activities.Any(a => a.Expressions.Any(e => e.Reads.WritesAny))) return;
        foreach (var activity in graph.Activities)
            foreach (var name in Written(activity))
                if (ScopeOf(activity, name) is { } scope) WritersOf(scope, name).Add(activity.Index);
        foreach (var activity in graph.Activities) CheckReads(activity);
    }

    private static IEnumerable<string> Written(ProcessActivity activity) =>
        activity.Targets.Concat(activity.Captures.Select(c => c.Value)).Concat(activity.Expressions.SelectMany(e => e.Reads.Written)).Distinct();

    private void CheckReads(ProcessActivity activity)
    {
        var reads = activity.Expressions.SelectMany(e => e.Reads.Variables.Except(e.Reads.Written)).Distinct();
        foreach (var name in reads)
        {
            findings.Steps++;
            if (findings.HasEnoughWarnings || ScopeOf(activity, name) is not { } scope || IsSetFromTheStart(graph.Activities[scope], name)) continue;
            if (!WritersOf(scope, name).Exists(writer => CanPrecede(writer, activity.Index, scope))) findings.Warning("VariableReadBeforeSet", activity, name);
        }
    }

    private static bool IsSetFromTheStart(ProcessActivity scope, string name) =>
        scope.FindVariable(name)!.DefaultJson != "null" || scope.Type.ScopeVariables.Any(v => v.Name == name);

    private List<int> WritersOf(int scope, string name) => writers.TryGetValue((scope, name), out var known) ? known : writers[(scope, name)] = [];

    /// <summary>The nearest container that declares a variable, the activity itself included.</summary>
    private int? ScopeOf(ProcessActivity activity, string name)
    {
        for (var at = activity.Index; at >= 0; at = graph.Activities[at].Parent)
            if (graph.Activities[at].FindVariable(name) is not null) return at;
        return null;
    }

    /// <summary>Whether some run of a scope comes to one activity before the other.</summary>
    private bool CanPrecede(int writer, int reader, int scope)
    {
        var (one, other) = (PathTo(writer, scope), PathTo(reader, scope));
        findings.Steps += one.Count + other.Count;
        var shared = 0;
        while (shared < one.Count && shared < other.Count && one[shared] == other[shared])
        {
            if (shared > 0 && IsRepeated(one[shared - 1], one[shared])) return true;
            shared++;
        }
        if (shared == one.Count) return shared < other.Count || IsLoop(writer);
        if (shared == other.Count) return IsLoop(reader);
        return ComesBefore(one[shared - 1], one[shared], other[shared]);
    }

    /// <summary>From a scope inwards to an activity, both included.</summary>
    private List<int> PathTo(int activity, int scope)
    {
        var path = new List<int>();
        for (var at = activity; at >= 0; at = graph.Activities[at].Parent)
        {
            path.Add(at);
            if (at == scope) break;
        }
        path.Reverse();
        return path;
    }

    private bool IsLoop(int activity) => tree.ArrangementOf(activity) == Arrangement.Rounds;

    /// <summary>Whether a container runs something that it holds more than once.</summary>
    private bool IsRepeated(int container, int child) => tree.ArrangementOf(container) switch
    {
        Arrangement.Rounds or Arrangement.RoundsSideBySide => true,
        Arrangement.Connected => flows[container].LeadsInSomeRound(child, child),
        _ => false,
    };

    private bool ComesBefore(int container, int one, int other) => tree.ArrangementOf(container) switch
    {
        Arrangement.SideBySide => true,
        Arrangement.InTurn => one < other,
        Arrangement.Connected => flows[container].LeadsInSomeRound(one, other) || flows[container].AreTogether(one, other),
        _ => false,
    };
}
