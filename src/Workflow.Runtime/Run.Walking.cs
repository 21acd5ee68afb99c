using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>How a run goes on: first in, first out, until nothing is left to run.</summary>
public sealed partial class Run
{
    private readonly Queue<Work> queue = new();
    private readonly List<Work> held = [];
    private int steps;
    private int lastBackward;

    internal void Enqueue(ProcessActivity activity, OpenFrame frame, int via = -1)
    {
        frame.UnderWay++;
        queue.Enqueue(new(activity, frame, via));
    }

    internal void NoteBackward(int connection) => lastBackward = connection;

    /// <summary>Runs what is queued until nothing is left, or the limit of steps is met.</summary>
    internal void Drain()
    {
        while (queue.TryDequeue(out var work))
        {
            if (work.Frame.IsClosed) continue;
            if (++steps > Interpreter.MostSteps)
            {
                StopAtLimit(work);
                return;
            }
            Execute(work);
        }
    }

    private void Execute(Work work)
    {
        var activity = work.Activity;
        Emit(activity.Index, ActivityStatus.Started);
        if (work.Via >= 0 && Graph.Connections[work.Via].Direction == Direction.BackwardInvalid)
        {
            var source = Graph.Activities[Graph.Connections[work.Via].Source].Name;
            Fail(work, new("BackwardConnectionInvalid", RunSentences.Of("BackwardConnectionInvalid", source, activity.Name)));
            return;
        }
        if (activity.Behaviour is ContainerBehaviour container)
        {
            Take(OpenFrameFor(activity, work.Frame, isItem: false), container);
            return;
        }
        LookFrom(activity, work.Frame);
        Settle(work, activity.Behaviour.Execute(this));
    }

    /// <summary>What an activity's answer leads to.</summary>
    internal void Settle(Work work, ActivityResult result)
    {
        switch (result)
        {
            case ActivityResult.Completed completed:
                Complete(work.Activity, work.Frame, completed.Outcomes);
                break;
            case ActivityResult.TaskWanted task:
                Open(work, WaitKind.Task, "", new Effect.TaskOpened(work.Activity.Index, work.Activity.Step!, task.Title, task.Instructions, work.Frame.Id), null);
                Emit(work.Activity.Index, ActivityStatus.Suspended);
                break;
            case ActivityResult.Waiting waiting:
                Open(work, waiting);
                break;
            case ActivityResult.StillWaiting:
                break;
            case ActivityResult.Failed failed:
                Fail(work, failed);
                break;
            case ActivityResult.CompositeCompleted composite:
                CompleteComposite(work, composite.Outcomes);
                break;
            case ActivityResult.ProcessFinished:
                Complete(work.Activity, null, ActivityResult.Done.Outcomes);
                break;
            default:
                throw new InvalidOperationException($"No rule for a result of {work.Activity.Type.Name}.");
        }
    }

    /// <summary>An activity is over; its container decides what follows. Without a container around it, the process is over too.</summary>
    internal void Complete(ProcessActivity activity, OpenFrame? frame, IReadOnlyList<string> outcomes)
    {
        effects.Add(activity.Completed(outcomes));
        if (frame is null)
        {
            FinishProcess(activity);
            return;
        }
        frame.UnderWay--;
        if (frame.IsItem)
        {
            var loop = frame.Parent!;
            Close(frame);
            loop.UnderWay--;
            Answer(loop, loop.UnderWay == 0 ? ActivityResult.Done : null);
        }
        else if (frame.Container is { } container)
        {
            LookFrom(frame.Activity, frame);
            Answer(frame, container.ChildCompleted(this, frame, activity.Index, outcomes));
        }
        else
        {
            FinishProcess(activity);
        }
    }

    /// <summary>Lets a container take its turn.</summary>
    internal void Take(OpenFrame frame, ContainerBehaviour container)
    {
        LookFrom(frame.Activity, frame);
        Answer(frame, container.Turn(this, frame));
    }

    /// <summary>What a container's answer leads to; a failed one stays open, so that a retry takes the same turn again.</summary>
    private void Answer(OpenFrame frame, ActivityResult? result)
    {
        switch (result)
        {
            case null:
                break;
            case ActivityResult.Completed completed:
                LookFrom(frame.Activity, frame.Parent ?? frame);
                frame.Container?.Yield(this, frame);
                CloseEarly(frame);
                Complete(frame.Activity, frame.Parent, frame.Chosen ?? completed.Outcomes);
                break;
            case ActivityResult.Failed failed:
                Fail(new(frame.Activity, frame.Parent ?? frame, -1), failed);
                break;
            default:
                throw new InvalidOperationException($"No rule for a result of {frame.Activity.Type.Name}.");
        }
    }

    /// <summary>Completes the definition that holds an activity: the one used as an activity around it, or the whole process.</summary>
    private void CompleteComposite(Work work, IReadOnlyList<string> outcomes)
    {
        var composite = work.Frame;
        for (; composite.Parent is { } outer && composite.Activity.Type is not { IsComposite: true }; composite = outer)
            composite.IsBreaking |= composite.Container is { EndsOnBreak: true };
        composite.Chosen = outcomes;
        Complete(work.Activity, work.Frame, ActivityResult.Done.Outcomes);
        // A container on the way may have gone on instead; what it scheduled is over with the definition.
        if (!composite.IsClosed && phase == PositionPhase.Running) Answer(composite, ActivityResult.Done);
    }

    private void FinishProcess(ProcessActivity last)
    {
        queue.Clear();
        held.Clear();
        if (last.Index != 0)
        {
            CancelEverything();
            effects.Add(Graph.Activities[0].Completed(ActivityResult.Done.Outcomes));
        }
        phase = PositionPhase.Finished;
    }

    /// <summary>From where values are looked up: the activity at work and the frame around it.</summary>
    internal void LookFrom(ProcessActivity activity, OpenFrame frame)
    {
        (current, currentFrame) = (activity, frame);
        values.Frame = frame;
    }

    private void StopAtLimit(Work work)
    {
        var loop = lastBackward < 0 ? LoopAround(work) : FlowRules.NamesInLoop(Graph, Graph.Connections[lastBackward]);
        Fail(work, new("LoopWithoutEnd", RunSentences.Of("LoopWithoutEnd", Interpreter.MostSteps, string.Join(" → ", loop))), overLimit: true);
        while (queue.TryDequeue(out var rest))
            if (!rest.Frame.IsClosed) held.Add(rest);
    }

    private static IReadOnlyList<string> LoopAround(Work work)
    {
        for (var frame = work.Frame; frame is not null; frame = frame.Parent)
            if (frame.Container is { CatchesBreak: true }) return [frame.Activity.Name, work.Activity.Name];
        return [work.Activity.Name];
    }

    /// <summary>Puts the work that a limit held back into the queue again.</summary>
    internal void ReleaseHeld()
    {
        foreach (var work in held) queue.Enqueue(work);
        held.Clear();
    }
}

/// <summary>Something to run in a frame.</summary>
/// <param name="Via">Index of the backward connection that asked for it, or -1.</param>
internal readonly record struct Work(ProcessActivity Activity, OpenFrame Frame, int Via)
{
    public Token Token => new(Activity.Index, Frame.Id, Via);
}
