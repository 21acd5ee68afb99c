using System.Collections.Immutable;
using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>A definition turned into what can be run; immutable, one for all dossiers of a version.</summary>
public sealed class ProcessGraph
{
    private readonly Dictionary<string, int> indexById;
    private readonly Dictionary<string, DeclaredVariable> variableByName;

    internal ProcessGraph(string definitionId, string name, ImmutableArray<ProcessActivity> activities, ImmutableArray<Connection> connections, int start, ImmutableArray<DeclaredVariable> variables)
    {
        (DefinitionId, Name, Activities, Connections, Start, Variables) = (definitionId, name, activities, connections, start, variables);
        indexById = activities.ToDictionary(a => a.Id, a => a.Index, StringComparer.Ordinal);
        variableByName = variables.ToDictionary(v => v.Name, StringComparer.Ordinal);
        Reads = GraphReads.Of(activities.SelectMany(a => a.Expressions));
    }

    /// <summary>The workflow's id in Elsa's sense, stable over versions; empty where the text gives none.</summary>
    public string DefinitionId { get; }
    public string Name { get; }

    /// <summary>The flowchart itself first, then its activities in the order of the definition.</summary>
    public ImmutableArray<ProcessActivity> Activities { get; }

    /// <summary>In the order of the definition.</summary>
    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Index of the activity that runs first; -1 for an empty flowchart.</summary>
    public int Start { get; }

    public ImmutableArray<DeclaredVariable> Variables { get; }

    /// <summary>What the expressions of all activities can ask for.</summary>
    public GraphReads Reads { get; }

    /// <summary>What was found wrong while reading and does not stop a trace; publishing refuses it.</summary>
    public ImmutableArray<Problem> Problems { get; internal init; } = [];

    /// <summary>The activity with an id, or null.</summary>
    public ProcessActivity? Find(string id) => indexById.TryGetValue(id, out var index) ? Activities[index] : null;

    /// <summary>The declared variable of a name, or null.</summary>
    public DeclaredVariable? FindVariable(string name) => variableByName.GetValueOrDefault(name);

    /// <summary>The name of the variable that an accessor such as <c>getCaseNumber()</c> means, or null.</summary>
    internal string? FindVariableByPascalName(string pascalName)
    {
        foreach (var variable in Variables)
            if (ScriptNames.Pascal(variable.Name) == pascalName) return variable.Name;
        return null;
    }

    /// <summary>The activity that an expression calls by its id, its name, or its name in Pascal case; or null.</summary>
    internal ProcessActivity? FindByScriptName(string name)
    {
        if (Find(name) is { } byId) return byId;
        foreach (var activity in Activities)
            if (activity.ScriptName == name) return activity;
        foreach (var activity in Activities)
            if (ScriptNames.Pascal(activity.ScriptName) == name || ScriptNames.Pascal(activity.Id) == name) return activity;
        return null;
    }

    /// <summary>
    /// Canonical UTF-8 JSON of what the process means: ids, types, inputs after defaults, connections in order, variables and
    /// options, keys sorted. Layout, notes and fields that nobody reads do not change it.
    /// </summary>
    public byte[] CanonicalMeaning() => MeaningWriter.Write(this);
}
