using Workflow.Core;
using Workflow.Core.Tasks;

namespace Workflow.Host.Procedures.Check;

/// <summary>The first thing in which a dossier goes another way than its example says.</summary>
/// <param name="Where">The place in the example, e.g. <c>actions[2] appraise 2026-03-04 09:30</c>.</param>
internal sealed record Difference(string Where, Phrase What, string Expected, string Actual);

/// <summary>One example and how its dossier went.</summary>
/// <param name="Difference">Null when it went as it must.</param>
/// <param name="Trace">A line for the reception and each action that was done: step, outcome, state, what is open.</param>
/// <param name="Until">The last instant that the walk saw: of an action, a due step or an appointed date.</param>
internal sealed record WalkedExample(
    ExampleDossier Example, Difference? Difference, IReadOnlyList<string> Trace, DateTime From, DateTime Until)
{
    /// <summary>How things stood after the reception and after each action that was done.</summary>
    public IReadOnlyList<WalkedStage> Stages { get; init; } = [];
}

/// <summary>How a walk stood after one act.</summary>
/// <param name="Done">What was done: the title of a step; null for the reception.</param>
/// <param name="Outcome">Of the step; null for the reception.</param>
/// <param name="Appointed">The appointed date of the dossier that was received.</param>
internal sealed record WalkedStage(DateTime At, string? Done, StepKind? Kind, string? Outcome, IReadOnlyList<WalkedStep> Open, DateTime Appointed);

/// <summary>A step that is open.</summary>
/// <param name="DueAt">Null while its clock is stopped, and where it has no time of its own.</param>
/// <param name="RemainingMinutes">What was left when the clock was stopped.</param>
internal sealed record WalkedStep(string Title, DateTime? DueAt, int? RemainingMinutes);
