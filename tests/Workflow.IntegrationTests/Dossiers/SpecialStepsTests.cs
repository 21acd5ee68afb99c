using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Tasks;
using Workflow.Host.Notices;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>What happens to few dossiers: another case, a payment, an event, an opinion during a pause, a failure.</summary>
public sealed class SpecialStepsTests
{
    private static readonly object WithAmount = new { documentsChecked = true, digitised = (string[])["application"], amount = 200_000 };

    [Test]
    public async Task ChangeCase_ToTheLongerOne_PromisesALaterDate()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive c:ChangeCase t:ReturnResult e:End | s>r r.Forwarded>c>t t.Returned>e");
        var before = await office.ReceiveAndForward();

        var after = await office.Complete(OpenTask(before), new { outcome = "Done", record = new { @case = "extended", reason = "Cư trú tại hai tỉnh" } });

        var dossier = await office.Read(after);
        Assert.That((dossier.GetProperty("dossier").Text("case"), dossier.Text("limit")), Is.EqualTo(("extended", "15wd")));
        Assert.That(AppointedAt(after), Is.EqualTo(AppointedAt(before).AddDays(7)), "five working days more");
    }

    [Test]
    public async Task ChangeCase_ToNoCaseOfTheProcedure_ListsEveryField()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive c:ChangeCase t:ReturnResult e:End | s>r r.Forwarded>c>t t.Returned>e");
        var task = OpenTask(await office.ReceiveAndForward());

        using var answer = await Send(office.Officer, $"/api/tasks/{task.Text("id")}/complete", new { outcome = "Done", record = new { @case = "khac" } }, task.GetProperty("revision").GetInt32());
        var problem = await answer.ReadJson();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), problem.ToString());
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Is.EquivalentTo((string[])["$.record.case", "$.record.reason"]));
    }

    [Test]
    public async Task Payment_Confirmed_LetsTheClockRunAgainOnce()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive p:RequestPayment t:ReturnResult e:End | s>r r.Forwarded>p p.Paid>t t.Returned>e p.Expired>e");
        var waiting = await office.ReceiveAndForward(WithAmount);
        var path = $"/api/dossiers/{waiting.Text("dossierId")}/payment";
        office.Host.Time.Advance(TimeSpan.FromHours(2));

        using var paid = await Send(office.Officer, path, new { receipt = "BL-0012345" }, key: "nop-tien");
        using var repeated = await Send(office.Officer, path, new { receipt = "BL-0012345" }, key: "nop-tien");
        using var again = await Send(office.Officer, path, new { receipt = "BL-0012346" });
        var progress = await paid.ReadJson();

        Assert.That((waiting.Text("state"), waiting.GetProperty("isPaused").GetBoolean()), Is.EqualTo(("AwaitingFinancialObligation", true)));
        Assert.That((progress.Text("state"), progress.GetProperty("isPaused").GetBoolean()), Is.EqualTo(("ResultReady", false)));
        Assert.That(AppointedAt(progress), Is.EqualTo(AppointedAt(waiting).AddHours(2)));
        Assert.That((await repeated.ReadJson()).ToString(), Is.EqualTo(progress.ToString()));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Payment_TimeRunningOut_TellsTheApplicantToPay()
    {
        await using var office = await CommuneOffice.Open(
            "s:Start r:Receive p:RequestPayment t:ReturnResult e:End | s>r r.Forwarded>p p.Paid>t t.Returned>e p.Expired>e",
            new Dictionary<string, string?> { ["Channels:Sms:Url"] = "https://sms.example/send", ["Outbox:AllowedHosts:1"] = "sms.example", ["Outbox:Sends"] = "false" });
        await office.ReceiveAndForward(WithAmount);
        await using var db = await office.Database();
        var window = await db.Tasks.SingleAsync(t => t.Kind == StepKind.RequestPayment);

        office.Host.Time.Set(window.NextAlertAt!.Value);
        await office.Host.Services.GetRequiredService<ReminderSweep>().Run();

        var told = await db.Outbox.SingleAsync(m => m.Channel == NoticeChannels.Sms && m.RecipientId == null);
        Assert.That((Notice.Read(told).Template, Notice.Read(told).Subject!.DueAt), Is.EqualTo(("Applicant.PaymentClosing", window.DueAt!.Value)));
    }

    [Test]
    public async Task Payment_AskedForWithoutAmount_IsRefusedAndChangesNothing()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive p:RequestPayment t:ReturnResult e:End | s>r r.Forwarded>p p.Paid>t t.Returned>e p.Expired>e");
        var task = OpenTask(await office.Receive());

        using var answer = await Send(office.Officer, $"/api/tasks/{task.Text("id")}/complete", Forwarded, task.GetProperty("revision").GetInt32());
        using var after = await office.Officer.GetAsync(new Uri($"/api/tasks/{task.Text("id")}", UriKind.Relative));

        Assert.That((await answer.ReadJson()).Text("code"), Is.EqualTo("AmountMissing"));
        Assert.That((await after.ReadJson()).GetProperty("task").Text("state"), Is.EqualTo("Open"));
    }

    [Test]
    public async Task Event_ThatIsAwaited_LetsTheDossierGoOn()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive v:Event(DaXacMinh) t:ReturnResult e:End | s>r r.Forwarded>v>t t.Returned>e");
        var waiting = await office.ReceiveAndForward();
        var awaited = (await office.Read(waiting)).GetProperty("awaitedEvents").EnumerateArray().Select(e => e.GetString());
        var raise = new { name = "DaXacMinh", dossierCode = waiting.Text("dossierCode"), payload = new { convictions = 0 } };

        using var raised = await Send(office.Officer, "/api/triggers/events", raise, key: "xac-minh");
        using var repeated = await Send(office.Officer, "/api/triggers/events", raise, key: "xac-minh");
        var progress = await raised.ReadJson();

        Assert.That(awaited, Is.EqualTo((string[])["DaXacMinh"]));
        Assert.That(raised.StatusCode, Is.EqualTo(HttpStatusCode.OK), progress.ToString());
        Assert.That(progress.Text("state"), Is.EqualTo("ResultReady"));
        Assert.That((await repeated.ReadJson()).ToString(), Is.EqualTo(progress.ToString()));
    }

    [Test]
    public async Task Consult_WhileTheClockStands_HasItsOwnClockAndIsLateByIt()
    {
        await using var office = await CommuneOffice.Open(
            """
            s:Start r:Receive f:Fork(a,b) p:RequestPayment c:Consult j:Join(WaitAllActive) t:ReturnResult e:End
            | s>r r.Forwarded>f f.a>p f.b>c p.Paid>j p.Expired>j c.Agreed>j c.Disagreed>j c.Silent>j j>t t.Returned>e
            """.ReplaceLineEndings(" "));
        var paused = await office.ReceiveAndForward(WithAmount);
        var consult = paused.GetProperty("openTasks").EnumerateArray().Single(t => t.Text("kind") == "Consult");
        office.Host.Time.Advance(TimeSpan.FromHours(8));

        var still = await office.Complete(consult, new { outcome = "Agreed", record = new { opinion = "Không có án tích" } });

        await using var db = await office.Database();
        var id = Guid.Parse(consult.Text("id"));
        Assert.That(consult.TryGetProperty("dueAt", out _), Is.True);
        Assert.That((await db.Tasks.SingleAsync(t => t.Id == id)).IsLate, Is.True);
        Assert.That((still.Text("state"), still.GetProperty("isPaused").GetBoolean()), Is.EqualTo(("AwaitingFinancialObligation", true)));
    }

    private static DateTime AppointedAt(JsonElement progress) => progress.GetProperty("appointedAt").GetDateTime();
}
