using Workflow.Core.Dossiers;

namespace Workflow.Runtime;

/// <summary>What a stimulus led to: where the process stands now, and what is to be done, in order.</summary>
public sealed record Step(Position Position, IReadOnlyList<Effect> Effects);
