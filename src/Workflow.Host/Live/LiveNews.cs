using Workflow.Host.Accounts;

namespace Workflow.Host.Live;

/// <summary>What has changed for one officer since a place. It names no dossier and no person.</summary>
/// <param name="Id">The place up to which this tells; the next news begins behind it.</param>
/// <param name="IsReset">Some of it is no longer known: whoever reads this looks anew.</param>
/// <param name="Mine">Numbers of the steps that came into the officer's own hand.</param>
/// <param name="Unclaimed">Numbers of the steps that came open for the officer to take.</param>
/// <param name="Units">Numbers of the steps that came to the officer's units.</param>
/// <param name="Reminders">How many reminders came in.</param>
/// <param name="Steps">Steps that are no longer what they were, each with the number of its last change; at most <see cref="MostSteps"/>.</param>
internal sealed record LiveNews(
    string Id, bool IsReset, IReadOnlyList<long> Mine, IReadOnlyList<long> Unclaimed, IReadOnlyList<long> Units, int Reminders, IReadOnlyDictionary<Guid, long> Steps)
{
    public const int MostSteps = 100;

    public bool IsEmpty => !IsReset && Units.Count + Mine.Count + Unclaimed.Count + Reminders + Steps.Count == 0;

    public static LiveNews Reset(string id) => new(id, true, [], [], [], 0, new Dictionary<Guid, long>());

    /// <summary>Folds changes into what one officer is to hear of them: what lies within reach, is open to the officer's posts or is the officer's own.</summary>
    public static LiveNews Of(CurrentActor me, string id, IReadOnlyList<(long Number, LiveChange Change)> changes)
    {
        List<long> mine = [], unclaimed = [], units = [];
        var steps = new Dictionary<Guid, long>();
        var reminders = 0;
        foreach (var (number, change) in changes)
        {
            var isOwn = change.OfficerId == me.Actor.Id;
            if (change is not { Role: { } role, UnitCode: { } unit, StepId: { } step })
            {
                if (isOwn) reminders++;
                continue;
            }
            var isSeen = me.Reach.Contains(unit);
            var isOpenToMe = me.Actor.Holds(role, unit, me.Office.Units);
            if (!isOwn && !isSeen && !isOpenToMe) continue;
            if (steps.Count < MostSteps || steps.ContainsKey(step)) steps[step] = number;
            if (change.Kind != LiveKind.StepArrived) continue;
            if (isOwn) mine.Add(number);
            else if (change.OfficerId is null && isOpenToMe) unclaimed.Add(number);
            if (isSeen) units.Add(number);
        }
        return new LiveNews(id, false, mine, unclaimed, units, reminders, steps);
    }
}
