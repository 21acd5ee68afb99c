using Workflow.Host.Accounts;

namespace Workflow.Host.Live;

/// <summary>What has changed for one officer since a place. It names no dossier and no person.</summary>
/// <param name="Id">The place up to which this tells; the next news begins behind it.</param>
/// <param name="IsReset">Some of it is no longer known: whoever reads this looks anew.</param>
/// <param name="Mine">Numbers of the steps that came into the officer's own hand.</param>
/// <param name="Unclaimed">Numbers of the steps that came open for the officer to take.</param>
/// <param name="Units">Numbers of the steps that came to the officer's units.</param>
/// <param name="ActingFor">Numbers of the steps that came to an absent officer for whom the officer may do them.</param>
/// <param name="Finished">Numbers of the steps that the officer has completed, here or on another page.</param>
/// <param name="Reminders">How many reminders came in.</param>
/// <param name="Steps">Steps that are no longer what they were, each with the number of its last change; at most <see cref="MostSteps"/>.</param>
internal sealed record LiveNews(
    string Id, bool IsReset, IReadOnlyList<long> Mine, IReadOnlyList<long> Unclaimed, IReadOnlyList<long> Units,
    IReadOnlyList<long> ActingFor, IReadOnlyList<long> Finished, int Reminders, IReadOnlyDictionary<Guid, long> Steps)
{
    public const int MostSteps = 100;

    public bool IsEmpty => !IsReset && Units.Count + Mine.Count + Unclaimed.Count + ActingFor.Count + Finished.Count + Reminders + Steps.Count == 0;

    public static LiveNews Reset(string id) => new(id, true, [], [], [], [], [], 0, new Dictionary<Guid, long>());

    /// <summary>Folds changes into what one officer is to hear of them: what lies within reach, is open to the officer's posts or is the officer's own.</summary>
    public static LiveNews Of(CurrentActor me, string id, IReadOnlyList<(long Number, LiveChange Change)> changes)
    {
        List<long> mine = [], unclaimed = [], units = [], actingFor = [], finished = [];
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
            var isDoneByMe = change.DoneBy == me.Actor.Id;
            if (!isOwn && !isDoneByMe && !isSeen && !isOpenToMe) continue;
            if (isDoneByMe && isSeen) finished.Add(number);
            if (steps.Count < MostSteps || steps.ContainsKey(step)) steps[step] = number;
            if (change.Kind != LiveKind.StepArrived) continue;
            if (isOwn) mine.Add(number);
            else if (change.OfficerId is null && isOpenToMe) unclaimed.Add(number);
            if (isSeen) units.Add(number);
            if (isOpenToMe && IsOfAbsent(me, change)) actingFor.Add(number);
        }
        return new LiveNews(id, false, mine, unclaimed, units, actingFor, finished, reminders, steps);
    }

    /// <summary>Whether a step is held by an absent officer for whom this one acts, or by this one for an absent officer.</summary>
    private static bool IsOfAbsent(CurrentActor me, LiveChange change)
    {
        var absent = change.ActingForId is null ? change.OfficerId : change.OfficerId == me.Actor.Id ? change.ActingForId : null;
        return absent is not null && me.Office.AbsentFor(me.Actor.Id).Any(d => d.AbsentOfficerId == absent && d.Covers(change.ProcedureCode!, me.Office.Day));
    }
}
