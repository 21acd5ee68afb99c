using System.Collections.Immutable;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>The containers that are open: how they nest, and how one ends with all that is in it.</summary>
public sealed partial class Run
{
    /// <summary>Open frames, oldest first.</summary>
    private readonly List<OpenFrame> frames = [];

    /// <summary>Frames of earlier runs, to be used again.</summary>
    private readonly Stack<OpenFrame> spare = new();

    private int lastId = -1;

    /// <summary>The frame with an id, which is open; the process's own where a damaged position names one that is not.</summary>
    internal OpenFrame FrameOf(int id)
    {
        foreach (var frame in frames)
            if (frame.Id == id) return frame;
        return frames[0];
    }

    /// <summary>The frame of a container that is open in another, or null.</summary>
    internal OpenFrame? FindFrame(ProcessActivity activity, OpenFrame parent)
    {
        foreach (var frame in frames)
            if (frame.Activity == activity && frame.Parent == parent && !frame.IsItem) return frame;
        return null;
    }

    /// <summary>A frame for one item of a loop over several at once.</summary>
    internal OpenFrame OpenItem(OpenFrame loop)
    {
        loop.UnderWay++;
        return OpenFrameFor(loop.Activity, loop, isItem: true);
    }

    private OpenFrame OpenFrameFor(ProcessActivity activity, OpenFrame? parent, bool isItem)
    {
        var frame = (spare.TryPop(out var used) ? used : new OpenFrame()).Begin(++lastId, activity, parent, isItem);
        frames.Add(frame);
        return frame;
    }

    private void GoOn(Frame stored)
    {
        var parent = stored.Parent < 0 ? null : FrameOf(stored.Parent);
        var frame = (spare.TryPop(out var used) ? used : new OpenFrame()).Begin(stored.Id, Graph.Activities[stored.Activity], parent, stored.Marks.HasFlag(FrameMarks.Item));
        frame.GoOn(stored);
        frames.Add(frame);
        lastId = stored.Id;
        if (parent is not null) parent.UnderWay++;
    }

    /// <summary>Ends a frame that has nothing under way; its variables go with it.</summary>
    private void Close(OpenFrame frame)
    {
        frame.IsClosed = true;
        // What the process itself knows outlives it.
        if (frame.Parent is null) return;
        values.Forget(frame, effects);
        if (frames[^1] == frame) frames.RemoveAt(frames.Count - 1);
        else frames.Remove(frame);
        lastId = frames.Count == 0 ? -1 : frames[^1].Id;
    }

    /// <summary>Cancels all that is under way in a frame, the innermost first.</summary>
    private void CancelWithin(OpenFrame frame)
    {
        if (frame.UnderWay == 0) return;
        for (var i = 0; i < waits.Count;)
        {
            if (waits[i].Frame == frame) CancelWait(i);
            else i++;
        }
        foreach (var inner in frames.Where(f => f.Parent == frame).ToList()) CancelFrame(inner);
        for (var i = faults.Count - 1; i >= 0; i--)
            if (faults[i].Frame == frame) DropFault(i);
        held.RemoveAll(work => work.Frame == frame);
        frame.UnderWay = 0;
    }

    /// <summary>Ends a container with all that is in it, without a word of its own.</summary>
    internal void CloseEarly(OpenFrame frame)
    {
        CancelWithin(frame);
        Close(frame);
    }

    /// <summary>What waits, has failed, is open or was held back directly in a frame.</summary>
    internal IEnumerable<int> UnderWayIn(OpenFrame frame) =>
    [
        .. waits.Where(w => w.Frame == frame).Select(w => w.Wait.At.Activity),
        .. frames.Where(f => f.Parent == frame).Select(f => f.Activity.Index),
        .. faults.Where(f => f.Frame == frame).Select(f => f.Fault.At.Activity),
        .. held.Where(w => w.Frame == frame).Select(w => w.Activity.Index),
    ];

    /// <summary>Cancels a container that is open.</summary>
    private void CancelFrame(OpenFrame frame)
    {
        CloseEarly(frame);
        // It may have failed between two turns; the incident is over with it.
        faults.RemoveAll(f => f.Frame == frame.Parent && f.Fault.At.Activity == frame.Activity.Index && DropsIncident(f));
        if (!frame.IsItem) Emit(frame.Activity.Index, ActivityStatus.Canceled);
    }

    /// <summary>Ends every wait, and forgets everything that has failed or was to run.</summary>
    private void CancelEverything()
    {
        queue.Clear();
        if (frames.Count > 0) CancelWithin(frames[0]);
        queue.Clear();
    }

    private void CloseFrames()
    {
        foreach (var frame in frames)
        {
            frame.IsClosed = true;
            if (spare.Count < 64) spare.Push(frame);
        }
        frames.Clear();
        lastId = -1;
    }

    private ImmutableArray<Frame> ToFrames()
    {
        var made = ImmutableArray.CreateBuilder<Frame>(frames.Count);
        foreach (var frame in frames) made.Add(frame.ToPosition());
        return made.MoveToImmutable();
    }
}
