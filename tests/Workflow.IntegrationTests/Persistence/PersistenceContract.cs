using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Databases;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Persistence;

/// <summary>What every database must do; a subclass says which one.</summary>
public abstract partial class PersistenceContract
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 4, 5, 678, TimeSpan.Zero);
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Database database = null!;
    private CommitQueue queue = null!;
    private Guid version;

    [SetUp]
    public async Task CreateDatabase()
    {
        Options = await MigratedOptions();
        database = Database.For(Options, NullLoggerFactory.Instance);
        version = await AddProcedure();
        queue = NewQueue();
    }

    [TearDown]
    public async Task RemoveDatabase()
    {
        await queue.DisposeAsync();
        await DropDatabase();
    }

    protected Database Database => database;

    protected CommitQueue Queue => queue;

    protected PersistenceOptions Options { get; private set; } = null!;

    /// <summary>Options for a database of its own that is still empty.</summary>
    protected abstract Task<PersistenceOptions> NewOptions();

    /// <summary>Options for a database of its own with this release's schema: the copy of one that was migrated once.</summary>
    protected abstract Task<PersistenceOptions> MigratedOptions();

    /// <summary>Gives back every database that was asked for.</summary>
    protected abstract Task DropDatabase();

    private CommitQueue NewQueue(int limit = 1024, TimeSpan? drain = null) => new(
        database,
        new PersistenceOptions { QueueLimit = limit, DrainLimit = drain ?? Patience },
        new FakeTimeProvider(Now),
        NullLogger<CommitQueue>.Instance);

    private async Task<Guid> AddProcedure()
    {
        var published = new ProcedureVersion
        {
            Id = Guid.CreateVersion7(), ProcedureCode = "1.009994", Number = 1, Meaning = "m", Document = "d", Package = "{}",
            PublishedAt = Now.UtcDateTime, PublishedBy = "hoa.nt", ApprovedBy = "hoa.nt", EffectiveAt = Now.UtcDateTime,
        };
        await using var context = database.CreateDbContext();
        context.Add(new Procedure { Code = "1.009994", Name = "Cấp giấy phép xây dựng" });
        context.Add(published);
        await context.SaveChangesAsync();
        return published.Id;
    }

    private Dossier NewDossier(Guid id, string? code = null)
    {
        var dossier = new Dossier
        {
            Id = id, VersionId = version, ProcedureCode = "1.009994", ProcedureName = "Cấp giấy phép xây dựng", CaseKey = "a", Process = "a",
            ReceivingUnit = "H05.14", CompetentUnit = "H05.14", Channel = SubmissionChannel.Counter, ApplicantName = "Trần Thị Mận",
            ApplicantIdentity = "027190001234", ApplicantPhone = "0912000000", ApplicantAddress = "Tổ 3", Declaration = "{}", Secret = "s",
            ReceivedAt = Now.UtcDateTime, Limit = "10wd",
        };
        typeof(Dossier).GetProperty(nameof(Dossier.Code))!.SetValue(dossier, code ?? $"000.00.14.H05-{id}");
        return dossier;
    }

    private static HistoryEntry NewEntry(Guid dossierId, int sequence) => new()
    {
        DossierId = dossierId, Sequence = sequence, At = Now.UtcDateTime, Verb = HistoryVerb.StepCompleted, ActorId = "lan.ntt", UnitCode = "H05.14",
    };

    /// <summary>Receives a dossier and waits for it.</summary>
    protected async Task<Guid> Receive(CommitQueue? by = null)
    {
        var id = Guid.NewGuid();
        var answer = await (by ?? queue).Submit(Receiving(id)).WaitAsync(Patience);
        Assert.That(answer.Rejection, Is.Null);
        return id;
    }

    private DossierCommand<string> Receiving(Guid id, IdempotencyKey? key = null) => new(id, CarriesRevision: false, session =>
    {
        session.Changes.Insert(NewDossier(id));
        return new Decision<string>("received", $"dossier:{id}");
    }, key);

    /// <summary>Adds one entry to a dossier's history: updates the dossier, inserts a row, answers with the entry's number.</summary>
    private static DossierCommand<int> Noting(Guid id, IdempotencyKey? key = null, Action<CommandSession>? also = null, bool carriesRevision = false) =>
        new(id, carriesRevision, session =>
        {
            var dossier = session.Dossier(id)!;
            var sequence = int.TryParse(dossier.Limit.AsSpan(0, dossier.Limit.Length - 2), out var last) && dossier.CaseKey == "noted" ? last + 1 : 1;
            (dossier.CaseKey, dossier.Limit) = ("noted", $"{sequence}wd");
            session.Changes.Update(dossier);
            session.Changes.Insert(NewEntry(id, sequence));
            also?.Invoke(session);
            return new Decision<int>(sequence, $"history:{id}:{sequence}");
        }, key);

    protected async Task<List<int>> HistoryOf(Guid id)
    {
        await using var context = database.CreateDbContext();
        return await context.History.Where(h => h.DossierId == id).OrderBy(h => h.Sequence).Select(h => h.Sequence).ToListAsync();
    }

    private static Rejection Refused<T>(Result<Committed<T>> answer) =>
        answer.Rejection ?? throw new AssertionException("Expected a rejection.");
}
