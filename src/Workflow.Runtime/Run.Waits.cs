using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime;

/// <summary>What waits and what has failed.</summary>
public sealed partial class Run
{
    private readonly List<OpenWait> waits = [];
    private readonly List<OpenFault> faults = [];
    private int serial;
    private bool takenBack;

    internal IReadOnlyList<OpenWait> Waits => waits;

    internal IReadOnlyList<OpenFault> Faults => faults;

    /// <summary>Takes the oldest wait that a test names away; false when there is none.</summary>
    internal bool TakeWait(Predicate<OpenWait> which, out OpenWait wait)
    {
        var index = waits.FindIndex(which);
        wait = index < 0 ? default : waits[index];
        if (index >= 0) waits.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>How many waits an activity still has in a frame.</summary>
    internal int CountWaits(Work at) => waits.Count(w => w.Frame == at.Frame && w.Wait.At.Activity == at.Activity.Index);

    /// <summary>Takes a failed activity off the list; false when it had not failed.</summary>
    internal bool TakeFault(int activity, int frame, out OpenFault fault)
    {
        var index = faults.FindIndex(f => f.Fault.At.Activity == activity && f.Fault.At.Frame == frame);
        fault = index < 0 ? default : faults[index];
        if (index >= 0) faults.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>Ends one thing directly in a frame that waits, has failed, is open or was held back at the activities that a test names; false when there is none.</summary>
    internal bool TryCancelIn(OpenFrame frame, Predicate<int> at, out int activity)
    {
        activity = -1;
        if (waits.FindIndex(w => w.Frame == frame && at(w.Wait.At.Activity)) is >= 0 and var wait)
        {
            activity = waits[wait].Wait.At.Activity;
            CancelWait(wait);
        }
        else if (frames.Find(f => f.Parent == frame && at(f.Activity.Index)) is { } inner)
        {
            activity = inner.Activity.Index;
            CancelFrame(inner);
        }
        else if (faults.FindIndex(f => f.Frame == frame && at(f.Fault.At.Activity)) is >= 0 and var fault)
        {
            activity = faults[fault].Fault.At.Activity;
            DropFault(fault);
        }
        else if (held.FindIndex(w => w.Frame == frame && at(w.Activity.Index)) is >= 0 and var rest)
        {
            activity = held[rest].Activity.Index;
            held.RemoveAt(rest);
        }
        else
        {
            return false;
        }
        frame.UnderWay--;
        return true;
    }

    /// <summary>Ends the process from outside.</summary>
    internal void Abandon()
    {
        CancelEverything();
        Emit(0, ActivityStatus.Canceled);
        phase = PositionPhase.Ended;
    }

    private void Open(Work work, ActivityResult.Waiting waiting)
    {
        foreach (var wanted in waiting.Waits)
        {
            var opening = new Effect.WaitOpened(work.Activity.Index, work.Frame.Id, wanted.Kind, wanted.Key, wanted.DueAt);
            Open(work, wanted.Kind, wanted.Key, opening, wanted.Request);
        }
        Emit(work.Activity.Index, ActivityStatus.Suspended);
    }

    private void Open(Work work, WaitKind kind, string key, Effect opening, Effect? request)
    {
        waits.Add(new(new(work.Token, kind, key), work.Frame, serial++, effects.Count, request is not null));
        effects.Add(opening);
        if (request is not null) effects.Add(request);
    }

    internal void Fail(Work work, ActivityResult.Failed failed, bool overLimit = false)
    {
        faults.Add(new(new(work.Token, overLimit), work.Frame));
        effects.Add(new Effect.IncidentRaised(work.Activity.Index, work.Activity.Id, failed.Code, failed.Sentence, work.Frame.Id));
        Emit(work.Activity.Index, ActivityStatus.Faulted);
    }

    /// <summary>
    /// Ends what an activity waits for and nobody wants any longer. A wait that opened during this very run never reached the outside: its opening is taken
    /// back, so that the receiver never has to open and cancel the same thing in one breath.
    /// </summary>
    private void CancelWait(int index)
    {
        var (wait, frame) = (waits[index].Wait, waits[index].Frame);
        DropWait(index);
        if (IsOneOfSeveral(wait.Kind)) DropWaits(wait.At.Activity, frame);
        Emit(wait.At.Activity, ActivityStatus.Canceled);
    }

    /// <summary>Ends whatever an activity still waits for in a frame.</summary>
    internal void DropWaits(int activity, OpenFrame frame)
    {
        for (var i = 0; i < waits.Count;)
        {
            if (waits[i].Frame == frame && waits[i].Wait.At.Activity == activity) DropWait(i);
            else i++;
        }
    }

    private void DropWait(int index)
    {
        var (wait, _, _, openedNow, hasRequest) = waits[index];
        waits.RemoveAt(index);
        if (openedNow >= 0) TakeBack(openedNow, hasRequest);
        else if (wait.Kind == WaitKind.Task) effects.Add(new Effect.TaskCancelled(wait.At.Activity, wait.At.Frame));
        else effects.Add(new Effect.WaitEnded(wait.At.Activity, wait.At.Frame, wait.Kind, wait.Key));
    }

    /// <summary>One activity may wait for several processes, or for several methods of an endpoint, and is still one thing under way.</summary>
    private static bool IsOneOfSeveral(WaitKind kind) => kind is WaitKind.Child or WaitKind.Endpoint;

    private void TakeBack(int opening, bool withRequest)
    {
        effects[opening] = null;
        if (withRequest) effects[opening + 1] = null;
        takenBack = true;
    }

    /// <summary>Forgets a failed activity that nobody wants any longer.</summary>
    private void DropFault(int index)
    {
        var fault = faults[index];
        faults.RemoveAt(index);
        DropsIncident(fault);
        Emit(fault.Fault.At.Activity, ActivityStatus.Canceled);
    }

    private bool DropsIncident(OpenFault fault)
    {
        effects.Add(new Effect.IncidentDropped(fault.Fault.At.Activity, fault.Fault.At.Frame));
        return true;
    }

    private void GoOn(Wait wait)
    {
        var frame = FrameOf(wait.At.Frame);
        if (!IsOneOfSeveral(wait.Kind) || !waits.Exists(w => w.Frame == frame && w.Wait.At.Activity == wait.At.Activity)) frame.UnderWay++;
        waits.Add(new(wait, frame, serial++, OpenedNow: -1, HasRequest: false));
    }

    private void GoOn(Fault fault)
    {
        var frame = FrameOf(fault.At.Frame);
        faults.Add(new(fault, frame));
        // A container that failed is open, and counted as such; the process itself is under way in nothing.
        if (fault.At.Activity > 0 && FindFrame(Graph.Activities[fault.At.Activity], frame) is null) frame.UnderWay++;
    }
}

/// <summary>A wait as the run knows it.</summary>
/// <param name="Serial">Tells waits at the same activity apart while the run lasts.</param>
/// <param name="OpenedNow">Place of the effect that opened it in this run; -1 when it was open before.</param>
/// <param name="HasRequest">Whether the effect after that asks something of the outside.</param>
internal readonly record struct OpenWait(Wait Wait, OpenFrame Frame, int Serial, int OpenedNow, bool HasRequest);

/// <summary>A failed activity as the run knows it.</summary>
internal readonly record struct OpenFault(Fault Fault, OpenFrame Frame);
