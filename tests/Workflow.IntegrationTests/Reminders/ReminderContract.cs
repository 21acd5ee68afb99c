using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>What holds on every database, whatever breaks off, comes twice or turns the clock: each reminder once.</summary>
public abstract class ReminderContract
{
    /// <summary>Settings of a new, empty database.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [TestCase("20/11/2026 10:00", "21/11/2026 10:05", "20/11/2026 10:10", TestName = "Run_ClockADayForwardAndBack_LosesAndRepeatsNone")]
    [TestCase("20/11/2026 10:00", "19/11/2026 10:05", "20/11/2026 10:10", TestName = "Run_ClockADayBackAndForward_LosesAndRepeatsNone")]
    [TestCase("20/11/2026 13:30", "21/11/2026 13:30", "20/11/2026 13:31", TestName = "Run_ClockADayForwardAndBackAtTheDueInstant_LosesAndRepeatsNone")]
    public async Task Run_ClockJumps_LosesAndRepeatsNone(string before, string jumped, string after)
    {
        await using var office = await ReminderOffice.Open(storage: await NewDatabase());
        await Receive(await office.Host.Machine("tiepnhan"));

        foreach (var now in (string[])[before, jumped, after, "20/11/2026 13:30", "20/11/2026 13:31", "23/11/2026 08:00", "23/11/2026 13:30", "24/11/2026 17:00"])
        {
            office.ItIs(now);
            await office.Sweep.Run();
        }

        Assert.That(await office.Sent(ReminderSubject.Task), Is.EqualTo((string[])["Near tiepnhan", "Overdue tiepnhan", "RaisedToApprover giamdoc", "RaisedToSupervisor giamsat"]));
    }

    [Test]
    public async Task Run_TwoHostsAtOnce_ShareTheWorkAndSendEachReminderOnce()
    {
        await using var office = await ReminderOffice.Open(ReminderFloodTests.Fill, await NewDatabase());
        await using var other = await office.SecondHost();

        var sent = await Task.WhenAll(
            office.Sweep.Run(), other.Services.GetRequiredService<ReminderSweep>().Run(), office.Sweep.Run());

        Assert.That((sent.Sum(), await Count(office)), Is.EqualTo((ReminderFloodTests.Flood, ReminderFloodTests.Flood)));
    }

    [Test]
    public async Task Run_BrokenOffAndStartedAgain_SendsTheRestOnce()
    {
        await using var office = await ReminderOffice.Open(ReminderFloodTests.Fill, await NewDatabase());
        using var stop = new CancellationTokenSource();
        var sweep = office.Sweep.Run(stop.Token);
        while (await Count(office) == 0 && !sweep.IsCompleted) await Task.Yield();
        await stop.CancelAsync();
        // Whether it had come to its end by then makes no difference.
        await Task.WhenAny(sweep);
        var before = await Count(office);

        await office.Restart();
        var after = await office.Sweep.Run();

        Assert.That((before + after, await Count(office)), Is.EqualTo((ReminderFloodTests.Flood, ReminderFloodTests.Flood)));
    }

    [Test]
    public async Task Digest_StartedLate_IsSentOnceADayByAllHosts()
    {
        await using var office = await ReminderOffice.Open(storage: await NewDatabase());
        await Receive(await office.Host.Machine("tiepnhan"));
        await using var other = await office.SecondHost();
        other.Time.Set(office.Host.Time.GetUtcNow());

        office.ItIs("20/11/2026 09:00");
        other.Time.Set(office.Host.Time.GetUtcNow());
        int[] sent = [.. await Task.WhenAll(office.Digest.Run(), other.Services.GetRequiredService<MorningDigest>().Run()), await office.Digest.Run()];
        await office.Restart();
        var again = await office.Digest.Run();

        Assert.That((sent.Sum(), again, string.Join(", ", await office.Sent(ReminderSubject.Digest))), Is.EqualTo((1, 0, "Daily tiepnhan")));
    }

    private static async Task<int> Count(ReminderOffice office)
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Reminders.CountAsync();
    }
}
