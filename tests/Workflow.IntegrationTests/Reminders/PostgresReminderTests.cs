using Npgsql;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Reminders;

public sealed class PostgresReminderTests : ReminderContract
{
    [Test]
    public async Task Run_DatabaseCrashesInMidSweep_SendsEachReminderOnce()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        await using var crashing = await PostgresServer.Start();
        await using var office = await ReminderOffice.Open(ReminderFloodTests.Fill, await Settings(crashing));
        var sweep = office.Sweep.Run();
        while ((await office.Reminders()).Count == 0 && !sweep.IsCompleted) await Task.Yield();

        await crashing.Crash();
        await crashing.StartAgain();
        NpgsqlConnection.ClearAllPools();
        // Whether it noticed depends on what it was doing.
        await Task.WhenAny(sweep);
        await office.Restart();
        await office.Sweep.Run();

        var keys = (await office.Reminders()).Select(r => (r.SubjectId, r.Threshold, r.DueAt, r.RecipientId)).ToList();
        Assert.That((keys.Count, keys.Distinct().Count()), Is.EqualTo((ReminderFloodTests.Flood, ReminderFloodTests.Flood)));
    }

    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();

    private static async Task<IReadOnlyDictionary<string, string?>> Settings(PostgresServer server) => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server.CreateDatabase(),
    };
}
