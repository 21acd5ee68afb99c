using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    [Test]
    public async Task Batch_CommandsThatWaitTogether_ShareOneTransactionInOrderOfDossier()
    {
        var ids = await ReceiveInOneLane(8);
        var batches = queue.Figures.Batches;
        var order = new List<Guid>();

        using var gate = Block(ids[0]);
        var answers = ids.Skip(1).Reverse().Select(id => queue.Submit(Noting(id, also: _ => order.Add(id)))).ToList();
        gate.Open();
        await Task.WhenAll(answers).WaitAsync(Patience);

        Assert.That(order, Is.EqualTo(ids.Skip(1).Order()));
        Assert.That(queue.Figures.Batches - batches, Is.EqualTo(2), "the blocked command alone, then all the others");
    }

    [Test]
    public async Task Batch_TwoCommandsOnOneDossier_TheSecondSeesTheFirst()
    {
        var ids = await ReceiveInOneLane(2);
        var batches = queue.Figures.Batches;

        using var gate = Block(ids[0]);
        var answers = Enumerable.Range(0, 5).Select(_ => queue.Submit(Noting(ids[1]))).ToList();
        gate.Open();
        var sequences = (await Task.WhenAll(answers).WaitAsync(Patience)).Select(a => a.Value.Value);

        Assert.That(sequences, Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(queue.Figures.Batches - batches, Is.EqualTo(6), "at most one command of a dossier in a batch");
    }

    [Test]
    public async Task Batch_OneCommandFailsInTheDatabase_TheOthersAreCommittedWithoutIt()
    {
        var ids = await ReceiveInOneLane(4);
        var tries = 0;

        using var gate = Block(ids[0]);
        var sound = ids.Skip(2).Select(id => queue.Submit(Noting(id))).ToList();
        var broken = queue.Submit(Noting(ids[1], also: s => { tries++; s.Changes.Insert(NewEntry(Guid.NewGuid(), 1)); }));
        gate.Open();

        Assert.That((await Task.WhenAll(sound).WaitAsync(Patience)).All(a => !a.IsRejected), Is.True);
        Assert.That(Refused(await broken.WaitAsync(Patience)).Code, Is.EqualTo("CommandNotWritten"));
        Assert.That(tries, Is.EqualTo(3));
        Assert.That(await HistoryOf(ids[1]), Is.Empty);
    }

    [Test]
    public async Task Batch_LateInsertFails_NobodyIsAnsweredAndEachIsTriedAlone()
    {
        var ids = await ReceiveInOneLane(4);
        await queue.Submit(Numbering(ids[1])).WaitAsync(Patience);
        var decisions = new List<Guid>();

        using var gate = Block(ids[0]);
        var sound = ids.Skip(2).Select(id => queue.Submit(Noting(id, also: _ => decisions.Add(id)))).ToList();
        // Its number is drawn for an entry that stands already: only the late insert can find out.
        var broken = queue.Submit(Numbering(ids[1], also: s => s.Changes.Insert(NewEntry(ids[1], 2))));
        gate.Open();

        Assert.That((await Task.WhenAll(sound).WaitAsync(Patience)).All(a => !a.IsRejected), Is.True);
        Assert.That(Refused(await broken.WaitAsync(Patience)).Code, Is.EqualTo("CommandNotWritten"));
        Assert.That(decisions, Is.EquivalentTo(new[] { ids[2], ids[2], ids[3], ids[3] }), "decided once with the batch and once alone");
        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(new[] { 1 }), "the number was given back");
    }

    [Test]
    public async Task Submit_AssignmentOfANumberThrows_ReachesItsCallerAlone()
    {
        var ids = await ReceiveInOneLane(3);

        using var gate = Block(ids[0]);
        var sound = queue.Submit(Numbering(ids[1]));
        var broken = queue.Submit(Numbering(ids[2], also: s => s.Changes.Draw(new NumberRequest("other", _ => throw new InvalidOperationException("bug")))));
        gate.Open();

        Assert.That(async () => await broken.WaitAsync(Patience), Throws.InvalidOperationException);
        Assert.That((await sound.WaitAsync(Patience)).IsRejected, Is.False);
        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Submit_FullLane_IsBusyAtOnce()
    {
        var ids = await ReceiveInOneLane(1);
        await using var small = NewQueue(limit: 2);

        using var gate = Block(ids[0], small);
        var waiting = small.Submit(Noting(ids[0]));
        var refused = small.Submit(Noting(ids[0]));

        Assert.That(refused.IsCompleted, Is.True, "a full lane refuses, it does not hold the caller");
        Assert.That(Refused(await refused).Code, Is.EqualTo("QueueFull"));
        gate.Open();
        Assert.That((await waiting.WaitAsync(Patience)).IsRejected, Is.False);
        Assert.That((await small.Submit(Noting(ids[0])).WaitAsync(Patience)).IsRejected, Is.False, "there is room again");
    }

    [Test]
    public async Task Dispose_WithCommandsWaiting_CommitsThemFirst()
    {
        var ids = await ReceiveInOneLane(3);
        var stopping = NewQueue();

        using var gate = Block(ids[0], stopping);
        var waiting = ids.Select(id => stopping.Submit(Noting(id))).ToList();
        var disposal = stopping.DisposeAsync().AsTask();
        gate.Open();
        await disposal.WaitAsync(Patience);

        Assert.That(waiting.All(w => w.IsCompletedSuccessfully && !w.Result.IsRejected), Is.True);
        Assert.That(Refused(await stopping.Submit(Noting(ids[0]))).Code, Is.EqualTo("ServiceStopping"));
    }

    [Test]
    public async Task Dispose_BeyondItsLimit_RefusesTheRest()
    {
        var ids = await ReceiveInOneLane(2);
        var stopping = NewQueue(drain: TimeSpan.Zero);

        using var gate = Block(ids[0], stopping);
        var waiting = stopping.Submit(Noting(ids[1]));
        await stopping.DisposeAsync().AsTask().WaitAsync(Patience);
        gate.Open();

        Assert.That(Refused(await waiting.WaitAsync(Patience)).Code, Is.EqualTo("ServiceStopping"));
        Assert.That(await HistoryOf(ids[1]), Is.Empty);
    }

    /// <summary>Dossiers whose commands share a lane on every database, in ascending order.</summary>
    private async Task<List<Guid>> ReceiveInOneLane(int count)
    {
        var ids = new List<Guid>();
        while (ids.Count < count)
            if (Guid.NewGuid() is var id && (uint)id.GetHashCode() % 4 == 0) ids.Add(id);
        ids.Sort();
        foreach (var id in ids) await queue.Submit(Receiving(id)).WaitAsync(Patience);
        return ids;
    }

    /// <summary>Occupies a dossier's lane until the gate is opened; what is submitted meanwhile waits.</summary>
    private Gate Block(Guid id, CommitQueue? by = null)
    {
        var gate = new Gate();
        _ = (by ?? queue).Submit(Noting(id, also: _ => gate.Pass()));
        gate.WaitUntilReached();
        return gate;
    }

    private static DossierCommand<long> Numbering(Guid id, Action<CommandSession>? also = null) => new(id, CarriesRevision: false, session =>
    {
        var dossier = session.Dossier(id)!;
        session.Changes.Update(dossier);
        var issued = new IssuedNumber { UnitCode = "H05.14", Year = 2026, Symbol = "GPXD", Date = new DateOnly(2026, 11, 23), DossierId = id };
        session.Changes.Insert(issued);
        if (also is null) session.Changes.Insert(NewEntry(id, dossier.Revision));
        session.Changes.Draw(new NumberRequest("number:H05.14:2026", number => issued.Number = number));
        also?.Invoke(session);
        return new Decision<long>(0, $"number:{id}");
    });

    private async Task<List<long>> NumbersOf(string unit)
    {
        await using var context = database.CreateDbContext();
        return await context.IssuedNumbers.Where(n => n.UnitCode == unit).OrderBy(n => n.Number).Select(n => n.Number).ToListAsync();
    }

    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim reached = new();
        private readonly ManualResetEventSlim open = new();

        public void Open() => open.Set();

        public void Pass()
        {
            reached.Set();
            open.Wait(Patience);
        }

        public void WaitUntilReached() => Assert.That(reached.Wait(Patience), Is.True);

        public void Dispose() => open.Set();
    }
}
