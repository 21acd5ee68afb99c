using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Audit;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Deputies;

/// <summary>An absence over the API: set, acted on, ended, and what each leaves behind.</summary>
public sealed class DeputyRoutesTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;
    private HttpClient absent = null!;
    private HttpClient deputy = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        (reception, absent, deputy) = (await office.Host.Machine("tiepnhan"), await office.Host.Machine("chuyenvien"), await office.Host.Machine("chuyenvien2"));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Complete_ByTheDeputy_IsInTheHistoryOnBehalfOfTheAbsent()
    {
        var task = await HeldByTheAbsent();
        using var refused = await Send(deputy, $"/api/tasks/{task.Text("id")}/complete", Eligible, Revision(task));
        await Set();

        var done = await Complete(deputy, task, Eligible);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var history = await Read(reception, $"/api/dossiers/{done.Text("dossierId")}/history");
        var act = history.EnumerateArray().Last(h => h.Text("verb") == "StepCompleted");
        Assert.That((act.Text("actorId"), act.Text("actingForId")), Is.EqualTo(("chuyenvien2", "chuyenvien")));
    }

    [Test]
    public async Task End_BeforeTheLastDay_TakesTheRightAwayAtOnce()
    {
        var task = await HeldByTheAbsent();
        var set = await Set();

        using var ended = await Send(absent, $"/api/deputies/{set.Text("id")}/end", new { }, Revision(set));
        using var refused = await Send(deputy, $"/api/tasks/{task.Text("id")}/complete", Eligible, Revision(task));

        Assert.That((ended.StatusCode, refused.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
        var list = await Read(absent, "/api/deputies");
        Assert.That((list.GetProperty("mine").GetArrayLength(), list.GetProperty("past").GetArrayLength()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Set_TwiceForTheSameDays_IsAConflictAndEachChangeIsAudited()
    {
        await Set();

        using var again = await Send(absent, "/api/deputies", Absence());

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var entry = await db.Audit.SingleAsync(a => a.Verb == AuditVerb.OfficeChanged);
        Assert.That((entry.ActorId, entry.Subject, entry.Note), Is.EqualTo(("chuyenvien", "chuyenvien", "chuyenvien2: 2026-11-20–2026-11-27")));
    }

    [TestCase("truongphong", HttpStatusCode.OK)]
    [TestCase("chuyenvien2", HttpStatusCode.Forbidden)]
    [TestCase("tuphap", HttpStatusCode.Forbidden)]
    public async Task Set_ForSomebodyElse_IsForWhoDistributesTheirWork(string by, HttpStatusCode status)
    {
        using var answer = await Send(await office.Host.Machine(by), "/api/deputies", Absence("chuyenvien"));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task End_OfSomebodyElses_IsNotFound()
    {
        var set = await Set();

        using var answer = await Send(await office.Host.Machine("tuphap"), $"/api/deputies/{set.Text("id")}/end", new { }, Revision(set));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<JsonElement> HeldByTheAbsent()
    {
        var task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        using var claimed = await Send(absent, $"/api/tasks/{task.Text("id")}/claim", new { }, Revision(task));
        return await claimed.ReadJson();
    }

    private async Task<JsonElement> Set()
    {
        using var answer = await Send(absent, "/api/deputies", Absence());
        var body = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), body.ToString());
        return body;
    }

    private static object Absence(string? officer = null) => new { officer, deputy = "chuyenvien2", firstDay = "2026-11-20", lastDay = "2026-11-27", reason = "Nghỉ phép năm" };

    private static int Revision(JsonElement row) => row.GetProperty("revision").GetInt32();

    private static async Task<JsonElement> Read(HttpClient officer, string path) => await (await officer.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();
}
