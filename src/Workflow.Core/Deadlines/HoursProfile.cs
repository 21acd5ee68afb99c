namespace Workflow.Core.Deadlines;

/// <summary>Office hours that hold for a unit and everything below it, by decision of an authority.</summary>
/// <param name="Unit">Null for the whole province.</param>
/// <param name="From">First day on which they hold.</param>
/// <param name="To">Last day on which they hold; null when no end is set.</param>
/// <param name="Season">The part of each year in which they hold, before hours without a season; null for the whole year.</param>
/// <param name="Source">The decision, in the language of the law.</param>
public sealed record HoursProfile(string? Unit, DateOnly From, DateOnly? To, Season? Season, WorkingHours Hours, string Source)
{
    public bool HoldsOn(DateOnly day) =>
        From <= day && (To is not { } last || day <= last) && (Season is not { } season || season.Contains(day));
}
