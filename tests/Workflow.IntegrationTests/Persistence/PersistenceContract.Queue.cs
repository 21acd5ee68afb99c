using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    [Test]
    public async Task Submit_AcceptedCommand_IsReadableWhenAnswered()
    {
        var id = await Receive();

        var answer = await queue.Submit(Noting(id)).WaitAsync(Patience);

        Assert.That(answer.Value, Is.EqualTo(new Committed<int>(1, $"history:{id}:1", IsRepeated: false)));
        Assert.That(await HistoryOf(id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Submit_RejectedCommand_HasWrittenNothing()
    {
        var id = await Receive();
        var refusal = new Rejection(RejectionKind.Unprocessable, "No", new Phrase("Không.", "No."));

        var answer = await queue.Submit(new DossierCommand<int>(id, false, session =>
        {
            session.Changes.Insert(NewEntry(id, 1));
            return refusal;
        }, new IdempotencyKey("lan.ntt", "k", "h"))).WaitAsync(Patience);

        Assert.That(Refused(answer), Is.SameAs(refusal));
        Assert.That(await HistoryOf(id), Is.Empty);
        await using var context = database.CreateDbContext();
        Assert.That(await context.IdempotencyRecords.CountAsync(), Is.Zero, "a refusal by state is not remembered");
    }

    [Test]
    public async Task Submit_DecisionThrows_ReachesItsCallerAlone()
    {
        var (broken, sound) = (await Receive(), await Receive());
        var figures = queue.Figures.Commands;

        var failing = queue.Submit(Noting(broken, also: _ => throw new InvalidOperationException("bug")));
        var working = await queue.Submit(Noting(sound)).WaitAsync(Patience);

        Assert.That(async () => await failing.WaitAsync(Patience), Throws.InvalidOperationException.With.Message.EqualTo("bug"));
        Assert.That(working.IsRejected, Is.False);
        Assert.That(await HistoryOf(broken), Is.Empty);
        Assert.That(queue.Figures.Commands, Is.EqualTo(figures + 1));
    }

    [Test]
    public async Task Submit_LostRaceWithTheReadersRevision_IsAConflict()
    {
        var id = await Receive();

        var answer = await queue.Submit(Noting(id, also: s => s.Dossier(id)!.Revision += 5, carriesRevision: true)).WaitAsync(Patience);

        Assert.That(Refused(answer).Kind, Is.EqualTo(RejectionKind.Conflict));
        Assert.That(await HistoryOf(id), Is.Empty);
    }

    [Test]
    public async Task Submit_LostRaceWithoutARevision_IsDecidedAgainFromFreshState()
    {
        var id = await Receive();
        var decisions = 0;

        var answer = await queue.Submit(Noting(id, also: s => { if (++decisions == 1) s.Dossier(id)!.Revision += 5; })).WaitAsync(Patience);

        Assert.That(answer.Value.Value, Is.EqualTo(1));
        Assert.That(decisions, Is.EqualTo(2));
        Assert.That(await HistoryOf(id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Submit_RaceLostEachTime_IsBusyAfterThreeTries()
    {
        var id = await Receive();
        var decisions = 0;

        var answer = await queue.Submit(Noting(id, also: s => { decisions++; s.Dossier(id)!.Revision += 5; })).WaitAsync(Patience);

        Assert.That(Refused(answer).Code, Is.EqualTo("CommandNotWritten"));
        Assert.That(Refused(answer).Kind, Is.EqualTo(RejectionKind.Busy));
        Assert.That(decisions, Is.EqualTo(3));
        Assert.That(await HistoryOf(id), Is.Empty);
    }

    [Test]
    public async Task Submit_DeleteOfARowThatIsGone_IsALostRace()
    {
        var id = await Receive();
        var wait = new DossierWait { DossierId = id, Activity = 7, Frame = 0, Kind = WaitKind.Event, Key = "ThanhToan", OpenedAt = Now.UtcDateTime };

        var answer = await queue.Submit(Noting(id, also: s => s.Changes.Delete(wait), carriesRevision: true)).WaitAsync(Patience);

        Assert.That(Refused(answer).Code, Is.EqualTo("MovedOn"));
        Assert.That(await HistoryOf(id), Is.Empty, "what the command wrote before was undone with it");
    }

    [Test]
    public async Task Session_Dossier_ComesWithItsOpenRowsOnce()
    {
        var id = await Receive();
        await queue.Submit(Noting(id, also: s =>
        {
            s.Changes.Insert(new Variable { DossierId = id, Scope = "", Name = "dienTich", Json = "120.5" });
            s.Changes.Insert(new DossierWait { DossierId = id, Activity = 7, Frame = 0, Kind = WaitKind.Event, Key = "ThanhToan", OpenedAt = Now.UtcDateTime });
        })).WaitAsync(Patience);

        var answer = await queue.Submit(new DossierCommand<bool>(id, false, session =>
        {
            var dossier = session.Dossier(id)!;
            var isOne = ReferenceEquals(dossier, session.Find<Dossier>(id))
                && ReferenceEquals(dossier.Variables.Single(), session.Find<Variable>(id, "", "dienTich"))
                && dossier.Waits.Single().Key == "ThanhToan";
            return new Decision<bool>(isOne, "x");
        })).WaitAsync(Patience);

        Assert.That(answer.Value.Value, Is.True);
    }
}
