using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>What is typed into a step's form and not sent: kept, offered again, never to anybody else, and gone when it is over.</summary>
public sealed class StepDraftTests
{
    private const string Typed = "Đã xem bản vẽ móng.";

    private PermitOffice office = null!;
    private HttpClient appraiser = null!;
    private string path = "";
    private int revision;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var reception = await office.Host.Machine("tiepnhan");
        var task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        (path, revision) = ($"/viec/{task.Text("id")}", task.GetProperty("revision").GetInt32());
        appraiser = await office.Host.Officer("chuyenvien");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Save_ThenOpenOnAnotherMachine_ShowsWhatWasTyped()
    {
        using var saved = await Save(appraiser, "page-1", 0);

        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PageOf(await office.Host.Officer("chuyenvien")), Does.Contain(Typed).And.Contain("Đã lưu nháp lúc"));
    }

    [Test]
    public async Task Save_IsNeverShownToAnotherOfficer()
    {
        await Save(appraiser, "page-1", 0);

        Assert.That(await PageOf(await office.Host.Officer("chuyenvien2")), Does.Not.Contain(Typed));
    }

    [Test]
    public async Task Save_FromAnOlderWindow_IsAConflictAndChangesNothing()
    {
        await Save(appraiser, "page-1", 0);
        await Save(appraiser, "page-1", 0, "Bản mới hơn.");

        using var older = await Save(appraiser, "page-2", 0, "Bản cũ.");

        Assert.That(older.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await PageOf(appraiser), Does.Contain("Bản mới hơn."));
    }

    [Test]
    public async Task Save_OfNothing_RemovesTheDraft()
    {
        await Save(appraiser, "page-1", 0);
        await Save(appraiser, "page-1", 0, "  ");

        Assert.That(await Drafts(), Is.Zero);
    }

    [Test]
    public async Task Save_MoreThanIsKept_IsRefusedInWords()
    {
        using var answer = await Save(appraiser, "page-1", 0, new string('x', 70_000));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("said"));
    }

    [Test]
    public async Task Complete_DropsTheDraft()
    {
        await Save(appraiser, "page-1", 0);

        using var done = await HostFixture.PostForm(
            appraiser, path, ("Idempotency-Key", "page-2"), ("revision", Text(revision)), ("outcome", "Eligible"), ("form.floorArea", "120,5"), ("form.floors", "3"),
            ("record.appraisal", "Đủ điều kiện."));

        Assert.That((done.StatusCode, await Drafts()), Is.EqualTo((HttpStatusCode.Redirect, 0)));
    }

    [Test]
    public async Task StepDoneByAnother_StillGivesBackWhatWasTyped()
    {
        await Save(appraiser, "page-1", 0);
        var colleague = await office.Host.Machine("chuyenvien2");
        using var done = await Send(colleague, $"/api/tasks/{path[6..]}/complete", Eligible, revision);

        Assert.That(await PageOf(appraiser), Does.Contain("id=\"kept\"").And.Contain(Typed));
    }

    [TestCase("Return", "stepKey", "receive")]
    [TestCase("Ask", "officerId", "tiepnhan")]
    [TestCase("Claim", "officerId", "")]
    public async Task OtherAct_OnAStaleRevision_IsAConflictThatKeepsFormAndReason(string handler, string field, string value)
    {
        await Save(appraiser, "page-1", 0);

        using var answer = await HostFixture.PostForm(
            appraiser, path + "?handler=" + handler, ("Idempotency-Key", "page-3"), ("revision", Text(revision + 1)), (field, value), ("reason", "Thiếu bản vẽ."), ("question", "Thiếu bản vẽ?"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("đã thay đổi sau khi bạn mở").And.Contain(Typed));
        if (handler != "Claim") Assert.That(page, Does.Contain("Thiếu bản vẽ"));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HttpResponseMessage> Save(HttpClient officer, string page, int seen, string note = Typed)
    {
        var token = await HostFixture.FormTokenOf(officer, path);
        var fields = new Dictionary<string, string>
        {
            [HostFixture.TokenField] = token, ["Idempotency-Key"] = page, ["revision"] = Text(revision), ["draft"] = Text(seen), ["note"] = note, ["form.floorArea"] = "",
        };
        return await officer.PostAsync(new Uri(path + "?handler=Draft", UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    private async Task<string> PageOf(HttpClient officer) => WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(path, UriKind.Relative)));

    private async Task<int> Drafts()
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.FormDrafts.CountAsync();
    }
}
