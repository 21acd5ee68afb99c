namespace Workflow.Core.Deadlines;

/// <summary>In which way a unit's day differs from the province's.</summary>
public enum UnitEntryKind
{
    /// <summary>The office is closed, or open at other hours than usual.</summary>
    Closure,
    /// <summary>The office works on a day on which the province rests.</summary>
    MakeupWorkingDay,
}

/// <summary>Days on which a unit and everything below it differ from the province.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; the first itself for a single one.</param>
/// <param name="Hours">The hours of these days; null closes the office the whole day, and lets a make-up day have its usual hours.</param>
/// <param name="Source">The decision, in the language of the law.</param>
public sealed record UnitEntry(string Unit, DateOnly From, DateOnly To, UnitEntryKind Kind, WorkingHours? Hours, Phrase Name, string Source)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}
