using System.Text.Json;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>The morning digest. A dossier received on Friday at 08:00 is due at 13:30 for its first step, which is in the hand of whoever received it.</summary>
public sealed class MorningDigestTests
{
    private ReminderOffice office = null!;
    private JsonElement received;

    [SetUp]
    public async Task Open()
    {
        office = await ReminderOffice.Open();
        received = await Receive(await office.Host.Machine("tiepnhan"));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("23/11/2026 07:29", 0, TestName = "Run_BeforeItsTime_SendsNothing")]
    [TestCase("23/11/2026 07:30", 1, TestName = "Run_AtItsTime_SendsToWhoHasSomething")]
    [TestCase("21/11/2026 07:30", 0, TestName = "Run_OnADayOff_SendsNothing")]
    [TestCase("24/11/2026 07:30", 0, TestName = "Run_OnAHoliday_SendsNothing")]
    [TestCase("25/11/2026 07:30", 1, TestName = "Run_AfterDaysWithoutOne_SendsOnlyToday")]
    public async Task Run_At_Sends(string now, int expected)
    {
        office.ItIs(now);

        Assert.That(await office.Digest.Run(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Run_StepNobodyHasTaken_WaitsForAllWhoMayTakeIt()
    {
        await Complete(await office.Host.Machine("tiepnhan"), OpenTask(received), Forwarded);

        office.ItIs("20/11/2026 09:00");
        await office.Digest.Run();

        var digests = await office.Reminders();
        Assert.That(digests.Select(d => d.RecipientId).Order(), Is.EqualTo((string[])["chuyenvien", "chuyenvien2"]));
        Assert.That(digests.Select(d => DigestDetails.Parse(d.Details!)), Is.All.Property(nameof(DigestDetails.Waiting)).EqualTo(1));
        Assert.That(digests.Select(d => d.DueAt).Distinct().Single(), Is.EqualTo(ReminderOffice.Wall("20/11/2026 07:30")));
    }

    [TestCase("20/11/2026 09:00", 0, 1, 0, TestName = "Run_StepDueToday_IsCountedOnce")]
    [TestCase("23/11/2026 07:30", 1, 0, 0, TestName = "Run_LateStep_IsCountedAsOverdue")]
    [TestCase("31/12/2026 07:30", 1, 0, 1, TestName = "Run_OverdueDossier_IsCountedApart")]
    public async Task Run_StepInHand_IsCountedWhereItStands(string now, int overdue, int today, int dossiers)
    {
        office.ItIs(now);
        await office.Digest.Run();

        var counts = DigestDetails.Parse((await office.Reminders()).Single(r => r.RecipientId == "tiepnhan").Details!);
        Assert.That((counts.Overdue, counts.Today, counts.DossiersOverdue), Is.EqualTo((overdue, today, dossiers)));
        Assert.That(counts.Urgent.Single().DossierCode, Is.EqualTo(received.Text("code")));
    }

    [Test]
    public async Task Run_EveryMorning_SendsOneADay()
    {
        List<int> sent = [];
        foreach (var now in (string[])["20/11/2026 09:00", "20/11/2026 09:01", "23/11/2026 07:30", "20/11/2026 10:00", "23/11/2026 08:00"])
        {
            office.ItIs(now);
            sent.Add(await office.Digest.Run());
        }

        Assert.That(sent, Is.EqualTo((int[])[1, 0, 1, 0, 0]), "A clock that is turned back and forth repeats none.");
    }
}
