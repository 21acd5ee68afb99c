using Workflow.Core.Tasks;

namespace Workflow.Host.Desk;

/// <summary>What officers read for the names that a process gives its outcomes.</summary>
internal static class ProcessWords
{
    /// <summary>The outcome in words; one that the process made up is shown as the process writes it.</summary>
    public static string Outcome(this Words<DeskWords> words, StepKind kind, string outcome) =>
        words.Find($"Outcome.{kind}.{outcome}") ?? words.Outcome(outcome);

    public static string Outcome(this Words<DeskWords> words, string outcome) => words.Find($"Outcome.{outcome}") ?? outcome;
}
