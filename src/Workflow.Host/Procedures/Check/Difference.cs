using Workflow.Core;

namespace Workflow.Host.Procedures.Check;

/// <summary>The first thing in which a dossier goes another way than its example says.</summary>
/// <param name="Where">The place in the example, e.g. <c>actions[2] appraise 2026-03-04 09:30</c>.</param>
internal sealed record Difference(string Where, Phrase What, string Expected, string Actual);

/// <summary>One example and how its dossier went.</summary>
/// <param name="Difference">Null when it went as it must.</param>
/// <param name="Trace">A line for the reception and each action that was done: step, outcome, state, what is open.</param>
/// <param name="Until">The last instant that the walk saw: of an action, a due step or an appointed date.</param>
internal sealed record WalkedExample(
    ExampleDossier Example, Difference? Difference, IReadOnlyList<string> Trace, DateTime From, DateTime Until);
