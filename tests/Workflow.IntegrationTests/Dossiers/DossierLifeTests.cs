using System.Net;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>A dossier through the whole API of the real host.</summary>
public sealed class DossierLifeTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;
    private HttpClient appraiser = null!;
    private HttpClient approver = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
        appraiser = await office.Host.Machine("chuyenvien");
        approver = await office.Host.Machine("giamdoc");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Receive_CompleteDossier_AllotsCodeAndOpensTheFirstStep()
    {
        var received = await Receive(reception);

        var task = OpenTask(received);
        Assert.That(received.Text("code"), Does.Match(@"\A000\.00\.01\.H05-\d{6}-\d{4}\z"));
        Assert.That(received.Text("state"), Is.EqualTo("Received"));
        Assert.That(task.Text("kind"), Is.EqualTo("Receive"));
        Assert.That(task.Text("dossierCode"), Is.EqualTo(received.Text("code")));
        Assert.That(task.TryGetProperty("dueAt", out _), Is.True);
    }

    [Test]
    public async Task Life_FromReceptionToHandOver_PassesEveryState()
    {
        var received = await Receive(reception);

        var appraising = await Complete(reception, OpenTask(received), Forwarded);
        var pending = await Complete(appraiser, OpenTask(appraising), Eligible);
        var ready = await Complete(approver, OpenTask(pending), Approved);
        var returned = await Complete(reception, OpenTask(ready), Returned);

        string[] states = [appraising.Text("state"), pending.Text("state"), ready.Text("state"), returned.Text("state")];
        Assert.That(states, Is.EqualTo((string[])["InProcessAppraising", "InProcessPendingApproval", "ResultReady", "Returned"]));
        Assert.That(returned.GetProperty("openTasks").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Supplement_AskedAndBrought_StopsTheClockInBetween()
    {
        var received = await Receive(reception);
        var id = received.Text("id");
        var appraising = await Complete(reception, OpenTask(received), Forwarded);

        var waiting = await Complete(appraiser, OpenTask(appraising), SupplementNeeded);
        office.Host.Time.Advance(TimeSpan.FromHours(4));
        using var supplied = await Send(reception, $"/api/dossiers/{id}/supplement", new { note = "Đã nhận bản vẽ móng" });
        var resumed = await supplied.ReadJson();

        Assert.That(waiting.Text("state"), Is.EqualTo("AwaitingSupplement"));
        Assert.That(waiting.GetProperty("isPaused").GetBoolean(), Is.True);
        Assert.That(supplied.StatusCode, Is.EqualTo(HttpStatusCode.OK), resumed.ToString());
        Assert.That(resumed.Text("state"), Is.EqualTo("InProcessAppraising"));
        Assert.That(resumed.GetProperty("appointedAt").GetDateTime(), Is.GreaterThan(waiting.GetProperty("appointedAt").GetDateTime()));
    }

    [Test]
    public async Task Complete_SecondOfTwoOfficers_HearsTheCurrentState()
    {
        var appraising = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        var task = OpenTask(appraising);
        var other = await office.Host.Machine("chuyenvien2");
        await Complete(appraiser, task, Eligible);

        using var late = await Send(other, $"/api/tasks/{task.Text("id")}/complete", Eligible, task.GetProperty("revision").GetInt32());
        var problem = await late.ReadJson();

        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), problem.ToString());
        Assert.That(problem.Text("code"), Is.EqualTo("TaskNotOpen"));
        Assert.That(problem.GetProperty("current").Text("state"), Is.EqualTo("InProcessPendingApproval"));
    }

    [Test]
    public async Task Complete_SentTwiceUnderOneKey_IsDoneOnce()
    {
        var appraising = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        var task = OpenTask(appraising);
        var key = Guid.NewGuid().ToString("N");

        var first = await Complete(appraiser, task, Eligible, key);
        var second = await Complete(appraiser, task, Eligible, key);

        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
    }

    [Test]
    public async Task Explain_OpenDossier_ListsTheLinesOfTheDate()
    {
        var received = await Receive(reception);

        using var answer = await reception.GetAsync(new Uri($"/api/dossiers/{received.Text("id")}/deadline", UriKind.Relative));
        var explanation = await answer.ReadJson();

        Assert.That(explanation.GetProperty("appointedAt").GetDateTime(), Is.EqualTo(received.GetProperty("appointedAt").GetDateTime()), explanation.ToString());
        Assert.That(explanation.GetProperty("derivation").GetArrayLength(), Is.Positive);
    }

    [Test]
    public async Task Withdraw_BeforeSigning_ClosesEverything()
    {
        var received = await Receive(reception);

        using var answer = await Send(reception, $"/api/dossiers/{received.Text("id")}/withdraw", new { reason = "Gia đình đổi thiết kế" });
        var progress = await answer.ReadJson();

        Assert.That(progress.Text("state"), Is.EqualTo("Withdrawn"), progress.ToString());
        Assert.That(progress.GetProperty("openTasks").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task ReturnToEarlierStep_FromApproval_OpensTheAppraisalAnew()
    {
        var appraising = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        var task = OpenTask(await Complete(appraiser, OpenTask(appraising), Eligible));

        using var answer = await Send(
            approver, $"/api/tasks/{task.Text("id")}/return", new { stepKey = "appraise", reason = "Chưa tính lộ giới" }, task.GetProperty("revision").GetInt32());
        var progress = await answer.ReadJson();

        Assert.That(progress.Text("state"), Is.EqualTo("InProcessAppraising"), progress.ToString());
        Assert.That(OpenTask(progress).Text("assigneeId"), Is.EqualTo("chuyenvien"));
    }
}
