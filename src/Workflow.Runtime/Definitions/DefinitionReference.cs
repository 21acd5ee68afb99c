namespace Workflow.Runtime.Definitions;

/// <summary>How one definition refers to another.</summary>
public enum ReferenceKind
{
    /// <summary>It is used as an activity: what it holds is part of the graph.</summary>
    UsedAsActivity,
    /// <summary>It is started as a process of its own.</summary>
    Started,
}

/// <summary>Another definition that a graph refers to.</summary>
/// <param name="Path">Where it is named first.</param>
public sealed record DefinitionReference(ReferenceKind Kind, string DefinitionId, string Path);

/// <summary>What a definition asked its library for and did not find.</summary>
/// <param name="DefinitionIds">Processes to be started, by the ids of their definitions.</param>
/// <param name="Types">Types of activity that neither the table nor the library has.</param>
public sealed record MissingDefinitions(IReadOnlySet<string> DefinitionIds, IReadOnlySet<string> Types);
