using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence.Commands;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>Several steps at once, over the API and by the page: each has its own result.</summary>
public sealed class BulkTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;
    private HttpClient appraiser = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
        appraiser = await office.Host.Machine("chuyenvien");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Claim_SomeTakenMeanwhileOrOutOfReach_TakesTheOthersAndSaysWhyNot()
    {
        JsonElement[] steps = [await Appraisal(), await Appraisal(), await Appraisal()];
        await Act(await office.Host.Machine("chuyenvien2"), "claim", steps[1]);
        var own = OpenTask(await Receive(reception));

        var answer = await Bulk(appraiser, new { act = "Claim", items = Items([.. steps, own]) });

        Assert.That((answer.GetProperty("done").GetInt32(), answer.GetProperty("refused").GetInt32()), Is.EqualTo((2, 2)));
        Assert.That(Lines(answer).Select(l => l.Done), Is.EqualTo(new[] { true, false, true, false }));
        Assert.That(Lines(answer).Select(l => l.Code), Is.EqualTo(new[] { null, "TaskMovedOn", null, "TaskNotFound" }));
        Assert.That(answer.GetProperty("items")[1].Text("detail"), Does.Contain("Thẩm định"));
        Assert.That(answer.GetProperty("items")[3].TryGetProperty("dossierCode", out _), Is.False);
    }

    [Test]
    public async Task Claim_SentTwiceWithOneKey_IsDoneOnce()
    {
        JsonElement[] steps = [await Appraisal(), await Appraisal()];
        var figures = office.Host.Services.GetRequiredService<CommitQueue>().Figures;
        var body = new { act = "Claim", items = Items(steps) };

        var first = await Bulk(appraiser, body, "hang-loat-1");
        var written = figures.Commands;
        var second = await Bulk(appraiser, body, "hang-loat-1");

        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(figures.Commands, Is.EqualTo(written));
    }

    [Test]
    public async Task Complete_OneOutcome_IsTakenWhereTheStepHasItAndAsksForNothing()
    {
        var paused = await Supplement();
        var received = OpenTask(await Receive(reception));

        var supplied = await Bulk(reception, new { act = "Complete", outcome = "Supplied", items = Items([paused, received]) });
        var forwarded = await Bulk(reception, new { act = "Complete", outcome = "Forwarded", items = Items([received]) });

        Assert.That(Lines(supplied).Select(l => l.Code), Is.EqualTo(new[] { null, "UnknownOutcome" }));
        Assert.That(Lines(forwarded).Select(l => l.Code), Is.EqualTo(new[] { "StepAsksForMore" }));
    }

    [Test]
    public async Task Assign_ByTheHead_GivesThemAndByAnotherRefusesEach()
    {
        JsonElement[] steps = [await Appraisal(), await Appraisal()];
        var body = new { act = "Assign", officerId = "chuyenvien2", reason = "Chia đều việc trong phòng.", items = Items(steps) };

        var refused = await Bulk(appraiser, body);
        var given = await Bulk(await office.Host.Machine("truongphong"), body);
        var mine = await (await (await office.Host.Machine("chuyenvien2")).GetAsync(new Uri("/api/tasks?view=Mine", UriKind.Relative))).ReadJson();

        Assert.That(Lines(refused).Select(l => l.Code), Is.All.EqualTo("MayNotReassign"));
        Assert.That(given.GetProperty("done").GetInt32(), Is.EqualTo(2));
        Assert.That(mine.GetProperty("items").GetArrayLength(), Is.EqualTo(2));
    }

    [TestCase("""{"act":"Claim","items":[]}""", "NothingTicked")]
    [TestCase("""{"act":"Assign","items":[{"id":"0197a0c0-0000-7000-8000-000000000001","revision":1}],"reason":"x"}""", "OfficerMissing")]
    [TestCase("""{"act":"Assign","items":[{"id":"0197a0c0-0000-7000-8000-000000000001","revision":1}],"officerId":"chuyenvien"}""", "ReasonMissing")]
    [TestCase("""{"act":"Complete","items":[{"id":"0197a0c0-0000-7000-8000-000000000001","revision":1}]}""", "OutcomeMissing")]
    public async Task Bulk_WrongWhateverTheSteps_IsRefusedAsAWhole(string body, string code)
    {
        using var answer = await Send(appraiser, "/api/tasks/bulk", JsonElement.Parse(body));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await answer.ReadJson()).Text("code"), Is.EqualTo(code));
    }

    [Test]
    public async Task Bulk_MoreThanAHundred_IsRefusedAsAWhole()
    {
        var items = Enumerable.Range(0, 101).Select(_ => new { id = Guid.CreateVersion7(), revision = 1 });

        using var answer = await Send(appraiser, "/api/tasks/bulk", new { act = "Claim", items });

        Assert.That((await answer.ReadJson()).Text("code"), Is.EqualTo("TooManyTicked"));
    }

    [Test]
    public async Task Page_MixedResults_ShowsALineEach()
    {
        JsonElement[] steps = [await Appraisal("Phan Văn Nghiêm"), await Appraisal("Kiều Văn Thắng")];
        await Act(await office.Host.Machine("chuyenvien2"), "claim", steps[1]);
        var officer = await office.Host.Officer("chuyenvien");

        using var answer = await HostFixture.PostForm(
            officer, "/viec/tuy-chinh",
            "/viec/hang-loat", [("lenh", "nhan"), ("Idempotency-Key", "trang-1"), .. steps.Select(s => ("viec", $"{Guid.Parse(s.Text("id")):N}.{s.GetProperty("revision").GetInt32()}"))]);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("Nhận việc: 1 được, 1 không").And.Contain("Phan Văn Nghiêm").And.Contain("Chưa nhận"));
    }

    private async Task<JsonElement> Appraisal(string applicant = "Nguyễn Thị Hạnh") =>
        OpenTask(await Complete(reception, OpenTask(await Receive(reception, Application(applicant))), Forwarded));

    private async Task<JsonElement> Supplement() => OpenTask(await Complete(appraiser, await Appraisal(), SupplementNeeded));

    private static object[] Items(IEnumerable<JsonElement> steps) => [.. steps.Select(s => new { id = s.Text("id"), revision = s.GetProperty("revision").GetInt32() })];

    private static IEnumerable<(bool Done, string? Code)> Lines(JsonElement answer) =>
        answer.GetProperty("items").EnumerateArray().Select(l => (l.GetProperty("done").GetBoolean(), l.TryGetProperty("code", out var code) ? code.GetString() : null));

    private static async Task<JsonElement> Bulk(HttpClient officer, object body, string? key = null)
    {
        using var answer = await Send(officer, "/api/tasks/bulk", body, key: key);
        var read = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), read.ToString());
        return read;
    }

    private static async Task Act(HttpClient officer, string act, JsonElement step)
    {
        using var answer = await Send(officer, $"/api/tasks/{step.Text("id")}/{act}", new { }, step.GetProperty("revision").GetInt32());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
