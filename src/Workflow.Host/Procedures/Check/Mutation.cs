using Workflow.Core;

namespace Workflow.Host.Procedures.Check;

/// <summary>One small change to a procedure or to the calendar.</summary>
/// <param name="Subject">What was changed: a process file within its folder, or the calendar.</param>
internal sealed record Mutation(string Subject, Phrase What);

/// <summary>Which of the changes tried no example notices.</summary>
internal sealed record MutationReport(int Tried, IReadOnlyList<Mutation> Unnoticed);
