namespace Workflow.Core.Deadlines;

/// <summary>Which rule set an instant.</summary>
public enum DueRule { Rolling, Statutory, SameDay }

/// <summary>One line of the explanation of a date.</summary>
/// <param name="Minutes">Working minutes counted between the two instants.</param>
/// <param name="Source">Legal source of the line, or the rule of the procedure.</param>
public sealed record DerivationLine(DateTime From, DateTime To, int Minutes, Phrase Why, string Source);

/// <summary>The dates of a dossier and how each came about.</summary>
/// <param name="EffectiveStart">When the clock began to run.</param>
/// <param name="Rolling">Null for limits that are not counted in working time.</param>
/// <param name="Statutory">Null for limits in hours.</param>
/// <param name="Binding">The instant lateness is measured against; also the appointed date.</param>
public sealed record Deadline(
    DateTime Received,
    TimeLimit Limit,
    DateTime EffectiveStart,
    DateTime? Rolling,
    DateTime? Statutory,
    DateTime? SameDay,
    DateTime Binding,
    DueRule BindingRule)
{
    /// <summary>The dates of a dossier received at an instant (DOMAIN 2.2, 2.5).</summary>
    public static Result<Deadline> OfDossier(DateTime received, TimeLimit limit, OfficeClock clock) => throw new NotImplementedException();

    /// <summary>The due instant of a step opened at an instant, never after the dossier's binding date; a zero limit takes that date.</summary>
    public static Result<DateTime> OfStep(DateTime opened, TimeLimit limit, DateTime binding, OfficeClock clock) => throw new NotImplementedException();

    /// <summary>The lines that explain the dates, in order.</summary>
    public Result<IReadOnlyList<DerivationLine>> Explain(OfficeClock clock) => throw new NotImplementedException();
}
