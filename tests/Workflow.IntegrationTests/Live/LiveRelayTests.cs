using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Live;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Host.Procedures;

namespace Workflow.IntegrationTests.Live;

/// <summary>Two hosts on one PostgreSQL: what one commits, the officers of the other hear.</summary>
public sealed class LiveRelayTests
{
    private PostgresServer? server;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        server = await PostgresServer.Start();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task Commit_OfOneHost_IsHeardOnTheOther()
    {
        var database = new Dictionary<string, string?> { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server!.CreateDatabase() };
        await using var one = await HostFixture.Start(database);
        await using var two = await HostFixture.Start(database, hasOffice: false);
        await one.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        await using var supervisor = await EventReader.Open(await two.Officer("giamsat"));
        await supervisor.Next();

        await PermitOffice.Receive(await one.Machine("tiepnhan"));

        var news = await supervisor.Next();
        Assert.That(news.Name, Is.EqualTo("news"));
        Assert.That(news.Data.GetProperty("units").GetArrayLength(), Is.EqualTo(1));
        // The host itself has it once, not a second time by its own echo.
        Assert.That(one.Services.GetRequiredService<LiveRing>().Last, Is.EqualTo(two.Services.GetRequiredService<LiveRing>().Last));
    }
}
