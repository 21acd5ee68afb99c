using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Host.Procedures;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>The permit office on a database that outlives its host; only the test wakes the sweep.</summary>
internal sealed class ReminderOffice : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("one-stop-reminders-").FullName;

    private readonly IReadOnlyDictionary<string, string?> storage;

    private ReminderOffice(IReadOnlyDictionary<string, string?> storage) => this.storage = storage;

    public HostFixture Host { get; private set; } = null!;

    public ReminderSweep Sweep => Host.Services.GetRequiredService<ReminderSweep>();

    public MorningDigest Digest => Host.Services.GetRequiredService<MorningDigest>();

    /// <param name="storage">Settings of the database; SQLite in a folder of its own without any.</param>
    public static async Task<ReminderOffice> Open(Action<WorkflowDbContext>? seed = null, IReadOnlyDictionary<string, string?>? storage = null)
    {
        var office = new ReminderOffice(storage ?? new Dictionary<string, string?>());
        office.Host = await office.Start(seed, hasOffice: true);
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        return office;
    }

    /// <summary>Another process on the same database, at the same moment.</summary>
    public async Task Restart()
    {
        var now = Host.Time.GetUtcNow();
        await Host.DisposeAsync();
        Host = await Start(null, hasOffice: false);
        Host.Time.Set(now);
    }

    /// <summary>Another host on the same database beside this one, with a clock of its own.</summary>
    public Task<HostFixture> SecondHost() => Start(null, hasOffice: false);

    /// <summary>Moves the clock to a time on the wall of the office.</summary>
    public void ItIs(string wall) => Host.Time.Set(new DateTimeOffset(Wall(wall), TimeSpan.Zero));

    public static DateTime Wall(string wall) =>
        DateTime.ParseExact(wall, "dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture).AddHours(-7);

    /// <summary>What was sent of one kind of subject, as <c>Near tiepnhan</c>, sorted.</summary>
    public async Task<List<string>> Sent(ReminderSubject subject) =>
        [.. (await Reminders()).Where(r => r.Subject == subject).Select(r => $"{r.Threshold} {r.RecipientId}").Order(StringComparer.Ordinal)];

    public async Task<List<Reminder>> Reminders()
    {
        await using var db = await Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Reminders.AsNoTracking().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<HostFixture> Start(Action<WorkflowDbContext>? seed, bool hasOffice) => HostFixture.Start(
        new Dictionary<string, string?>(storage) { ["Storage:DataFolder"] = folder, ["Reminders:IntervalSeconds"] = "3600" }, seed, hasOffice);
}
