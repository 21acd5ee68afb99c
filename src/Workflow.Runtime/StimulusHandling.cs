using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;

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
            Stimulus.Resumed resumed => Resume(run, resumed),
            Stimulus.Failed failed => Fail(run, failed),
            Stimulus.Returned returned => ReturnHandling.Apply(run, returned),
            Stimulus.Retried retried => FaultHandling.Retry(run, retried),
            Stimulus.Skipped skipped => FaultHandling.Skip(run, skipped),
            Stimulus.Ended => End(run),
            _ => throw new InvalidOperationException($"No rule for stimulus {stimulus.GetType().Name}."),
        };
    }

    private static Rejection? Start(Run run, Stimulus.Started started)
    {
        if (run.Phase != PositionPhase.NotStarted) return RunSentences.Refuse("ProcessStartedAlready");
        if (started.Trigger >= run.Graph.Activities.Length) return RunSentences.Refuse("TriggerUnknown", started.Trigger);
        if (run.Values.TakeInputs(started.Inputs) is { } unusable) return unusable;
        var subject = started.Trigger < 0 ? "" : run.Graph.Activities[started.Trigger].Name;
        if (RunValues.Read(started.PayloadJson, subject, out var payload) is { } unreadable) return unreadable;
        run.Start(started.Trigger, payload);
        run.Drain();
        return null;
    }

    private static Rejection? Complete(Run run, Stimulus.TaskCompleted completed)
    {
        if (completed.Activity < 0 || completed.Activity >= run.Graph.Activities.Length) return RunSentences.Refuse("StepNotWaiting", completed.Activity);
        var activity = run.Graph.Activities[completed.Activity];
        if (activity.Step is not { } step) return RunSentences.Refuse("StepNotWaiting", activity.Name);
        if (!step.Outcomes.Contains(completed.Outcome, StringComparer.Ordinal)) return RunSentences.Refuse("OutcomeNotOffered", activity.Name, completed.Outcome, string.Join(", ", step.Outcomes));
        if (!run.TakeWait(w => w.Wait.At.Activity == completed.Activity && w.Frame.Id == completed.Frame && w.Wait.Kind == WaitKind.Task, out var wait))
            return RunSentences.Refuse("StepNotWaiting", activity.Name);

        run.Emit(activity.Index, ActivityStatus.Resumed);
        run.LookFrom(activity, wait.Frame);
        if (run.Values.TakeDecision(activity, completed.Outcome, completed.DataJson) is { } unusable) return unusable;
        run.Complete(activity, wait.Frame, [completed.Outcome]);
        run.Drain();
        return null;
    }

    private static Rejection? Raise(Run run, Stimulus.EventRaised raised)
    {
        var serials = run.Waits.Where(w => w.Wait.Kind == WaitKind.Event && w.Wait.Key == raised.Name).Select(w => w.Serial).ToArray();
        if (serials.Length == 0) return RunSentences.Refuse("EventNotAwaited", raised.Name);

        foreach (var serial in serials)
        {
            // What one wait set off may have ended the next one.
            if (!run.TakeWait(w => w.Serial == serial, out var wait)) continue;
            if (GoOn(run, wait, raised.PayloadJson) is { } unusable) return unusable;
        }
        return null;
    }

    private static Rejection? Resume(Run run, Stimulus.Resumed resumed) =>
        run.TakeWait(w => IsAt(w, resumed.Activity, resumed.Frame, resumed.Kind, resumed.Key), out var wait)
            ? GoOn(run, wait, resumed.PayloadJson)
            : RunSentences.Refuse("NothingWaiting", resumed.Activity);

    private static Rejection? GoOn(Run run, OpenWait wait, string? payloadJson)
    {
        var activity = run.Graph.Activities[wait.Wait.At.Activity];
        if (RunValues.Read(payloadJson, activity.Name, out var payload) is { } unusable) return unusable;
        var work = EndWait(run, wait);
        run.Emit(activity.Index, ActivityStatus.Resumed);
        run.LookFrom(activity, wait.Frame);
        run.HasCaller = wait.Wait.Kind == WaitKind.Endpoint;
        var result = activity.Behaviour.Resume(run, new(wait.Wait.Kind, wait.Wait.Key, payload, run.CountWaits(work)));
        // What else the activity waited for would come to one that has gone on.
        if (result is not ActivityResult.StillWaiting) run.DropWaits(activity.Index, work.Frame);
        run.Settle(work, result);
        run.Drain();
        return null;
    }

    private static Rejection? Fail(Run run, Stimulus.Failed failed)
    {
        if (!run.TakeWait(w => IsAt(w, failed.Activity, failed.Frame, failed.Kind, failed.Key), out var wait)) return RunSentences.Refuse("NothingWaiting", failed.Activity);
        var work = EndWait(run, wait);
        // What else the activity waits for would come to an activity that has failed.
        run.DropWaits(work.Activity.Index, work.Frame);
        run.Fail(work, new(failed.Code, failed.Sentence));
        return null;
    }

    private static Work EndWait(Run run, OpenWait wait)
    {
        run.Emit(new Effect.WaitEnded(wait.Wait.At.Activity, wait.Frame.Id, wait.Wait.Kind, wait.Wait.Key));
        return new(run.Graph.Activities[wait.Wait.At.Activity], wait.Frame, wait.Wait.At.Via);
    }

    private static bool IsAt(OpenWait wait, int activity, int frame, WaitKind kind, string key) =>
        wait.Wait.At.Activity == activity && wait.Frame.Id == frame && wait.Wait.Kind == kind && wait.Wait.Key == key;

    private static Rejection? End(Run run)
    {
        run.Abandon();
        return null;
    }
}
