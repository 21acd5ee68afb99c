using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Triggers.TriggerOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>How workers outside take work and bring results, on every database; a subclass says which one.</summary>
public abstract class WorkContract
{
    private const string Working = "s:Start r:Receive w:Line(x) t:ReturnResult e:End | s>r r.Forwarded>w w>t t.Returned>e";

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Work_LockedAndCompleted_MovesTheDossierOnAndIsGone()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();

        using var listed = await office.Officer.GetAsync(new Uri("/api/worker-tasks?name=in-phieu", UriKind.Relative));
        var item = (await Lock(office)).Single();
        var none = await Lock(office);
        using var completed = await Send(office.Officer, $"/api/worker-tasks/{item.Text("id")}/complete", new { token = Token(item), result = new { pages = 2 } }, key: "k1");
        using var repeated = await Send(office.Officer, $"/api/worker-tasks/{item.Text("id")}/complete", new { token = Token(item), result = new { pages = 2 } }, key: "k1");

        await using var db = await office.Database();
        Assert.That((await listed.ReadJson()).GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That((item.GetProperty("payload").GetProperty("copies").GetInt32(), none.Count), Is.EqualTo((3, 0)), item.ToString());
        Assert.That(((int)completed.StatusCode, (int)repeated.StatusCode), Is.EqualTo((200, 200)), await repeated.Content.ReadAsStringAsync());
        Assert.That((await office.OpenSteps(dossier), await db.WorkItems.CountAsync()), Is.EqualTo(("t", 0)));
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.WorkCompleted), Is.EqualTo(1));
    }

    [Test]
    public async Task Work_LockedAgainUnderTheSameKey_IsTheSameWork()
    {
        await using var office = await Open();
        await office.ReceiveAndForward();
        await office.ReceiveAndForward();

        var first = (await Lock(office, "lan-1")).Single();
        var again = (await Lock(office, "lan-1")).Single();
        var other = (await Lock(office, "lan-2")).Single();

        Assert.That((again.Text("id"), Token(again)), Is.EqualTo((first.Text("id"), Token(first))));
        Assert.That(other.Text("id"), Is.Not.EqualTo(first.Text("id")));
    }

    [Test]
    public async Task Work_WhoseLeaseIsOver_IsTakenByAnotherAndTheFirstIsTooLate()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();
        var first = (await Lock(office)).Single();
        office.Host.Time.Advance(TimeSpan.FromSeconds(59));
        using var extended = await Send(office.Officer, $"/api/worker-tasks/{first.Text("id")}/extend", new { token = Token(first), leaseSeconds = 60 });
        var held = await extended.ReadJson();
        office.Host.Time.Advance(TimeSpan.FromSeconds(60));

        using var expired = await Send(office.Officer, $"/api/worker-tasks/{first.Text("id")}/complete", new { token = Token(held) });
        var second = (await Lock(office)).Single();
        using var stale = await Send(office.Officer, $"/api/worker-tasks/{first.Text("id")}/complete", new { token = Token(held) });
        using var done = await Send(office.Officer, $"/api/worker-tasks/{first.Text("id")}/complete", new { token = Token(second) });

        Assert.That(((int)extended.StatusCode, (int)expired.StatusCode, (int)stale.StatusCode, (int)done.StatusCode), Is.EqualTo((200, 409, 409, 200)), held.ToString());
        Assert.That(await office.OpenSteps(dossier), Is.EqualTo("t"));
    }

    [Test]
    public async Task Work_ThatFailsThreeTimes_BlocksTheDossierAndTheRetryAsksAnew()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();
        var answers = new List<bool>();
        for (var i = 0; i < 3; i++)
        {
            var item = (await Lock(office)).Single();
            using var failed = await Send(office.Officer, $"/api/worker-tasks/{item.Text("id")}/fail", new { token = Token(item), code = "PrinterOff", message = "Máy in tắt.", retryAfterSeconds = 30 });
            answers.Add((await failed.ReadJson()).GetProperty("willRetry").GetBoolean());
            Assert.That(await Lock(office), Is.Empty, "It rests before it is tried again.");
            office.Host.Time.Advance(TimeSpan.FromSeconds(30));
        }

        var incident = (await office.Read(dossier)).GetProperty("incidents").EnumerateArray().Single();
        using var retried = await Send(office.Officer, $"/api/dossiers/{dossier.Text("dossierId")}/incidents/{incident.Text("id")}/retry", new { });

        Assert.That(answers, Is.EqualTo((bool[])[true, true, false]));
        Assert.That((incident.Text("code"), incident.Text("reasonVi"), incident.Text("activityId")), Is.EqualTo(("PrinterOff", "Máy in tắt.", "w")));
        Assert.That((retried.StatusCode, (await Lock(office)).Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task Work_OfADossierThatIsWithdrawn_IsGone()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();
        var item = (await Lock(office)).Single();
        using var withdrawn = await Send(office.Officer, $"/api/dossiers/{dossier.Text("dossierId")}/withdraw", new { reason = "Đổi ý" });

        using var late = await Send(office.Officer, $"/api/worker-tasks/{item.Text("id")}/complete", new { token = Token(item) });

        Assert.That(((int)withdrawn.StatusCode, (int)late.StatusCode), Is.EqualTo((200, 404)));
    }

    [Test]
    public async Task Work_OfDossiersOutOfReach_IsNotSeen()
    {
        await using var office = await Open();
        await office.ReceiveAndForward();
        var item = (await Lock(office)).Single();
        var stranger = await office.Host.Machine("giamdoc");

        using var locked = await Send(stranger, "/api/worker-tasks/lock", new { name = "in-phieu", count = 5 });
        using var completed = await Send(stranger, $"/api/worker-tasks/{item.Text("id")}/complete", new { token = Token(item) });

        Assert.That(((await locked.ReadJson()).GetArrayLength(), (int)completed.StatusCode), Is.EqualTo((0, 404)));
    }

    private static int Token(JsonElement item) => item.GetProperty("token").GetInt32();

    private static async Task<IReadOnlyList<JsonElement>> Lock(CommuneOffice office, string? key = null)
    {
        using var locked = await Send(office.Officer, "/api/worker-tasks/lock", new { name = "in-phieu" }, key: key);
        return [.. (await locked.ReadJson()).EnumerateArray()];
    }

    private async Task<CommuneOffice> Open() => await CommuneOffice.Open(
        Draw(Working, ("w", "Elsa.RunTask", new() { ["taskName"] = Literal("in-phieu"), ["payload"] = Script("({copies: 3})") })), Quiet(await NewDatabase()));
}
