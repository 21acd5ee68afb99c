using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime;

/// <summary>What becomes of a failed activity: it is tried again, or passed over.</summary>
internal static class FaultHandling
{
    public static Rejection? Retry(Run run, Stimulus.Retried retried)
    {
        if (!run.TakeFault(retried.Activity, retried.Frame, out var fault)) return RunSentences.Refuse("ActivityNotFailed", retried.Activity);
        var activity = run.Graph.Activities[retried.Activity];
        run.LookFrom(activity, fault.Frame);
        foreach (var (name, json) in retried.Variables ?? new Dictionary<string, string>())
            if (run.Values.Correct(name, json) is { } unusable) return unusable;

        if (OpenContainer(run, fault) is { Container: { } container } open)
        {
            run.Emit(activity.Index, ActivityStatus.Resumed);
            run.Take(open, container);
        }
        else
        {
            fault.Frame.UnderWay--;
            run.Enqueue(activity, fault.Frame, fault.Fault.At.Via);
        }
        if (fault.Fault.OverLimit) run.ReleaseHeld();
        run.Drain();
        return null;
    }

    public static Rejection? Skip(Run run, Stimulus.Skipped skipped)
    {
        if (!run.TakeFault(skipped.Activity, skipped.Frame, out var fault)) return RunSentences.Refuse("ActivityNotFailed", skipped.Activity);
        var activity = run.Graph.Activities[skipped.Activity];
        var outcome = skipped.Outcome ?? activity.Behaviour.Outcomes[0];
        if (!activity.Behaviour.Outcomes.Contains(outcome, StringComparer.Ordinal))
            return new Rejection(
                RejectionKind.Unprocessable, "OutcomeNotOffered", RunSentences.Of("OutcomeNotOffered", activity.Name, outcome, string.Join(", ", activity.Behaviour.Outcomes)));

        if (OpenContainer(run, fault) is { } open) run.CloseEarly(open);
        run.Emit(activity.Index, ActivityStatus.Skipped);
        run.Complete(activity, activity.Index == 0 ? null : fault.Frame, [outcome]);
        if (fault.Fault.OverLimit) run.ReleaseHeld();
        run.Drain();
        return null;
    }

    /// <summary>The frame of a container that failed between two turns; null for anything else.</summary>
    private static OpenFrame? OpenContainer(Run run, OpenFault fault)
    {
        var activity = run.Graph.Activities[fault.Fault.At.Activity];
        return activity.Index == 0 && fault.Frame.Parent is null && fault.Frame.Activity == activity ? fault.Frame : run.FindFrame(activity, fault.Frame);
    }
}
