using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>A definition turned into what can be run; immutable, one for all dossiers of a version.</summary>
public sealed class ProcessGraph
{
    private readonly Dictionary<string, int> indexByKey;
    private readonly ConcurrentDictionary<int, ProcessGraph> begunElsewhere = new();

    internal ProcessGraph(string definitionId, string name, ImmutableArray<ProcessActivity> activities, ImmutableArray<Connection> connections)
    {
        (DefinitionId, Name, Activities, Connections) = (definitionId, name, activities, connections);
        indexByKey = activities.ToDictionary(a => a.Key, a => a.Index, StringComparer.Ordinal);
        Reads = GraphReads.Of(activities.SelectMany(a => a.Expressions));
    }

    /// <summary>The workflow's id in Elsa's sense, stable over versions; empty where the text gives none.</summary>
    public string DefinitionId { get; }
    public string Name { get; }

    /// <summary>The root first; every container is followed by what it holds, in the order of the definition.</summary>
    public ImmutableArray<ProcessActivity> Activities { get; }

    /// <summary>Those of one flowchart stand together, in the order of the definition.</summary>
    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Every flowchart, the outer before the inner.</summary>
    public IEnumerable<ProcessActivity> Flowcharts => Activities.Where(a => a.Flow is not null);

    /// <summary>Index of the activity that the root flowchart runs first; -1 where it is empty or the root is none.</summary>
    public int Start => Activities[0].Flow?.Start ?? -1;

    /// <summary>The variables that the definition declares for the whole process, without those that a loop as its root brings along.</summary>
    public ImmutableArray<DeclaredVariable> Variables => [.. Activities[0].Variables.Except(Activities[0].Type.ScopeVariables)];

    /// <summary>What the expressions of all activities can ask for.</summary>
    public GraphReads Reads { get; }

    /// <summary>What starts the process from outside; empty where it begins only on demand.</summary>
    public ImmutableArray<ProcessTrigger> Triggers { get; internal init; } = [];

    /// <summary>What was found wrong while reading and does not stop a trace; publishing refuses it.</summary>
    public ImmutableArray<Problem> Problems { get; internal init; } = [];

    /// <summary>Other definitions that this one refers to, each once a kind, in the order of the definition.</summary>
    public ImmutableArray<DefinitionReference> References { get; internal init; } = [];

    /// <summary>
    /// The process with its connections as they lie from the activity at which something outside began it: what that activity does not lead to, no join
    /// waits for. Made at the first need; the process itself for its own start and for what cannot begin it.
    /// </summary>
    internal ProcessGraph BegunAt(int trigger) =>
        trigger > 0 && trigger != Start && Triggers.Any(t => t.Activity == trigger) ? begunElsewhere.GetOrAdd(trigger, LinkFrom) : this;

    /// <summary>Only the root's flowchart begins elsewhere; the connections of inner ones stay.</summary>
    private ProcessGraph LinkFrom(int start)
    {
        var (first, count) = (Activities[0].Flow!.FirstConnection, Activities[0].Flow!.ConnectionCount);
        var directions = FlowDirections.Of([.. Connections.Skip(first).Take(count).Select(c => new Arrow(c.Source, c.Outcome, c.Target, c.Path))], start, new ReadingSteps());
        ImmutableArray<Connection> linked = [.. Connections.Select(c => c.Index >= first && c.Index < first + count ? c with { Direction = directions[c.Index - first] } : c)];
        var inbound = linked.Where(c => c.Direction == Direction.Forward).ToLookup(c => c.Target, c => c.Index);
        return new(DefinitionId, Name, [.. Activities.Select(a => a.With([.. inbound[a.Index]]))], linked) { Triggers = Triggers, Problems = Problems, References = References };
    }

    /// <summary>What a container holds directly, in the order of the definition.</summary>
    internal IEnumerable<ProcessActivity> ChildrenOf(ProcessActivity container) => Activities.Where(a => a.Parent == container.Index);

    /// <summary>The activity with a key (<see cref="ProcessActivity.Key"/>), which is the id of one that is drawn in the main definition; or null.</summary>
    public ProcessActivity? Find(string key) => indexByKey.TryGetValue(key, out var index) ? Activities[index] : null;

    /// <summary>
    /// The activity that an expression calls by its id, its name, or its name in Pascal case: of the expression's own definition, else of one around
    /// it; or null.
    /// </summary>
    /// <param name="within">Index of the activity whose definition the expression stands in; -1 for the main one.</param>
    internal ProcessActivity? FindByScriptName(string name, int within)
    {
        while (within >= 0)
        {
            if (FindIn(within, name) is { } found) return found;
            within = Activities[within].Within;
        }
        return Find(name) ?? FindIn(-1, name);
    }

    private ProcessActivity? FindIn(int within, string name)
    {
        ProcessActivity? named = null;
        ProcessActivity? spelled = null;
        foreach (var activity in Activities)
        {
            if (activity.Within != within) continue;
            if (activity.Id == name) return activity;
            if (activity.ScriptName == name) named ??= activity;
            if (ScriptNames.Pascal(activity.ScriptName) == name || ScriptNames.Pascal(activity.Id) == name) spelled ??= activity;
        }
        return named ?? spelled;
    }

    /// <summary>
    /// Canonical UTF-8 JSON of what the process means: ids, types, inputs after defaults, connections in order, variables and
    /// options, keys sorted. Layout, notes and fields that nobody reads do not change it.
    /// </summary>
    public byte[] CanonicalMeaning() => MeaningWriter.Write(this);
}
