using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Outbox;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>A host that starts, or goes on, while much waits to be sent.</summary>
public sealed class OutboxStartTests
{
    private const int Flood = 10_000;

    private readonly TaskCompletionSource released = new();
    private OutboxHouse house = null!;

    [OneTimeSetUp]
    public async Task Open() => house = await OutboxHouse.Open(
        new Dictionary<string, string?> { ["Outbox:Sends"] = "true" }, Flood, _ => released.Task);

    [OneTimeTearDown]
    public async Task Close()
    {
        released.SetResult();
        await house.DisposeAsync();
    }

    [Test, Order(1)]
    public async Task Start_TenThousandWaiting_IsReadyBeforeAnyIsSent()
    {
        using var ready = await house.Host.Anonymous().GetAsync(new Uri("/health/ready", UriKind.Relative));

        await using var db = await house.Database();
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await db.Outbox.CountAsync(m => m.State == OutboxState.Waiting), Is.EqualTo(Flood));
    }

    [Test, Order(2)]
    public async Task Run_TenThousandToOneHost_HasFewUnderWay()
    {
        for (var i = 0; i < 4; i++) await house.Receiver.Arrival();

        await using var db = await house.Database();
        Assert.That((house.Receiver.Requests.Count, await db.Outbox.CountAsync(m => m.Attempts > 0)), Is.EqualTo((4, 4)));
    }
}
