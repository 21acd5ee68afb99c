using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>
/// Sends a process back to an earlier human step. Everything that lies ahead of that step is undone: waits there end, and joins there
/// expect the paths through the step anew. Branches beside it stay as they are: what they have brought counts, what they
/// still hold will come.
/// </summary>
internal static class ReturnHandling
{
    public static Rejection? Apply(Run run, Stimulus.Returned returned)
    {
        var count = run.Graph.Activities.Length;
        if (returned.ToActivity <= 0 || returned.ToActivity >= count || returned.FromActivity <= 0 || returned.FromActivity >= count)
            return RunSentences.Refuse("StepNotWaiting", returned.FromActivity);
        var (from, target) = (run.Graph.Activities[returned.FromActivity], run.Graph.Activities[returned.ToActivity]);
        if (!run.Waits.Any(w => w.Wait.At.Activity == from.Index) && !run.Faults.Any(f => f.At.Activity == from.Index)) return RunSentences.Refuse("StepNotWaiting", from.Name);
        if (target.Step is null) return RunSentences.Refuse("ReturnTargetNotStep", target.Name);
        var ahead = Reach.From(run.Graph, target.Index);
        if (!ahead[from.Index] || from == target) return RunSentences.Refuse("ReturnTargetNotEarlier", target.Name, from.Name);

        while (run.TryCancelWhere(activity => ahead[activity], out _)) { }
        ExpectAnew(run, ahead);
        FlowRules.Claim(run, target);
        run.Enqueue(new(target.Index));
        run.Drain();
        return null;
    }

    private static void ExpectAnew(Run run, bool[] ahead)
    {
        var toCome = StillToCome(run);
        foreach (var connection in run.Graph.Connections)
        {
            if (connection.Direction != Direction.Forward || !ahead[connection.Target]) continue;
            ref var arrival = ref run.ArrivalOf(connection.Index);
            var brought = !ahead[connection.Source] && !toCome[connection.Source];
            arrival = new(brought ? 1 : 0, brought && arrival.Followed);
        }
    }

    /// <summary>
    /// Activities that can still complete because something beside the returned part waits, has failed or is held before them. A connection
    /// whose target has gone on without it leads nowhere: what it brings late is ignored.
    /// </summary>
    private static bool[] StillToCome(Run run)
    {
        var toCome = new bool[run.Graph.Activities.Length];
        var stack = new Stack<int>(run.Waits.Select(w => w.Wait.At.Activity).Concat(run.Faults.Select(f => f.At.Activity)).Concat(run.Held.Select(h => h.Activity)));
        while (stack.TryPop(out var activity))
        {
            if (toCome[activity]) continue;
            toCome[activity] = true;
            foreach (var index in run.Graph.Activities[activity].Outbound)
                if (run.Graph.Connections[index] is { Direction: Direction.Forward } next && run.ArrivalOf(index).Count >= 0) stack.Push(next.Target);
        }
        return toCome;
    }
}
