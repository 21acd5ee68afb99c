using System.Text.Json;
using Workflow.Core.Deadlines;

namespace Workflow.Core.Tasks;

/// <summary>What an officer says when a step is done.</summary>
/// <param name="Outcome">One of the step's outcomes.</param>
/// <param name="Form">The filled form, already checked against its schema; undefined when the step has none.</param>
/// <param name="Record">What the kind of step must leave behind (see <see cref="CompletionRecord"/>).</param>
/// <param name="NewCase">The case a <see cref="StepKind.ChangeCase"/> step moves to, with its limit; null otherwise.</param>
public sealed record Completion(string Outcome, string? Note, JsonElement Form, JsonElement Record, (string Key, TimeLimit Limit)? NewCase = null)
{
    /// <summary>Keys of the case's documents that must be digitised before a <see cref="StepKind.Receive"/> step is done.</summary>
    public IReadOnlyList<string> ToDigitise { get; init; } = [];
}
