namespace Workflow.Core.Deadlines;

/// <summary>One line of the explanation of a date.</summary>
/// <param name="Minutes">Working minutes that the line counts off what is left. Negative only where another calendar leaves more than the one before.</param>
/// <param name="Source">Legal source of the line, or the rule of the procedure.</param>
/// <param name="Code">Which kind of line it is; also the key of its sentence.</param>
/// <param name="Left">Working minutes that are left after it; null where the date is not counted in working time.</param>
public sealed record DerivationLine(DateTime From, DateTime To, int Minutes, Phrase Why, string Source, string Code, int? Left = null);
