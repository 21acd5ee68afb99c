namespace Workflow.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start;

    /// <summary>
    /// Whether timers go by this clock and fire when it is moved. Otherwise they go by the machine's, so that what must give up on a silent
    /// network does.
    /// </summary>
    public bool HasTimers { get; set; }

    /// <summary>Whether somebody rests until this clock is moved.</summary>
    public bool IsWaitedFor
    {
        get
        {
            lock (gate) return timers.Count > 0;
        }
    }

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => Set(now + by);

    public void Set(DateTimeOffset instant)
    {
        while (NextDue(instant) is { } timer) timer.Fire();
        now = instant;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!HasTimers) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The first timer that is due by an instant, with the clock at its own.</summary>
    private FakeTimer? NextDue(DateTimeOffset by)
    {
        lock (gate)
        {
            if (timers.Where(t => t.DueAt <= by).MinBy(t => t.DueAt) is not { } next) return null;
            if (next.DueAt > now) now = next.DueAt.Value;
            return next;
        }
    }

    private sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        /// <summary>Null while it is not set.</summary>
        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                period = newPeriod;
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                clock.timers.Remove(this);
                if (DueAt is not null) clock.timers.Add(this);
            }
            if (dueTime == TimeSpan.Zero) Fire();
            return true;
        }

        public void Fire()
        {
            lock (clock.gate)
            {
                if (DueAt is null) return;
                DueAt = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : DueAt + period;
                if (DueAt is null) clock.timers.Remove(this);
            }
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
