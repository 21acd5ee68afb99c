using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Core.Procedures;
using Workflow.Host.Outbox;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>A host whose sender runs only when a test says so, with dossiers that send to a receiver on loopback.</summary>
internal sealed class OutboxHouse : IAsyncDisposable
{
    private readonly Guid version = Guid.CreateVersion7();
    private readonly Dictionary<Guid, int> sequences = [];

    private OutboxHouse(Receiver receiver) => Receiver = receiver;

    public HostFixture Host { get; private set; } = null!;

    public Receiver Receiver { get; }

    public OutboxSender Sender => Host.Services.GetRequiredService<OutboxSender>();

    public OutboxCommands Commands => Host.Services.GetRequiredService<OutboxCommands>();

    public DateTime Now => (Host?.Time.GetUtcNow() ?? HostFixture.Friday).UtcDateTime;

    /// <param name="settings">Configuration keys on top of those of <see cref="Settings"/>.</param>
    /// <param name="waiting">Messages of one dossier that are due when the host starts.</param>
    public static async Task<OutboxHouse> Open(IReadOnlyDictionary<string, string?>? settings = null, int waiting = 0, Func<HttpContext, Task>? behaviour = null)
    {
        var house = new OutboxHouse(await Receiver.Start());
        if (behaviour is not null) house.Receiver.Behaviour = behaviour;
        house.Host = await HostFixture.Start(house.Settings(settings), db =>
        {
            house.AddProcedure(db);
            if (waiting == 0) return;
            var dossier = Guid.CreateVersion7();
            house.Add(db, dossier);
            db.AddRange(Enumerable.Range(0, waiting).Select(_ => house.Message(dossier)));
        });
        return house;
    }

    /// <summary>Another host on the same database.</summary>
    public Task<HostFixture> OpenAnother(IReadOnlyDictionary<string, string?> settings) => HostFixture.Start(Settings(settings), hasOffice: false);

    public async Task<Guid> AddDossier()
    {
        var id = Guid.CreateVersion7();
        await using var db = await Database();
        Add(db, id);
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Puts a message that nobody waits for into the table, due now.</summary>
    public async Task<OutboxMessage> Put(
        Guid dossier, string path = "/", bool isOrdered = false, string? url = null, string? body = null, double seconds = 20, bool retries = true)
    {
        var message = Message(dossier, path, isOrdered, url, body, seconds, retries);
        await using var db = await Database();
        db.Add(message);
        await db.SaveChangesAsync();
        return message;
    }

    public OutboxMessage Message(
        Guid dossier, string path = "/", bool isOrdered = false, string? url = null, string? body = null, double seconds = 20, bool retries = true)
    {
        var call = new HttpCall(
            body is null ? "GET" : "POST", url ?? new Uri(Receiver.Address, path).ToString(), new Dictionary<string, string> { ["X-Office"] = "H05" },
            body is null ? null : "application/json", body, TimeSpan.FromSeconds(seconds), retries);
        var made = CallMessage.Of(Guid.CreateVersion7(), dossier, "H05.01", Next(dossier), (0, 0), call, Now);
        return new OutboxMessage
        {
            Id = made.Id, DossierId = dossier, Channel = made.Channel, Sequence = made.Sequence, IsOrdered = isOrdered, MostAttempts = made.MostAttempts,
            Payload = made.Payload, CreatedAt = Now,
        }.DueAt(Now, place: null);
    }

    public async Task<OutboxMessage> Row(OutboxMessage message)
    {
        await using var db = await Database();
        return await db.Outbox.SingleAsync(m => m.Id == message.Id);
    }

    public Task<WorkflowDbContext> Database() => Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private Dictionary<string, string?> Settings(IReadOnlyDictionary<string, string?>? more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Outbox:Sends"] = "false", ["Outbox:AllowPrivate"] = "true", ["Outbox:AllowedHosts:0"] = Receiver.Address.Authority,
            ["Outbox:AllowedHosts:9"] = string.Create(CultureInfo.InvariantCulture, $"localhost:{Receiver.Address.Port}"),
            ["Outbox:IdleSeconds"] = "3600",
        };
        foreach (var (key, value) in more ?? new Dictionary<string, string?>()) settings[key] = value;
        return settings;
    }

    private int Next(Guid dossier) => sequences[dossier] = sequences.GetValueOrDefault(dossier) + 1;

    private void AddProcedure(WorkflowDbContext db) => db.AddRange(
        new Procedure { Code = "2.000488", Name = "Cấp Phiếu lý lịch tư pháp" },
        new ProcedureVersion
        {
            Id = version, ProcedureCode = "2.000488", Number = 1, Meaning = "m", Document = "d", Package = "{}",
            PublishedAt = HostFixture.Friday.UtcDateTime, PublishedBy = "kiemsoat", ApprovedBy = "kiemsoat", EffectiveAt = HostFixture.Friday.UtcDateTime,
        });

    private void Add(WorkflowDbContext db, Guid id)
    {
        var dossier = db.Add(new Dossier
        {
            Id = id, VersionId = version, ProcedureCode = "2.000488", ProcedureName = "Cấp Phiếu lý lịch tư pháp", CaseKey = "standard",
            Process = "drawn.process.json", ReceivingUnit = SampleOffice.Center, CompetentUnit = SampleOffice.Justice,
            Channel = SubmissionChannel.Counter, ApplicantName = "Lý Thị Sen", ApplicantIdentity = "027190001234", ApplicantPhone = "0912000000",
            ApplicantAddress = "Tổ 3", Declaration = "{}", Secret = "s", ReceivedAt = HostFixture.Friday.UtcDateTime, Limit = "10wd",
        });
        dossier.Property(d => d.Code).CurrentValue = $"000.00.01.H05-{id}";
    }
}
