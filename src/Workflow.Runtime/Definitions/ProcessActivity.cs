using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>One activity of a built process.</summary>
public sealed class ProcessActivity
{
    private readonly ImmutableArray<Effect.ActivityPassed> passed;
    private readonly ImmutableArray<Effect.ActivityPassed> completed;
    private readonly FrozenDictionary<string, DeclaredVariable> variableByName;
    private readonly FrozenDictionary<string, string> variableByPascalName;
    private readonly ActivityDraft draft;
    private bool[]? upstream;

    internal ProcessActivity(ActivityDraft draft, ImmutableArray<int> outbound, ImmutableArray<int> inbound)
    {
        this.draft = draft;
        (Index, Id, Key, Name, Path) = (draft.Index, draft.Id, draft.Key, draft.Name, draft.Path);
        Within = draft.Within;
        (Parent, Port, Flow) = (draft.Parent, draft.Port, draft.Flow);
        ScriptName = draft.ScriptName;
        (Type, Behaviour, Meaning, Captures) = (draft.Type, draft.Behaviour, draft.Meaning, draft.Captures);
        (Expressions, Variables) = (draft.Expressions, draft.Variables);
        (Outbound, Inbound) = (outbound, inbound);
        (Targets, MostRounds, CanStart) = (draft.Targets, draft.MostRounds, draft.CanStart && Type.IsTrigger);
        passed = [.. Enum.GetValues<ActivityStatus>().Select(status => new Effect.ActivityPassed(Index, Key, status, null))];
        completed = [.. Behaviour.Outcomes.Select(o => new Effect.ActivityPassed(Index, Key, ActivityStatus.Completed, o))];
        variableByName = Variables.ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);
        variableByPascalName = Variables.Reverse().DistinctBy(v => ScriptNames.Pascal(v.Name)).ToFrozenDictionary(v => ScriptNames.Pascal(v.Name), v => v.Name, StringComparer.Ordinal);
    }

    /// <summary>Place in the graph's list: a container first, then what it holds, in the order of the definition.</summary>
    public int Index { get; }
    public string Id { get; }

    /// <summary>
    /// Tells it apart in the whole graph: its id, behind the ids of the activities whose definitions it is drawn in, such as <c>verify/appraise</c>.
    /// </summary>
    public string Key { get; }

    /// <summary>Index of the activity whose definition it is drawn in; -1 for the main one.</summary>
    public int Within { get; }

    /// <summary>What a reader calls it: the text of the drawing, else the name, else the id.</summary>
    public string Name { get; }

    /// <summary>The definition's own name of it, by which expressions may call it; the id where it has none.</summary>
    public string ScriptName { get; }

    /// <summary>JSON path in the definition.</summary>
    public string Path { get; }
    public ActivityType Type { get; }
    public ActivityBehaviour Behaviour { get; }

    /// <summary>Index of the container that holds it; -1 for the root.</summary>
    public int Parent { get; }

    /// <summary>The member of the container that it stands in, such as <c>body</c> or <c>activities</c>; empty for the root.</summary>
    public string Port { get; }

    /// <summary>What a flowchart holds; null for every other type.</summary>
    public FlowBody? Flow { get; }

    /// <summary>The variables of its scope, those of the definition among the root's; none for an activity that is no container.</summary>
    public ImmutableArray<DeclaredVariable> Variables { get; }

    /// <summary>The step that an officer does; null for an automatic activity.</summary>
    public StepSettings? Step => (Behaviour as HumanStep.Behaviour)?.Settings;

    /// <summary>What an endpoint asks of a request; null for every other activity.</summary>
    public EndpointSettings? Endpoint => (Behaviour as HttpEndpoint.Behaviour)?.Settings;

    /// <summary>Connections that leave it, in the order of the definition.</summary>
    public ImmutableArray<int> Outbound { get; }

    /// <summary>Forward connections that arrive.</summary>
    public ImmutableArray<int> Inbound { get; }

    /// <summary>Inputs after defaults as canonical JSON members, sorted by name.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Meaning { get; }

    /// <summary>Variables that take the activity's outputs: output name and variable name.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Captures { get; }

    /// <summary>Variables that its inputs name for it to change.</summary>
    internal ImmutableArray<string> Targets { get; }

    /// <summary>How many rounds of the loop that begins here the longest path counts; nothing stops a dossier that takes more.</summary>
    internal int MostRounds { get; }

    /// <summary>Whether a process may begin here when something happens outside.</summary>
    internal bool CanStart { get; }

    /// <summary>Every expression among the inputs.</summary>
    internal ImmutableArray<Expression> Expressions { get; }

    /// <summary>The variable of this scope with a name, or null.</summary>
    internal DeclaredVariable? FindVariable(string name) => variableByName.GetValueOrDefault(name);

    /// <summary>The name of the variable of this scope that an accessor such as <c>getCaseNumber()</c> means, or null.</summary>
    internal string? FindVariableByPascalName(string pascalName) => variableByPascalName.GetValueOrDefault(pascalName);

    /// <summary>The same activity where other connections arrive forward.</summary>
    internal ProcessActivity With(ImmutableArray<int> inbound) => new(draft, Outbound, inbound);

    /// <summary>By activity index: what forward connections lead from to this activity. Found once, at the first need.</summary>
    internal bool[] Upstream(ProcessGraph graph)
    {
        if (upstream is { } known) return known;
        var found = Reach.To(graph, Index);
        found[Index] = false;
        return upstream = found;
    }

    /// <summary>The trace entry of a status; made once, since a process passes the same places again and again.</summary>
    internal Effect.ActivityPassed Passed(ActivityStatus status) => passed[(int)status];

    internal Effect.ActivityPassed Completed(IReadOnlyList<string> outcomes)
    {
        if (outcomes.Count == 1)
            foreach (var effect in completed)
                if (effect.Outcome == outcomes[0]) return effect;
        return new(Index, Key, ActivityStatus.Completed, string.Join(", ", outcomes));
    }

    public override string ToString() => $"{Type.Name}#{Id}";
}
