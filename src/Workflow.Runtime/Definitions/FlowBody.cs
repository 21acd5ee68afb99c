using System.Collections.Immutable;

namespace Workflow.Runtime.Definitions;

/// <summary>What a flowchart holds.</summary>
/// <param name="Start">Index of the activity that runs first; -1 for an empty flowchart.</param>
/// <param name="Children">Its activities, in the order of the definition.</param>
/// <param name="FirstConnection">Where its connections begin in the graph's list; they stand together there.</param>
public sealed record FlowBody(int Start, ImmutableArray<int> Children, int FirstConnection, int ConnectionCount);
