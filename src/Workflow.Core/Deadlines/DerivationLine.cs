namespace Workflow.Core.Deadlines;

/// <summary>One line of the explanation of a date.</summary>
/// <param name="Minutes">Working minutes counted toward the limit between the two instants.</param>
/// <param name="Source">Legal source of the line, or the rule of the procedure.</param>
public sealed record DerivationLine(DateTime From, DateTime To, int Minutes, Phrase Why, string Source);
