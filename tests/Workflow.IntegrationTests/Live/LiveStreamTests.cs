using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Live;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Live;

/// <summary>One stream by a clock that stands still: its pace, its signs of life, its end.</summary>
public sealed class LiveStreamTests
{
    private readonly CancellationTokenSource ending = new();
    private FakeTimeProvider time = null!;
    private OfficeDirectory directory = null!;
    private LiveRing ring = null!;
    private Output output = null!;

    [SetUp]
    public void Prepare()
    {
        time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero)) { HasTimers = true };
        directory = new OfficeDirectory();
        directory.Replace(Office("stamp"));
        ring = new LiveRing(Options.Create(new LiveOptions { Kept = 256 }));
        output = new Output();
    }

    [OneTimeTearDown]
    public void End() => ending.Dispose();

    [Test]
    public async Task Run_ManyChangesAtOnce_TellsThemInOneEventASecond()
    {
        var running = Run();
        ring.Add(LiveRingTests.Reminders("lan"));
        await output.Contains("\"reminders\":1");

        foreach (var _ in Enumerable.Range(0, 50)) ring.Add(LiveRingTests.Reminders("lan"));
        Assert.That(output.Events, Is.EqualTo(1));
        await Pass(TimeSpan.FromSeconds(1));

        await output.Contains("\"reminders\":50");
        Assert.That(output.Events, Is.EqualTo(2));
        Assert.That(running.IsCompleted, Is.False);
    }

    [Test]
    public async Task Run_InSilence_ShowsThatItIsAlive()
    {
        var running = Run();
        await output.Contains("event: hello");
        Assert.That(output.Text, Does.Not.Contain("\n:\n"));

        await Pass(TimeSpan.FromSeconds(20));

        await output.Contains("\n:\n");
        Assert.That(running.IsCompleted, Is.False);
    }

    [Test]
    public async Task Run_WhatConcernsOthers_IsNotTold()
    {
        _ = Run();
        await output.Contains("event: hello");
        ring.Add(LiveRingTests.Reminders("an"));
        ring.Add([new LiveChange(LiveKind.StepArrived, null, Role.Appraiser, "H05.12", Guid.CreateVersion7())]);
        await Pass(TimeSpan.FromSeconds(1));
        ring.Add(LiveRingTests.Reminders("lan"));
        await Pass(TimeSpan.FromSeconds(1));

        await output.Contains("\"reminders\":1");
        Assert.That(output.Events, Is.EqualTo(1));
        Assert.That(output.Text, Does.Contain("\"units\":[]"));
    }

    [Test]
    public async Task Run_FromAnEarlierPlace_TellsWhatWasMissed()
    {
        var seen = ring.PlaceOf(0);
        ring.Add(LiveRingTests.Reminders("lan", "lan"));

        _ = Run(seen);

        await output.Contains("\"reminders\":2");
        Assert.That(output.Text, Does.Contain($"id: {ring.PlaceOf(2)}\nevent: news"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_FromAPlaceThatIsGone_SaysReset(bool otherRun)
    {
        var seen = otherRun ? "khác.1" : ring.PlaceOf(0);
        ring.Add(LiveRingTests.Reminders([.. Enumerable.Repeat("lan", 300)]));

        _ = Run(seen);

        await output.Contains("event: reset");
        Assert.That(output.Text, Does.Contain($"id: {ring.PlaceOf(300)}\nevent: reset"));
    }

    [Test]
    public async Task Run_WhenTheAccountHasChanged_Ends()
    {
        var running = Run();
        await output.Contains("event: hello");
        directory.Replace(Office("another stamp"));
        ring.Add(LiveRingTests.Reminders("lan"));

        await running.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(output.Events, Is.Zero);
    }

    [Test]
    public async Task Run_WhenTheSessionIsOver_EndsWithTheNextSignOfLife()
    {
        var running = Run(endsAt: time.GetUtcNow().AddSeconds(10));
        await output.Contains("event: hello");

        await Pass(TimeSpan.FromSeconds(20));

        await running.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(output.Text, Does.Not.Contain("\n:\n"));
    }

    private Task Run(string? place = null, DateTimeOffset? endsAt = null)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lan")], CurrentActor.CookieScheme));
        var json = new JsonOptions();
        StrictJson.Configure(json.SerializerOptions);
        var stream = new LiveStream(ring, time, Options.Create(new LiveOptions { Kept = 256 }), Options.Create(json));
        return stream.Run(new LiveSession(user, endsAt, directory, time), place, output, ending.Token);
    }

    /// <summary>Moves the clock once the stream rests on it.</summary>
    private async Task Pass(TimeSpan length)
    {
        await Until(() => time.IsWaitedFor);
        time.Advance(length);
    }

    private static OfficeSnapshot Office(string stamp) => new(new OfficeRows(
        "1", new DateOnly(2026, 11, 20),
        [new Unit { Code = "H05.14", Name = "Sở Xây dựng", Kind = UnitKind.Department, ParentCode = null, DossierPrefix = "000.00.14.H05", ValidFrom = new DateOnly(2025, 7, 1) }],
        [new Officer { Id = "lan", Name = "Trần Thị Lan", Position = "Chuyên viên", UnitCode = "H05.14", Email = "lan@bacninh.example", Phone = "+84 0000 00001" }],
        [new Post { OfficerId = "lan", UnitCode = "H05.14", Role = Role.Appraiser }], [], [], [new OfficeRows.SessionStamp("lan", stamp)], [], []));

    private static async Task Until(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!holds()) await Task.Delay(5, limit.Token);
    }

    /// <summary>What the reader would have received so far.</summary>
    private sealed class Output : MemoryStream
    {
        private readonly Lock gate = new();

        public string Text
        {
            get
            {
                lock (gate) return Encoding.UTF8.GetString(ToArray());
            }
        }

        /// <summary>Events with something in them.</summary>
        public int Events => Text.Split("event: ").Skip(1).Count(e => !e.StartsWith("hello", StringComparison.Ordinal));

        public Task Contains(string text) => Until(() => Text.Contains(text, StringComparison.Ordinal));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            lock (gate) Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
