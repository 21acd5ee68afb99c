using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>Brings a stimulus to the place of the process that it is meant for, and lets the process run on from there.</summary>
internal static class StimulusHandling
{
    /// <summary>Null when the stimulus fitted; else why it did not, and then the run is to be thrown away.</summary>
    public static Rejection? Apply(Run run, Stimulus stimulus)
    {
        if (stimulus is Stimulus.Started started) return Start(run, started);
        if (run.Phase == PositionPhase.NotStarted) return RunSentences.Refuse("ProcessNotStarted");
        if (run.Phase is PositionPhase.Finished or PositionPhase.Ended) return RunSentences.Refuse("ProcessOver");
        return stimulus switch
        {
            Stimulus.TaskCompleted completed => Complete(run, completed),
            Stimulus.EventRaised raised => Raise(run, raised),
            Stimulus.Returned returned => ReturnHandling.Apply(run, returned),
            Stimulus.Retried retried => Retry(run, retried),
            Stimulus.Ended => End(run),
            _ => throw new InvalidOperationException($"No rule for stimulus {stimulus.GetType().Name}."),
        };
    }

    private static Rejection? Start(Run run, Stimulus.Started started)
    {
        if (run.Phase != PositionPhase.NotStarted) return RunSentences.Refuse("ProcessStartedAlready");
        if (run.Values.TakeInputs(started.Inputs) is { } unusable) return unusable;
        run.Start();
        run.Drain();
        return null;
    }

    private static Rejection? Complete(Run run, Stimulus.TaskCompleted completed)
    {
        if (completed.Activity <= 0 || completed.Activity >= run.Graph.Activities.Length) return RunSentences.Refuse("StepNotWaiting", completed.Activity);
        var activity = run.Graph.Activities[completed.Activity];
        if (activity.Step is not { } step) return RunSentences.Refuse("StepNotWaiting", activity.Name);
        if (!step.Outcomes.Contains(completed.Outcome, StringComparer.Ordinal)) return RunSentences.Refuse("OutcomeNotOffered", activity.Name, completed.Outcome, string.Join(", ", step.Outcomes));
        if (!run.TakeWait(completed.Activity, out var wait)) return RunSentences.Refuse("StepNotWaiting", activity.Name);

        run.Emit(activity.Index, ActivityStatus.Resumed);
        if (run.Values.TakeOutputs(activity, completed.Outcome, completed.DataJson) is { } unusable) return unusable;
        run.Complete(wait.At, [completed.Outcome]);
        run.Drain();
        return null;
    }

    private static Rejection? Raise(Run run, Stimulus.EventRaised raised)
    {
        var serials = run.Waits.Where(w => w.Wait.EventName.Length > 0 && w.Wait.EventName == raised.Name).Select(w => (w.Serial, w.Wait.At)).ToArray();
        if (serials.Length == 0) return RunSentences.Refuse("EventNotAwaited", raised.Name);

        foreach (var (serial, at) in serials)
        {
            // What one wait set off may have ended the next one.
            if (!run.TakeWaitBySerial(serial)) continue;
            var activity = run.Graph.Activities[at.Activity];
            run.Emit(new Effect.EventWaitEnded(at.Activity));
            run.Emit(activity.Index, ActivityStatus.Resumed);
            if (run.Values.TakeOutputs(activity, outcome: null, raised.PayloadJson) is { } unusable) return unusable;
            run.Complete(at, activity.Behaviour.Outcomes);
            run.Drain();
        }
        return null;
    }

    private static Rejection? Retry(Run run, Stimulus.Retried retried)
    {
        if (!run.TakeFault(retried.Activity, out var fault)) return RunSentences.Refuse("ActivityNotFailed", retried.Activity);
        run.Enqueue(fault.At);
        if (fault.OverLimit) run.ReleaseHeld();
        run.Drain();
        return null;
    }

    private static Rejection? End(Run run)
    {
        run.Abandon();
        return null;
    }
}
