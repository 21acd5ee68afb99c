using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Tracing;

/// <summary>The traced process with all that it has started: begins them, brings what they come to back, and ends them with it.</summary>
internal sealed class TracedFamily
{
    /// <summary>More processes than this come only from one that starts itself without end.</summary>
    private const int MostProcesses = 1100;

    /// <summary>What one operation may set off: processes that wake each other by events without end would never come to rest.</summary>
    private const int MostCarried = 10_000;

    private readonly IReadOnlyDictionary<string, ProcessGraph> others;
    private readonly List<TracedProcess> processes = [];
    private readonly Queue<(TracedProcess Process, Stimulus Stimulus)> pending = new();
    private readonly List<string> lines = [];
    private readonly TracedTimers timers = new();

    /// <summary>Keys of the processes that the stimulus at work has begun.</summary>
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    /// <param name="others">Graphs by the ids of their definitions.</param>
    public TracedFamily(ProcessGraph graph, string code, IReadOnlyDictionary<string, ProcessGraph> others)
    {
        this.others = others;
        processes.Add(new TracedProcess(graph, new Guid("00000000-0000-0000-0000-000000000001"), code));
    }

    public TracedProcess Main => processes[0];

    /// <summary>All but the traced one, in the order in which they began.</summary>
    public IEnumerable<TracedProcess> Children => processes.Skip(1);

    /// <summary>Texts of <c>WriteLine</c> of all processes, in the order in which they were written.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The oldest wait of an activity: in the traced process, else in the first that was started; null where none waits.</summary>
    /// <param name="name">Its key in the graph, or its id.</param>
    public (TracedProcess Process, ProcessActivity Activity, Wait Wait)? FindWaiting(string name)
    {
        foreach (var process in processes)
            foreach (var wait in process.Position.Waits)
                if (process.Graph.Activities[wait.At.Activity] is var activity && (activity.Key == name || activity.Id == name)) return (process, activity, wait);
        return null;
    }

    /// <summary>Gives a process a stimulus and carries out what follows from it; why it does not fit, else null.</summary>
    public Rejection? Give(TracedProcess process, Stimulus stimulus, DateTime now)
    {
        begun.Clear();
        var rejection = Advance(process, stimulus, now);
        // What does not fit is late: the process that it was for has gone another way.
        for (var carried = 0; pending.TryDequeue(out var next); carried++)
        {
            if (carried == MostCarried) return GiveUp();
            Advance(next.Process, next.Stimulus, now);
        }
        return rejection;
    }

    /// <summary>Lets time pass: what is due meanwhile fires at its own instant, in the order of these; the rejection where that never ends.</summary>
    public Rejection? LetPass(DateTime from, DateTime until)
    {
        var at = from;
        for (var fired = 0; timers.FirstDue(until) is { } timer; fired++)
        {
            if (fired == MostCarried) return GiveUp();
            if (timer.Due > at) at = timer.Due;
            if (Give(timer.Process, new Stimulus.Resumed(timer.Activity, timer.Frame, WaitKind.Timer, "", null), at) is { } rejection) return rejection;
        }
        return null;
    }

    private Rejection GiveUp()
    {
        pending.Clear();
        return RunSentences.Refuse("TraceWithoutEnd", MostCarried);
    }

    /// <summary>Raises an event for every process that waits for it; the rejection where none does.</summary>
    public Rejection? Raise(Stimulus.EventRaised raised, DateTime now)
    {
        Rejection? rejection = null;
        var awaited = false;
        foreach (var process in processes.ToList())
        {
            var refused = Give(process, raised, now);
            awaited |= refused is null;
            rejection ??= refused;
        }
        return awaited ? null : rejection;
    }

    private Rejection? Advance(TracedProcess process, Stimulus stimulus, DateTime now)
    {
        var step = process.Give(stimulus, now);
        if (step.Rejection is { } rejection) return rejection;
        foreach (var effect in step.Value.Effects) CarryOut(process, effect, stimulus);
        foreach (var sent in step.Value.Effects.OfType<Effect.EventPublished>()) Send(process, sent);
        if (stimulus is Stimulus.Ended) EndChildren(process, _ => true);
        // In Elsa such a child runs inside the activity, which therefore never rests.
        if (stimulus is Stimulus.Resumed resumed && begun.Contains(resumed.Key) && process.Graph.Activities[resumed.Activity].Type is ExecuteWorkflow) process.ForgetRest(resumed.Activity);
        Report(process, stimulus);
        return null;
    }

    /// <summary>Brings an event to those that it is meant for once the run that sent it is over; who does not wait for it then misses it.</summary>
    private void Send(TracedProcess sender, Effect.EventPublished sent)
    {
        foreach (var process in processes)
            if (sent.Local ? process == sender : sent.CorrelationId is null || sent.CorrelationId == process.CorrelationId)
                pending.Enqueue((process, new Stimulus.EventRaised(sent.Name, sent.PayloadJson)));
    }

    private void CarryOut(TracedProcess process, Effect effect, Stimulus cause)
    {
        timers.Note(process, effect);
        switch (effect)
        {
            case Effect.LineWritten line:
                lines.Add(line.Text);
                break;
            case Effect.ChildRequested requested:
                Begin(process, requested);
                break;
            case Effect.WaitEnded { Kind: WaitKind.Child } ended when (cause as Stimulus.Resumed)?.Key != ended.Key:
                EndChildren(process, child => child.Id.ToString() == ended.Key);
                break;
        }
    }

    private void Begin(TracedProcess parent, Effect.ChildRequested requested)
    {
        if (processes.Count == MostProcesses || parent.Depth == ChildLimits.MostGenerations)
        {
            var sentence = RunSentences.Of("TooManyGenerations", requested.DefinitionId, ChildLimits.MostGenerations);
            pending.Enqueue((parent, new Stimulus.Failed(requested.Activity, requested.Frame, WaitKind.Child, requested.Id.ToString(), "TooManyGenerations", sentence)));
            return;
        }
        var graph = requested.DefinitionId == Main.Graph.DefinitionId ? Main.Graph : others[requested.DefinitionId];
        var child = new TracedProcess(graph, requested.Id, requested.CorrelationId ?? "", parent, requested);
        processes.Add(child);
        begun.Add(child.Id.ToString());
        pending.Enqueue((child, new Stimulus.Started(ChildLimits.InputsOf(requested.InputJson))));
    }

    private void EndChildren(TracedProcess parent, Predicate<TracedProcess> which)
    {
        foreach (var child in processes)
            if (child.Parent == parent && !child.IsOver && which(child)) pending.Enqueue((child, new Stimulus.Ended()));
    }

    private void Report(TracedProcess child, Stimulus stimulus)
    {
        if (child is not { Parent: { } parent, Request: { } request }) return;
        var isDue = request.Awaited == ChildWait.FirstRest ? stimulus is Stimulus.Started : request.Awaited == ChildWait.End && child.IsOver;
        if (!isDue || !parent.Position.Waits.Any(w => w.Kind == WaitKind.Child && w.Key == child.Id.ToString())) return;
        var resumed = new Stimulus.Resumed(request.Activity, request.Frame, WaitKind.Child, child.Id.ToString(), ReportOf(child));
        pending.Enqueue((parent, resumed));
    }

    private static string ReportOf(TracedProcess child) => child.Position.Phase switch
    {
        PositionPhase.Finished => ChildReport.OfFinished(child.Id.ToString(), child.Outputs()),
        PositionPhase.Ended => ChildReport.OfCancelled(child.Id.ToString(), child.Outputs()),
        _ => ChildReport.OfRunning(child.Id.ToString(), child.Position.Faults.Length > 0, child.Outputs()),
    };
}
