namespace Workflow.Core.Deadlines;

/// <summary>What a calendar says of a unit and of those above it, the nearest first, the province last.</summary>
internal sealed class UnitRules(IReadOnlyList<(IReadOnlyList<UnitEntry> Entries, IReadOnlyList<HoursProfile> Hours)> nearestFirst)
{
    public UnitEntry? EntryOn(DateOnly day)
    {
        foreach (var (entries, _) in nearestFirst)
            foreach (var entry in entries)
                if (entry.Covers(day)) return entry;
        return null;
    }

    public HoursProfile? ProfileOn(DateOnly day)
    {
        foreach (var (_, hours) in nearestFirst)
        {
            HoursProfile? found = null;
            foreach (var profile in hours)
                if (profile.HoldsOn(day) && (found is null || profile.Season is not null)) found = profile;
            if (found is not null) return found;
        }
        return null;
    }
}
