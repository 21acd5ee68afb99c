using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>A question beside the process: asked at a step, answered by another unit, with nothing moved by either.</summary>
public sealed class ClarificationTests
{
    private PermitOffice office = null!;
    private HttpClient appraiser = null!;
    private HttpClient asked = null!;
    private JsonElement task;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var reception = await office.Host.Machine("tiepnhan");
        (appraiser, asked) = (await office.Host.Machine("chuyenvien"), await office.Host.Machine("tuphap"));
        task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Ask_AnOfficerOfAnotherUnit_MovesNeitherStepNorClock()
    {
        using var answer = await Ask("tuphap");

        var after = (await Read(appraiser, $"/api/tasks/{task.Text("id")}")).GetProperty("task");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((after.Text("dueAt"), after.GetProperty("revision").GetInt32(), after.Text("state")), Is.EqualTo((task.Text("dueAt"), Revision, "Open")));
    }

    [Test]
    public async Task Answer_ByTheAsked_WhoSeesNothingElseOfTheDossier()
    {
        var question = await (await Ask("tuphap")).ReadJson();
        using var hidden = await asked.GetAsync(new Uri($"/api/tasks/{task.Text("id")}", UriKind.Relative));

        using var answered = await Send(asked, $"/api/clarifications/{question.Text("id")}/answer", new { answer = "Bản án đã có hiệu lực." });

        Assert.That((hidden.StatusCode, answered.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
        var mine = (await Read(appraiser, "/api/clarifications/asked")).GetProperty("items")[0];
        Assert.That((mine.Text("answer"), mine.Text("answeredBy")), Is.EqualTo(("Bản án đã có hiệu lực.", "tuphap")));
        Assert.That((await Read(asked, "/api/clarifications")).GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Answer_ASecondTime_IsAConflict()
    {
        var question = await (await Ask("tuphap")).ReadJson();
        await Send(asked, $"/api/clarifications/{question.Text("id")}/answer", new { answer = "Đồng ý." });

        using var again = await Send(asked, $"/api/clarifications/{question.Text("id")}/answer", new { answer = "Không đồng ý." });

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Answer_ByAnybodyElse_IsNotFound()
    {
        var question = await (await Ask("tuphap")).ReadJson();

        using var answer = await Send(await office.Host.Machine("chuyenvien2"), $"/api/clarifications/{question.Text("id")}/answer", new { answer = "Tôi trả lời thay." });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ask_StandsInTheFeedOfTheAskedAndTheAnswerInThatOfTheAsker()
    {
        var question = await (await Ask("tuphap")).ReadJson();
        var (asked1, mine1) = (await Feed(asked), await Feed(appraiser));
        (await Send(asked, $"/api/clarifications/{question.Text("id")}/answer", new { answer = "Bản án đã có hiệu lực." })).Dispose();

        Assert.That((asked1, mine1), Is.EqualTo(("Clarification.Asked", "")));
        Assert.That((await Feed(asked), await Feed(appraiser)), Is.EqualTo(("Clarification.Asked", "Clarification.Answered")));
        Assert.That(await FeedPage("tuphap"), Does.Contain("Có câu hỏi cho bạn").And.Contain("Nguyễn Văn An hỏi: Bản án tranh chấp thửa 12 đã có hiệu lực chưa?").And.Contain("href=\"/lam-ro\""));
        Assert.That(await FeedPage("chuyenvien"), Does.Contain("Đặng Văn Bình trả lời: Bản án đã có hiệu lực."));
    }

    [Test]
    public async Task Ask_AnOfficerWhoIsAbsent_StandsInTheFeedOfTheDeputyAsWell()
    {
        var (reception, deputy) = (await office.Host.Machine("tiepnhan"), await office.Host.Machine("chuyenvien2"));
        var open = OpenTask(await Receive(reception));
        using var set = await Send(appraiser, "/api/deputies", new { deputy = "chuyenvien2", firstDay = "2026-11-20", lastDay = "2026-11-27", reason = "Nghỉ phép năm" });

        using var question = await Send(
            reception, $"/api/tasks/{open.Text("id")}/clarifications", new { officerId = "chuyenvien", question = "Bản vẽ nộp bản sao được không?" }, open.GetProperty("revision").GetInt32());

        Assert.That((set.StatusCode, question.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((await Feed(appraiser), await Feed(deputy), await Feed(asked)), Is.EqualTo(("Clarification.Asked", "Clarification.Asked", "")));
    }

    [TestCase("chuyenvien", HttpStatusCode.UnprocessableEntity)]
    [TestCase("quantri", HttpStatusCode.UnprocessableEntity)]
    [TestCase("khong.co", HttpStatusCode.UnprocessableEntity)]
    [TestCase("tiepnhan", HttpStatusCode.OK)]
    public async Task Ask_WhoDoesNoWorkOnDossiers_IsRefused(string officer, HttpStatusCode status)
    {
        using var answer = await Ask(officer);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    private int Revision => task.GetProperty("revision").GetInt32();

    private Task<HttpResponseMessage> Ask(string officer) =>
        Send(appraiser, $"/api/tasks/{task.Text("id")}/clarifications", new { officerId = officer, question = "Bản án tranh chấp thửa 12 đã có hiệu lực chưa?" }, Revision);

    /// <summary>What stands in an officer's feed, e.g. <c>Clarification.Asked</c>; the bell counts as many.</summary>
    private static async Task<string> Feed(HttpClient officer)
    {
        var feed = await Read(officer, "/api/reminders");
        var items = feed.GetProperty("items").EnumerateArray().Select(r => $"{r.Text("subject")}.{r.Text("threshold")}").ToList();
        Assert.That(feed.GetProperty("unread").GetInt32(), Is.EqualTo(items.Count));
        return string.Join(' ', items);
    }

    private async Task<string> FeedPage(string officer) =>
        WebUtility.HtmlDecode(await (await office.Host.Officer(officer)).GetStringAsync(new Uri("/nhac-viec", UriKind.Relative)));

    private static async Task<JsonElement> Read(HttpClient officer, string path) => await (await officer.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();
}
