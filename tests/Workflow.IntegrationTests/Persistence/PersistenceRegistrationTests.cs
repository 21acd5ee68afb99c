using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Persistence;

public sealed class PersistenceRegistrationTests
{
    [Test]
    public async Task AddWorkflowPersistence_ValidOptions_ResolvesTheQueueAndTheContexts()
    {
        await using var services = Services(o => o.ConnectionString = "Data Source=:memory:");
        await using var scope = services.CreateAsyncScope();

        Assert.That(services.GetRequiredService<CommitQueue>(), Is.SameAs(services.GetRequiredService<CommitQueue>()));
        Assert.That(services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>(), Is.SameAs(services.GetRequiredService<Database>()));
        Assert.That(scope.ServiceProvider.GetRequiredService<WorkflowDbContext>().ChangeTracker.QueryTrackingBehavior, Is.EqualTo(QueryTrackingBehavior.NoTracking));
    }

    [Test]
    public void AddWorkflowPersistence_NoConnectionString_FailsAtStart() =>
        Assert.That(() => Start(_ => { }), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("ConnectionString"));

    [TestCase(0, 1024, 10)]
    [TestCase(33, 1024, 10)]
    [TestCase(4, 0, 10)]
    [TestCase(4, 100_001, 10)]
    [TestCase(4, 1024, -1)]
    [TestCase(4, 1024, 61)]
    public void AddWorkflowPersistence_OptionOutOfRange_FailsAtStart(int lanes, int limit, int drainSeconds) =>
        Assert.That(
            () => Start(o => (o.ConnectionString, o.Lanes, o.QueueLimit, o.DrainLimit) = ("Data Source=x", lanes, limit, TimeSpan.FromSeconds(drainSeconds))),
            Throws.TypeOf<OptionsValidationException>());

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.Postgres)]
    public void Warm_WithoutAnyDatabase_NeedsNone(DatabaseProvider provider) => Assert.That(() => Database.Warm(provider), Throws.Nothing);

    [Test]
    public void QueueSentences_EveryCode_StandsInBothLanguages()
    {
        string[] codes = ["QueueFull", "CommandNotWritten", "ServiceStopping", "MovedOn", "IdempotencyKeyReused"];
        var book = new ResourceManager("Workflow.Persistence.Commands.QueueSentences", typeof(CommitQueue).Assembly);

        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en") })
            Assert.That(book.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => e.Key), Is.EquivalentTo(codes));
    }

    private static void Start(Action<PersistenceOptions> configure)
    {
        using var services = Services(configure);
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services(Action<PersistenceOptions> configure) =>
        new ServiceCollection().AddLogging().AddWorkflowPersistence(configure).BuildServiceProvider();
}
