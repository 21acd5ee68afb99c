using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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

    private static string RetryPath(JsonElement progress, JsonElement incident) =>
        $"/api/dossiers/{progress.Text("dossierId")}/incidents/{incident.Text("id")}/retry";

    /// <summary>The one open incident of a dossier.</summary>
    private static async Task<JsonElement> Incident(CommuneOffice office, JsonElement progress) =>
        (await office.Read(progress)).GetProperty("incidents").EnumerateArray().Single();
}
