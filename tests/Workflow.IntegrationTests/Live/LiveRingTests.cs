using Microsoft.Extensions.Options;
using Workflow.Host.Live;

namespace Workflow.IntegrationTests.Live;

/// <summary>What the ring keeps, and what it says of the rest.</summary>
public sealed class LiveRingTests
{
    private const int Kept = 256;

    private static LiveRing Ring() => new(Options.Create(new LiveOptions { Kept = Kept }));

    [Test]
    public void After_AnEarlierNumber_GivesWhatCameSinceInOrder()
    {
        var ring = Ring();
        ring.Add(Reminders("lan", "an"));
        ring.Add(Reminders("huy"));

        Assert.That(ring.After(1)!.Select(c => (c.Number, c.Change.OfficerId)), Is.EqualTo(new[] { (2L, (string?)"an"), (3L, "huy") }));
        Assert.That(ring.After(3), Is.Empty);
    }

    [Test]
    public void After_MoreThanIsKept_IsNoLongerKnown()
    {
        var ring = Ring();
        ring.Add(Reminders([.. Enumerable.Repeat("lan", Kept + 1)]));

        Assert.That(ring.After(0), Is.Null);
        Assert.That(ring.After(1), Has.Count.EqualTo(Kept));
    }

    [Test]
    public void After_ANumberThatNeverWas_IsNotKnown() => Assert.That(Ring().After(7), Is.Null);

    [Test]
    public void Break_LosesEveryPlaceBeforeIt()
    {
        var ring = Ring();
        ring.Add(Reminders("lan"));
        var before = ring.Last;
        ring.Break();

        Assert.That(ring.After(before), Is.Null);
        Assert.That(ring.After(ring.Last), Is.Empty);
    }

    [Test]
    public async Task Beyond_WakesAllWhoWaitAtOnce()
    {
        var ring = Ring();
        Task[] waiting = [ring.Beyond(0), ring.Beyond(0)];
        Assert.That(waiting.Select(w => w.IsCompleted), Is.All.False);

        ring.Add(Reminders("lan"));

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(ring.Beyond(0).IsCompleted, Is.True);
        Assert.That(ring.Beyond(1).IsCompleted, Is.False);
    }

    [Test]
    public void NumberOf_APlaceOfAnotherRun_IsUnknown()
    {
        var ring = Ring();

        Assert.That(ring.NumberOf(ring.PlaceOf(41)), Is.EqualTo(41));
        Assert.That(ring.NumberOf(Ring().PlaceOf(41)), Is.Null);
        Assert.That(ring.NumberOf(ring.PlaceOf(41).Replace(".41", ".-41", StringComparison.Ordinal)), Is.Null);
        Assert.That(ring.NumberOf("không phải"), Is.Null);
    }

    internal static IEnumerable<LiveChange> Reminders(params string[] officers) => officers.Select(o => new LiveChange(LiveKind.Reminded, o));
}
