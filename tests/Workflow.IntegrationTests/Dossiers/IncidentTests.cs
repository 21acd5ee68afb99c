using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>What fails blocks its branch, is seen, and can be tried again; nothing that was decided is lost.</summary>
public sealed class IncidentTests
{
    [Test]
    public async Task Script_ThatFaults_BlocksItsBranchOnlyAndFailsAgainWhenRetried()
    {
        await using var office = await CommuneOffice.Open(
            """
            x:Var(Int32) s:Start r:Receive f:Fork(a,b) v:Set(x=null.length) k:Step w:Step j:Join(WaitAllActive) t:ReturnResult e:End
            | s>r r.Forwarded>f f.a>v>j f.b>k>w>j j>t t.Returned>e
            """.ReplaceLineEndings(" "));
        var blocked = await office.ReceiveAndForward();
        var first = await Incident(office, blocked);

        using var retried = await Send(office.Officer, RetryPath(blocked, first), new { reason = "Thử lại" });
        using var stale = await Send(office.Officer, RetryPath(blocked, first), new { reason = "Thử lại" });
        var progress = await retried.ReadJson();
        var second = await Incident(office, progress);
        var gone = await office.Complete(OpenTask(progress), new { outcome = "Done" });

        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.OK), progress.ToString());
        Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((second.Text("id") != first.Text("id"), second.Text("activityId")), Is.EqualTo((true, "v")));
        Assert.That((OpenTask(gone).Text("stepKey"), gone.GetProperty("isBlocked").GetBoolean()), Is.EqualTo(("w", true)));
    }

    [Test]
    public async Task Position_ThatCannotBeRead_IsAnIncidentAndTheDecisionStands()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive t:ReturnResult e:End | s>r r.Forwarded>t t.Returned>e");
        var task = OpenTask(await office.Receive());
        await using var db = await office.Database();
        await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Position, new byte[] { 0xFF, 0x01 }));

        var progress = await office.Complete(task, Forwarded);

        var incident = await Incident(office, progress);
        var stored = await db.Tasks.AsNoTracking().SingleAsync();
        Assert.That(progress.GetProperty("isBlocked").GetBoolean(), Is.True);
        Assert.That((incident.Text("activityId"), incident.Text("code")), Is.EqualTo(("r", "PositionFormatUnknown")));
        Assert.That((stored.Outcome, stored.CompletedBy), Is.EqualTo(("Forwarded", "xa")));
    }

    [Test]
    public async Task Retry_WithCorrectedVariables_GoesOnAndTheHistoryKeepsTheirNamesOnly()
    {
        await using var office = await CommuneOffice.Open(Faulty);
        var blocked = await office.ReceiveAndForward();
        var incident = await Incident(office, blocked);

        using var unknown = await Send(office.Officer, RetryPath(blocked, incident), new { variables = new { nobody = 1 } });
        using var mistyped = await Send(office.Officer, RetryPath(blocked, incident), new { variables = new { x = "không phải số" } });
        using var retried = await Send(office.Officer, RetryPath(blocked, incident), new { reason = "Nhập lại", variables = new { x = 27085 } });
        var progress = await retried.ReadJson();

        await using var db = await office.Database();
        var entry = await db.History.SingleAsync(h => h.Verb == HistoryVerb.IncidentRetried);
        Assert.That(((int)unknown.StatusCode, (int)mistyped.StatusCode), Is.EqualTo((422, 422)));
        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.OK), progress.ToString());
        Assert.That(OpenTask(progress).Text("stepKey"), Is.EqualTo("t"));
        Assert.That(entry.Details, Does.Contain("\"variables\":[\"x\"]").And.Contain("\"passed\"").And.Not.Contain("27085"));
    }

    [Test]
    public async Task Skip_WithAReason_GoesOnByTheOutcomeAndIsKept()
    {
        await using var office = await CommuneOffice.Open(
            "s:Start r:Receive c:If(null.x) k:Step t:ReturnResult e:End | s>r r.Forwarded>c c.True>k k>t c.False>t t.Returned>e");
        var blocked = await office.ReceiveAndForward();
        var incident = await Incident(office, blocked);
        var path = SkipPath(blocked, incident);

        using var reasonless = await Send(office.Officer, path, new { reason = " ", outcome = "False" });
        using var impossible = await Send(office.Officer, path, new { reason = "Đã kiểm tra bằng giấy", outcome = "Maybe" });
        using var skipped = await Send(office.Officer, path, new { reason = "Đã kiểm tra bằng giấy", outcome = "False" });
        using var stale = await Send(office.Officer, path, new { reason = "Đã kiểm tra bằng giấy" });
        var progress = await skipped.ReadJson();

        await using var db = await office.Database();
        var entry = await db.History.SingleAsync(h => h.Verb == HistoryVerb.IncidentSkipped);
        Assert.That(((int)reasonless.StatusCode, (int)impossible.StatusCode, (int)stale.StatusCode), Is.EqualTo((422, 422, 409)));
        Assert.That((OpenTask(progress).Text("stepKey"), progress.GetProperty("isBlocked").GetBoolean()), Is.EqualTo(("t", false)), progress.ToString());
        Assert.That((entry.Reason, entry.Outcome, entry.ActorId), Is.EqualTo(("Đã kiểm tra bằng giấy", "c", "xa")));
        Assert.That(incident.GetProperty("skipOutcomes").EnumerateArray().Select(o => o.GetString()), Is.EqualTo((string[])["True", "False"]));
    }

    [Test]
    public async Task Skip_ByAnOfficerWithoutTheRight_IsForbidden()
    {
        await using var office = await CommuneOffice.Open(Faulty);
        var blocked = await office.ReceiveAndForward();

        using var refused = await Send(await office.Host.Machine("chuyenvien"), SkipPath(blocked, await Incident(office, blocked)), new { reason = "Bỏ qua" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Page_OfABlockedDossier_NamesTheActivityAndSkipsItByItsForm()
    {
        await using var office = await CommuneOffice.Open(Faulty);
        var blocked = await office.ReceiveAndForward();
        var incident = await Incident(office, blocked);
        var officer = await office.Host.Officer("xa");
        var path = $"/ho-so/{blocked.Text("dossierCode")}";

        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var skipped = await HostFixture.PostForm(
            officer, path + "?handler=Skip", ("incidentId", incident.Text("id")), ("reason", "Đã làm bằng tay"), ("Idempotency-Key", Guid.NewGuid().ToString("N")),
            ("revision", blocked.GetProperty("revision").GetRawText()));

        Assert.That(page, Does.Contain("Bước tự động «v» bị lỗi").And.Contain("hồ sơ chờ xử lý sự cố").And.Not.Contain("Không còn việc nào đang mở"));
        Assert.That(skipped.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await skipped.Content.ReadAsStringAsync());
        Assert.That(OpenTask(await office.Read(blocked)).Text("stepKey"), Is.EqualTo("t"));
    }

    /// <summary>Fails until <c>x</c> has a value above zero.</summary>
    private const string Faulty = "x:Var(Int32) s:Start r:Receive v:Set(x=getX()>0?getX():null.length) t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e";

    private static string SkipPath(JsonElement progress, JsonElement incident) =>
        $"/api/dossiers/{progress.Text("dossierId")}/incidents/{incident.Text("id")}/skip";

    private static string RetryPath(JsonElement progress, JsonElement incident) =>
        $"/api/dossiers/{progress.Text("dossierId")}/incidents/{incident.Text("id")}/retry";

    /// <summary>The one open incident of a dossier.</summary>
    private static async Task<JsonElement> Incident(CommuneOffice office, JsonElement progress) =>
        (await office.Read(progress)).GetProperty("incidents").EnumerateArray().Single();
}
