using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Rows;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    private static readonly IdempotencyKey key = new("may.ioffice", "k-1", "hash-a");

    [Test]
    public async Task Idempotency_SameKeyAndContent_AnswersWithTheFirstReference()
    {
        var id = await Receive();
        var first = await queue.Submit(Noting(id, key)).WaitAsync(Patience);

        var second = await queue.Submit(Noting(id, key)).WaitAsync(Patience);

        Assert.That(second.Value, Is.EqualTo(new Committed<int>(0, first.Value.Reference, IsRepeated: true)));
        Assert.That(await HistoryOf(id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Idempotency_SameKeyOtherContent_IsUnprocessable()
    {
        var id = await Receive();
        await queue.Submit(Noting(id, key)).WaitAsync(Patience);

        var second = await queue.Submit(Noting(id, key with { RequestHash = "hash-b" })).WaitAsync(Patience);

        Assert.That(Refused(second).Code, Is.EqualTo("IdempotencyKeyReused"));
        Assert.That(Refused(second).Kind, Is.EqualTo(RejectionKind.Unprocessable));
        Assert.That(await HistoryOf(id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Idempotency_SameKeyOfAnotherCaller_IsAnotherKey()
    {
        var id = await Receive();
        await queue.Submit(Noting(id, key)).WaitAsync(Patience);

        var other = await queue.Submit(Noting(id, key with { Caller = "may.dvc", RequestHash = "hash-b" })).WaitAsync(Patience);

        Assert.That(other.Value.IsRepeated, Is.False);
        Assert.That(await HistoryOf(id), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Idempotency_SameKeySixteenTimesAtOnce_IsDoneOnce()
    {
        // Each attempt would make a dossier of its own, as a repeated POST does, and so may come through another lane.
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => queue.Submit(Receiving(Guid.NewGuid(), key)))).WaitAsync(Patience);

        Assert.That(answers.Count(a => !a.Value.IsRepeated), Is.EqualTo(1));
        Assert.That(answers.Select(a => a.Value.Reference).Distinct().Count(), Is.EqualTo(1));
        await using var context = database.CreateDbContext();
        Assert.That(await context.Dossiers.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Idempotency_RecordCarriesTheInstantOfTheSubmission()
    {
        var id = await Receive();
        await queue.Submit(Noting(id, key)).WaitAsync(Patience);

        await using var context = database.CreateDbContext();
        Assert.That((await context.IdempotencyRecords.SingleAsync()).At, Is.EqualTo(Now.UtcDateTime));
    }

    [Test]
    public async Task ExpiredRows_OldOnes_GoInSmallBatches()
    {
        await using var context = database.CreateDbContext();
        var expired = Now.UtcDateTime - IdempotencyRecord.Lifetime;
        for (var i = 0; i < 7; i++)
            context.Add(new IdempotencyRecord { Caller = "c", Key = $"{i}", RequestHash = "h", Reference = "r", At = expired.AddMilliseconds(i < 5 ? -1 : 0) });
        var dossier = await Receive();
        var messages = new[] { (OutboxState.Sent, 1), (OutboxState.Withdrawn, 1), (OutboxState.Dead, 1), (OutboxState.Waiting, 1), (OutboxState.Sent, 0) };
        for (var i = 0; i < messages.Length; i++) context.Add(Message(dossier, i, messages[i].Item1, expired.AddMilliseconds(-messages[i].Item2)));
        context.Add(Event(delivered: expired.AddMilliseconds(-1)));
        context.Add(Event(delivered: null));
        await context.SaveChangesAsync();

        var removed = await new ExpiredRows(database).Remove(Now.UtcDateTime, batch: 2, CancellationToken.None);

        Assert.That(removed, Is.EqualTo(5 + 2 + 1));
        Assert.That(await context.Outbox.Select(m => m.State).Order().ToListAsync(), Is.EquivalentTo(new[] { OutboxState.Sent, OutboxState.Dead, OutboxState.Waiting }));
        Assert.That((await context.RaisedEvents.SingleAsync()).DeliveredAt, Is.Null);
        Assert.That(await context.IdempotencyRecords.CountAsync(), Is.EqualTo(2), "a record is kept for the whole of thirty days");
    }

    private static OutboxMessage Message(Guid dossier, int sequence, OutboxState state, DateTime at)
    {
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(), DossierId = dossier, Channel = "http:a.vn:443", Sequence = sequence, IsOrdered = false, MostAttempts = 1, Payload = "{}", CreatedAt = at,
        }.DueAt(at, place: null);
        if (state == OutboxState.Sent) message.Deliver(at);
        if (state == OutboxState.Withdrawn) message.Withdraw(at);
        if (state == OutboxState.Dead) message.Fail("Timeout", isFinal: true, null, at);
        return message;
    }

    private static RaisedEvent Event(DateTime? delivered)
    {
        var raised = new RaisedEvent { Id = Guid.CreateVersion7(), Name = "ThanhToan", RaisedBy = "system", RaisedAt = Now.UtcDateTime, Hops = 0 }.DueAt(Now.UtcDateTime);
        if (delivered is { } at) raised.Finish(0, at);
        return raised;
    }
}
