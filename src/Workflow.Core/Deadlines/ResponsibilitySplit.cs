using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>
/// Cuts a dossier's time wherever something changes and gives the working minutes of each stretch away. Counting is a
/// difference of two look-ups, so the stretches add up to the whole whatever the cuts.
/// </summary>
internal sealed class ResponsibilitySplit
{
    private readonly DossierClock dossier;
    private readonly DateTime from;
    private readonly DateTime to;
    private readonly OfficeClock measure;
    private readonly List<Holding> holdings;
    private readonly List<(UserTask Step, DateTime From, DateTime To)> overruns = [];
    private readonly List<Stretch> stretches = [];

    public ResponsibilitySplit(
        DossierClock dossier, IReadOnlyList<UserTask> steps, IReadOnlyList<HistoryEntry> history, (DateTime From, DateTime To) span,
        OfficeClock measure, Func<string, string, OfficeClock> clockOf)
    {
        (this.dossier, (from, to), this.measure) = (dossier, span, measure);
        var hands = history.Where(act => act.TaskId is not null && Responsibility.Hands.Contains(act.Verb)).ToLookup(act => act.TaskId!.Value);
        var inOrder = steps.OrderBy(step => step.OpenedAt).ThenBy(step => step.Id).ToList();
        holdings = [.. inOrder.SelectMany(step => Holding.Of(step, hands[step.Id]))];
        foreach (var step in inOrder)
            if (step is { HasOwnDeadline: true, StopsClock: false } && SpentAt(step, clockOf) is { } spent && spent < (step.CompletedAt ?? to))
                overruns.Add((step, spent, step.CompletedAt ?? to));
        Cut();
    }

    public Responsibility Split(int whole)
    {
        var late = LateMinutes();
        var (own, caused) = Causes(late);
        var steps = overruns.Select(over => over.Step).Where(own.ContainsKey)
            .Select(step => new StepOverrun(step, own[step], caused.GetValueOrDefault(step))).ToList();
        return new Responsibility(from, to, whole, Parts(), late, steps, late - steps.Sum(step => step.LateMinutes));
    }

    private List<ResponsibilityPart> Parts()
    {
        var parts = new OrderedDictionary<Holder, ResponsibilityPart>();
        foreach (var stretch in stretches)
            foreach (var (holder, share) in Shares(stretch.Minutes, Holders(stretch)))
            {
                if (share == 0) continue;
                var part = parts.GetValueOrDefault(holder) ?? new ResponsibilityPart(holder, 0, 0);
                parts[holder] = part with { Minutes = part.Minutes + share, Uncounted = part.Uncounted + (stretch.IsStopped ? share : 0) };
            }
        return [.. parts.Values];
    }

    /// <summary>While dossier and steps are paused the time is the applicant's or the suspension's; else it is that of the open steps, and without any nobody's.</summary>
    private List<Holder> Holders(Stretch stretch)
    {
        var open = holdings.FindAll(held => held.From <= stretch.From && stretch.From < (held.To ?? to));
        if (open.Exists(held => held.Step.StopsClock)) return [Holder.Applicant];
        if (stretch.IsPaused) return [Holder.Suspended];
        return open.Count == 0 ? [Holder.Nobody] : open.ConvertAll(held => held.Holder);
    }

    /// <summary>
    /// The overrun of each step, and how many minutes of it made the dossier late. Time saved elsewhere makes up for the earliest
    /// overruns; the last ones are what the lateness consists of.
    /// </summary>
    private (Dictionary<UserTask, int> Own, Dictionary<UserTask, int> Caused) Causes(int late)
    {
        var (own, caused, unexplained) = (new Dictionary<UserTask, int>(), new Dictionary<UserTask, int>(), late);
        foreach (var stretch in Enumerable.Reverse(stretches))
        {
            if (stretch.IsStopped || stretch.Minutes == 0) continue;
            var running = overruns.FindAll(over => over.From <= stretch.From && stretch.From < over.To).ConvertAll(over => over.Step);
            if (running.Count == 0) continue;
            foreach (var step in running) own[step] = own.GetValueOrDefault(step) + stretch.Minutes;
            var counted = Math.Min(stretch.Minutes, unexplained);
            unexplained -= counted;
            foreach (var (step, share) in Shares(counted, running)) caused[step] = caused.GetValueOrDefault(step) + share;
        }
        return (own, caused);
    }

    private int LateMinutes()
    {
        // While the clock stands nothing becomes later; what had time left when it stopped is appointed anew.
        var end = dossier.Standing?.PausedAt ?? to;
        return measure.Count(Earlier(dossier.Binding, end), end).Value;
    }

    /// <summary>Equal shares of a stretch; what does not divide goes minute by minute to those that were opened first.</summary>
    private static IEnumerable<(T Holder, int Minutes)> Shares<T>(int minutes, IReadOnlyList<T> holders)
    {
        var (each, rest) = Math.DivRem(minutes, holders.Count);
        for (var i = 0; i < holders.Count; i++) yield return (holders[i], each + (i < rest ? 1 : 0));
    }

    /// <summary>When a step had used the whole of its limit, pauses of the dossier left out; null while it has not.</summary>
    private DateTime? SpentAt(UserTask step, Func<string, string, OfficeClock> clockOf) =>
        OwnTime.Of(step, dossier, version => clockOf(step.UnitCode, version)) is { IsRejected: false, Value.Due: var spent } ? spent : null;

    private void Cut()
    {
        var cuts = new SortedSet<DateTime> { from, to };
        foreach (var held in holdings) cuts.UnionWith([held.From, held.To ?? to]);
        foreach (var over in overruns) cuts.UnionWith([over.From, over.To]);
        foreach (var stop in dossier.Stops) cuts.UnionWith([stop.PausedAt, stop.ResumedAt ?? to]);
        foreach (var pause in dossier.Pauses) cuts.UnionWith([pause.From, pause.To ?? to]);

        var inside = cuts.Where(cut => cut >= from && cut <= to).ToList();
        for (var i = 1; i < inside.Count; i++)
        {
            var begin = inside[i - 1];
            var isStopped = dossier.Stops.Any(stop => stop.PausedAt <= begin && begin < (stop.ResumedAt ?? to));
            var isPaused = dossier.Pauses.Any(pause => pause.From <= begin && begin < (pause.To ?? to));
            stretches.Add(new Stretch(begin, measure.Count(begin, inside[i]).Value, isStopped, isPaused));
        }
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one <= other ? one : other;

    /// <param name="Minutes">Working minutes up to the next cut.</param>
    /// <param name="IsStopped">Whether the dossier's clock stands.</param>
    /// <param name="IsPaused">Whether its steps stand as well.</param>
    private readonly record struct Stretch(DateTime From, int Minutes, bool IsStopped, bool IsPaused);
}
