using System.Net;
using Workflow.Core.Deadlines;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Reminders.ReminderOffice;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>The sweep through the real queue. A dossier received on Friday at 08:00 has four hours for its first step: near at 10:00, due at 13:30, then up the ladder.</summary>
public sealed class ReminderSweepTests
{
    private ReminderOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await ReminderOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("20/11/2026 09:59", "", TestName = "Run_BeforeTheFirstThreshold_SendsNothing")]
    [TestCase("20/11/2026 10:00", "Near tiepnhan", TestName = "Run_AtTheNearMark_RemindsWhoMayTakeTheStep")]
    [TestCase("20/11/2026 13:30", "Near tiepnhan, Overdue tiepnhan", TestName = "Run_PastBothMarks_LosesNone")]
    [TestCase("21/11/2026 13:30", "Near tiepnhan, Overdue tiepnhan", TestName = "Run_ADayLater_LosesNone")]
    [TestCase("23/11/2026 08:00", "Near tiepnhan, Overdue tiepnhan, RaisedToApprover giamdoc", TestName = "Run_FourWorkingHoursLate_TellsTheApprover")]
    [TestCase("23/11/2026 13:30", "Near tiepnhan, Overdue tiepnhan, RaisedToApprover giamdoc, RaisedToSupervisor giamsat", TestName = "Run_EightWorkingHoursLate_TellsTheSupervisor")]
    public async Task Run_At_Sends(string now, string expected)
    {
        await Receive(reception);

        office.ItIs(now);
        await office.Sweep.Run();

        Assert.That(string.Join(", ", await office.Sent(ReminderSubject.Task)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Run_Repeatedly_SendsEachThresholdOnce()
    {
        await Receive(reception);
        List<int> sent = [];

        foreach (var now in (string[])["20/11/2026 10:00", "20/11/2026 10:00", "20/11/2026 11:00", "20/11/2026 13:30", "20/11/2026 16:00"])
        {
            office.ItIs(now);
            sent.Add(await office.Sweep.Run());
        }

        Assert.That(sent, Is.EqualTo((int[])[1, 0, 0, 1, 0]));
    }

    [Test]
    public async Task Run_AfterARestart_SendsNothingTwice()
    {
        await Receive(reception);
        office.ItIs("20/11/2026 10:00");
        var before = await office.Sweep.Run();

        await office.Restart();
        var after = await office.Sweep.Run();

        Assert.That((before, after, (await office.Reminders()).Count), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task Run_SeveralAtOnce_SendEachReminderOnce()
    {
        for (var i = 0; i < 8; i++) await Receive(reception);
        office.ItIs("20/11/2026 10:00");

        var sent = await Task.WhenAll(office.Sweep.Run(), office.Sweep.Run(), office.Sweep.Run());

        Assert.That((sent.Sum(), (await office.Reminders()).Count), Is.EqualTo((8, 8)));
    }

    [Test]
    public async Task Run_WhileAnOfficerHasTheStepOpen_DoesNotOvertakeTheOfficer()
    {
        var received = await Receive(reception);
        office.ItIs("20/11/2026 10:00");
        await office.Sweep.Run();

        var answer = await Complete(reception, OpenTask(received), Forwarded);

        Assert.That(answer.Text("state"), Is.EqualTo("InProcessAppraising"));
    }

    [Test]
    public async Task Run_StepWithAHolder_RemindsTheHolderNotTheOthers()
    {
        var appraising = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        var appraiser = await office.Host.Machine("chuyenvien");
        using var claimed = await Send(appraiser, $"/api/tasks/{appraising.Text("id")}/claim", new { }, appraising.GetProperty("revision").GetInt32());
        Assert.That(claimed.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        office.ItIs("30/11/2026 17:00");
        await office.Sweep.Run();

        Assert.That(await office.Sent(ReminderSubject.Task), Is.EqualTo((string[])
        [
            "LastHours chuyenvien", "Near chuyenvien", "Overdue chuyenvien", "Overdue truongphong", "RaisedToApprover giamdoc", "RaisedToSupervisor giamsat",
        ]));
    }

    [Test]
    public async Task Run_DatesMovedByAPause_RemindsOfTheNewDate()
    {
        var received = await Receive(reception);
        var appraising = OpenTask(await Complete(reception, OpenTask(received), Forwarded));
        office.ItIs("04/12/2026 07:30");
        await office.Sweep.Run();

        // A token lasts a day.
        await Complete(await office.Host.Machine("chuyenvien"), appraising, SupplementNeeded);
        office.ItIs("11/12/2026 07:30");
        var whilePaused = await office.Sweep.Run();
        using var supplied = await Send(await office.Host.Machine("tiepnhan"), $"/api/dossiers/{received.Text("id")}/supplement", new { note = "Đã nhận bản vẽ móng" });
        var newDate = (await supplied.ReadJson()).GetProperty("appointedAt").GetDateTime();
        office.ItIs("31/12/2026 08:00");
        await office.Sweep.Run();

        var dossier = (await office.Reminders()).Where(r => r.Subject == ReminderSubject.Dossier)
            .Select(r => (r.Threshold, r.DueAt)).Distinct().OrderBy(r => r.DueAt).ThenBy(r => r.Threshold).ToList();
        var oldDate = received.GetProperty("appointedAt").GetDateTime();
        Assert.That(supplied.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(whilePaused, Is.Zero);
        // Near is behind when the new date is set, and so is not sent for it.
        Assert.That(dossier, Is.EqualTo(((Threshold, DateTime)[])
        [
            (Threshold.Near, oldDate), (Threshold.LastHours, newDate), (Threshold.Overdue, newDate),
            (Threshold.RaisedToApprover, newDate), (Threshold.RaisedToSupervisor, newDate),
        ]));
    }

    [Test]
    public async Task Run_WithdrawnDossier_SendsNothing()
    {
        var received = await Receive(reception);
        using var withdrawn = await Send(reception, $"/api/dossiers/{received.Text("id")}/withdraw", new { reason = "Gia đình đổi thiết kế" });
        office.ItIs("31/12/2026 08:00");

        var sent = await office.Sweep.Run();

        Assert.That((withdrawn.StatusCode, sent), Is.EqualTo((HttpStatusCode.OK, 0)));
    }
}
