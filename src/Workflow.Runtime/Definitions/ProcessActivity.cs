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

    internal ProcessActivity(ActivityDraft draft, ImmutableArray<int> outbound, ImmutableArray<int> inbound)
    {
        (Index, Id, Name, Path) = (draft.Index, draft.Id, draft.Name, draft.Path);
        ScriptName = draft.ScriptName;
        (Type, Behaviour, Meaning, Captures) = (draft.Type, draft.Behaviour, draft.Meaning, draft.Captures);
        Expressions = draft.Expressions;
        (Outbound, Inbound) = (outbound, inbound);
        passed = [.. Enum.GetValues<ActivityStatus>().Select(status => new Effect.ActivityPassed(Index, Id, status, null))];
        completed = [.. Behaviour.Outcomes.Select(o => new Effect.ActivityPassed(Index, Id, ActivityStatus.Completed, o))];
    }

    /// <summary>Place in the graph's list: the container first, then its activities in the order of the definition.</summary>
    public int Index { get; }
    public string Id { get; }

    /// <summary>What a reader calls it: the text of the drawing, else the name, else the id.</summary>
    public string Name { get; }

    /// <summary>The definition's own name of it, by which expressions may call it; the id where it has none.</summary>
    public string ScriptName { get; }

    /// <summary>JSON path in the definition.</summary>
    public string Path { get; }
    public ActivityType Type { get; }
    public ActivityBehaviour Behaviour { get; }

    /// <summary>The step that an officer does; null for an automatic activity.</summary>
    public StepSettings? Step => (Behaviour as HumanStep.Behaviour)?.Settings;

    /// <summary>Connections that leave it, in the order of the definition.</summary>
    public ImmutableArray<int> Outbound { get; }

    /// <summary>Forward connections that arrive.</summary>
    public ImmutableArray<int> Inbound { get; }

    /// <summary>Inputs after defaults as canonical JSON members, sorted by name.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Meaning { get; }

    /// <summary>Variables that take the activity's outputs: output name and variable name.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Captures { get; }

    /// <summary>Every expression among the inputs.</summary>
    internal ImmutableArray<Expression> Expressions { get; }

    /// <summary>The trace entry of a status; made once, since a process passes the same places again and again.</summary>
    internal Effect.ActivityPassed Passed(ActivityStatus status) => passed[(int)status];

    internal Effect.ActivityPassed Completed(IReadOnlyList<string> outcomes)
    {
        if (outcomes.Count == 1)
            foreach (var effect in completed)
                if (effect.Outcome == outcomes[0]) return effect;
        return new(Index, Id, ActivityStatus.Completed, string.Join(", ", outcomes));
    }

    public override string ToString() => $"{Type.Name}#{Id}";
}
