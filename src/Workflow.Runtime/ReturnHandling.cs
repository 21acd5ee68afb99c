using Workflow.Core;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>
/// Sends a process back to an earlier human step of the same flowchart. Everything that lies ahead of that step is undone: waits there end,
/// and joins there expect the paths through the step anew. Branches beside it stay as they are: what they have brought counts, what they
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
        if (FrameOf(run, returned) is not { } inner) return RunSentences.Refuse("StepNotWaiting", from.Name);
        if (target.Step is null) return RunSentences.Refuse("ReturnTargetNotStep", target.Name);
        var (frame, near) = Meet(run, inner, from, target);
        if (frame?.Activity.Flow is null || near == target) return RunSentences.Refuse("ReturnTargetNotEarlier", target.Name, from.Name);
        var ahead = Reach.From(run.Graph, target.Index);
        if (!ahead[near.Index]) return RunSentences.Refuse("ReturnTargetNotEarlier", target.Name, from.Name);

        while (run.TryCancelIn(frame, activity => ahead[activity], out _)) { }
        ExpectAnew(run, frame, ahead);
        FlowRules.Claim(frame, target);
        run.Enqueue(target, frame);
        run.Drain();
        return null;
    }

    private static OpenFrame? FrameOf(Run run, Stimulus.Returned returned)
    {
        foreach (var wait in run.Waits)
            if (wait.Wait.At.Activity == returned.FromActivity && wait.Frame.Id == returned.Frame) return wait.Frame;
        foreach (var fault in run.Faults)
            if (fault.Fault.At.Activity == returned.FromActivity && fault.Frame.Id == returned.Frame) return fault.Frame;
        return null;
    }

    /// <summary>The frame around both, and what of it the process is leaving: the activity itself, or the container that it stands in.</summary>
    private static (OpenFrame? Frame, ProcessActivity Near) Meet(Run run, OpenFrame inner, ProcessActivity from, ProcessActivity target)
    {
        var near = from;
        for (var frame = inner; frame is not null; frame = frame.Parent)
        {
            if (frame.Activity.Index == target.Parent) return (frame, near);
            near = frame.Activity;
        }
        return (null, near);
    }

    private static void ExpectAnew(Run run, OpenFrame frame, bool[] ahead)
    {
        var toCome = StillToCome(run, frame);
        var flow = frame.Activity.Flow!;
        foreach (var connection in run.Graph.Connections.AsSpan(flow.FirstConnection, flow.ConnectionCount))
        {
            if (connection.Direction != Direction.Forward || !ahead[connection.Target]) continue;
            ref var arrival = ref frame.ArrivalOf(connection.Index);
            var brought = !ahead[connection.Source] && !toCome[connection.Source];
            arrival = new(brought ? 1 : 0, brought && arrival.Followed);
        }
    }

    /// <summary>
    /// Activities that can still complete because something beside the returned part waits, has failed or is held before them. A connection
    /// whose target has gone on without it leads nowhere: what it brings late is ignored.
    /// </summary>
    private static bool[] StillToCome(Run run, OpenFrame frame)
    {
        var toCome = new bool[run.Graph.Activities.Length];
        var stack = new Stack<int>(run.UnderWayIn(frame));
        while (stack.TryPop(out var activity))
        {
            if (toCome[activity]) continue;
            toCome[activity] = true;
            foreach (var index in run.Graph.Activities[activity].Outbound)
                if (run.Graph.Connections[index] is { Direction: Direction.Forward } next && frame.ArrivalOf(index).Count >= 0) stack.Push(next.Target);
        }
        return toCome;
    }
}
