using Workflow.Host.Desk;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Desk;

public sealed class SharedCountsTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
    private SharedCounts shared = null!;
    private int counted;

    [SetUp]
    public void Begin() => (shared, counted) = (new SharedCounts(time), 0);

    [Test]
    public async Task Of_TheSameQuestionWithinSeconds_IsCountedOnce()
    {
        string[] answers = [await Ask(("tỉnh", 1)), await Ask(("tỉnh", 1))];
        time.Advance(SharedCounts.Kept - TimeSpan.FromMilliseconds(1));

        Assert.That(answers.Append(await Ask(("tỉnh", 1))), Is.All.EqualTo("1"));
    }

    [Test]
    public async Task Of_OnceItsTimeIsOver_IsCountedAgain()
    {
        await Ask(("tỉnh", 1));
        time.Advance(SharedCounts.Kept);

        Assert.That(await Ask(("tỉnh", 1)), Is.EqualTo("2"));
    }

    [Test]
    public async Task Of_AnotherQuestionOrResult_IsCountedForItself()
    {
        await Ask(("tỉnh", 1));

        Assert.That(await Ask(("xã", 1)), Is.EqualTo("2"));
        Assert.That(await shared.Of(("tỉnh", 1), () => Task.FromResult(7)), Is.EqualTo(7));
    }

    [Test]
    public async Task Of_ManyAtOnce_WaitForOneCount()
    {
        var gate = new TaskCompletionSource<string>();
        var asked = Enumerable.Range(0, 8).Select(_ => shared.Of("một", () => { counted++; return gate.Task; })).ToList();
        gate.SetResult("xong");

        Assert.That(await Task.WhenAll(asked), Is.All.EqualTo("xong"));
        Assert.That(counted, Is.EqualTo(1));
    }

    [Test]
    public async Task Of_AfterAFault_IsCountedAgain()
    {
        Assert.That(async () => await shared.Of<string>("một", () => throw new InvalidOperationException("lost")), Throws.InvalidOperationException);

        Assert.That(await Ask("một"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Forget_WhatWasCounted_IsCountedAgain()
    {
        await Ask("một");
        shared.Forget();

        Assert.That(await Ask("một"), Is.EqualTo("2"));
    }

    private Task<string> Ask(object question) => shared.Of(question, () => Task.FromResult($"{++counted}"));
}
