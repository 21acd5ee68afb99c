using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    [Test]
    public async Task Numbers_SixteenWriters_AreGivenOnceAndWithoutGaps()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 16; i++) ids.Add(await Receive());

        await Task.WhenAll(ids.Select(id => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.That((await queue.Submit(Numbering(id)).WaitAsync(Patience)).Rejection, Is.Null);
                if (i == 5) await queue.Submit(Noting(id, also: _ => throw new InvalidOperationException())).WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        })));

        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(Enumerable.Range(1, 160).Select(n => (long)n)));
    }

    [Test]
    public async Task Numbers_OfACommandThatIsUndone_AreGivenAgain()
    {
        var (broken, sound) = (await Receive(), await Receive());

        await queue.Submit(Numbering(broken, also: s => s.Changes.Insert(NewEntry(Guid.NewGuid(), 1)))).WaitAsync(Patience);
        await queue.Submit(Numbering(sound)).WaitAsync(Patience);

        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task TwoQueues_OnOneDatabase_NeitherBlockEachOtherNorLoseAnything()
    {
        await using var other = NewQueue();
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++) ids.Add(await Receive());

        var answers = await Task.WhenAll(Enumerable.Range(0, 320).Select(n =>
        {
            var (by, id) = (n % 2 == 0 ? queue : other, ids[n / 2 % ids.Count]);
            return n % 5 == 0 ? ReferenceOf(by.Submit(Numbering(id))) : ReferenceOf(by.Submit(Tallying(id)));
        })).WaitAsync(TimeSpan.FromSeconds(40));

        // Losing three races in a row is allowed to be busy; what was acknowledged must be there, and nothing else.
        var accepted = answers.Where(a => a is not null).ToList();
        await using var context = database.CreateDbContext();
        Assert.That(accepted, Has.Count.GreaterThan(200));
        Assert.That(await context.Dossiers.SumAsync(d => d.Revision) - ids.Count, Is.EqualTo(accepted.Count));
        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(Enumerable.Range(1, accepted.Count(a => a!.StartsWith("number", StringComparison.Ordinal))).Select(n => (long)n)));
    }

    protected static DossierCommand<int> Tallying(Guid id) => new(id, CarriesRevision: false, session =>
    {
        var dossier = session.Dossier(id)!;
        session.Changes.Update(dossier);
        session.Changes.Insert(NewEntry(id, dossier.Revision));
        return new Decision<int>(dossier.Revision, $"tally:{id}");
    });

    private static async Task<string?> ReferenceOf<T>(Task<Result<Committed<T>>> answer) =>
        await answer is { IsRejected: false } accepted ? accepted.Value.Reference : null;
}
