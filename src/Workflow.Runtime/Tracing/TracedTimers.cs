using Workflow.Core.Dossiers;

namespace Workflow.Runtime.Tracing;

/// <summary>The timers that the processes of a trace wait for.</summary>
internal sealed class TracedTimers
{
    /// <summary>In the order in which they were opened.</summary>
    private readonly List<Timer> open = [];

    /// <summary>Takes note of a timer that is opened or ends; of anything else, nothing.</summary>
    public void Note(TracedProcess process, Effect effect)
    {
        if (effect is Effect.WaitOpened { DueAt: { } due } opened) open.Add(new(process, opened.Activity, opened.Frame, due));
        if (effect is not Effect.WaitEnded { Kind: WaitKind.Timer } ended) return;
        var index = open.FindIndex(t => t.Process == process && t.Activity == ended.Activity && t.Frame == ended.Frame);
        if (index >= 0) open.RemoveAt(index);
    }

    /// <summary>The timer that is due first, at the latest at an instant; of several at once the one that was opened first. Null for none.</summary>
    public Timer? FirstDue(DateTime until) => open.MinBy(t => t.Due) is { } first && first.Due <= until ? first : null;

    /// <summary>An activity that waits for an instant.</summary>
    public sealed record Timer(TracedProcess Process, int Activity, int Frame, DateTime Due);
}
