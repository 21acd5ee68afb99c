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

    private static async Task<JsonElement> Read(HttpClient officer, string path) => await (await officer.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();
}
