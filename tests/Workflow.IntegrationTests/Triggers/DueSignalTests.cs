using Workflow.Host.Triggers;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>One who rests until something is due.</summary>
public sealed class DueSignalTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(start) { HasTimers = true };
    private readonly DueSignal signal = new();

    [Test]
    public async Task Rest_UntilAnInstant_EndsThereAndNotBefore()
    {
        var rest = signal.Rest(start.UtcDateTime.AddMinutes(10), time, default);

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        var early = rest.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));

        await rest.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(early, Is.False);
    }

    [Test]
    public async Task Rest_SomethingEarlierComesUp_EndsAtOnce()
    {
        var rest = signal.Rest(start.UtcDateTime.AddMinutes(10), time, default);

        signal.Raise(start.UtcDateTime.AddMinutes(20));
        var later = rest.IsCompleted;
        signal.Raise(start.UtcDateTime.AddMinutes(5));

        await rest.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(later, Is.False);
    }

    [Test]
    public async Task Rest_RaisedBetweenTwoRests_IsNotMissed()
    {
        signal.Raise(start.UtcDateTime.AddMinutes(5));

        await signal.Rest(start.UtcDateTime.AddMinutes(10), time, default).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(time.GetUtcNow(), Is.EqualTo(start));
    }
}
