using System.Collections.Immutable;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>An activity whose own part has been read and whose connections have not.</summary>
internal sealed record ActivityDraft(int Index, string Id, string Name, string Path, ActivityType Type, ActivityBehaviour Behaviour)
{
    /// <summary>The readable name by which expressions may call it.</summary>
    public required string ScriptName { get; init; }

    /// <summary>Place of the activity whose definition it is drawn in; -1 for the main one.</summary>
    public int Within { get; init; } = -1;

    /// <summary>Its id behind those of the activities whose definitions it is drawn in.</summary>
    public required string Key { get; init; }
    public int Parent { get; init; } = -1;
    public string Port { get; init; } = "";
    public FlowBody? Flow { get; init; }
    public bool CanStart { get; init; }
    public ImmutableArray<DeclaredVariable> Variables { get; init; } = [];
    public ImmutableArray<KeyValuePair<string, string>> Meaning { get; init; } = [];
    public ImmutableArray<KeyValuePair<string, string>> Captures { get; init; } = [];
    public ImmutableArray<string> Targets { get; init; } = [];
    public ImmutableArray<Expression> Expressions { get; init; } = [];
    public int MostRounds { get; init; } = 1;
}
