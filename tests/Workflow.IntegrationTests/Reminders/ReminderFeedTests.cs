using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>The feed of one officer through the API.</summary>
public sealed class ReminderFeedTests
{
    private ReminderOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await ReminderOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
        for (var i = 0; i < 3; i++) await Receive(reception);
        office.ItIs("23/11/2026 14:00");
        await office.Sweep.Run();
        // A token lasts a day.
        reception = await office.Host.Machine("tiepnhan");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task List_PageByPage_ShowsEachReminderOnce()
    {
        var (ids, next) = (new List<string>(), "");
        do
        {
            var page = await Get(reception, $"/api/reminders?size=1&after={next}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.Text("id")));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        while (next is not null);

        Assert.That((ids.Count, ids.Distinct().Count()), Is.EqualTo((6, 6)));
    }

    [TestCase("Task", 6)]
    [TestCase("Dossier", 0)]
    public async Task List_OneSubject_ShowsOnlyWhatIsAboutIt(string subject, int expected)
    {
        var page = await Get(reception, $"/api/reminders?subject={subject}");

        Assert.That(page.GetProperty("items").GetArrayLength(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Unread_OwnFeed_IsTheCounterAlone()
    {
        var counter = await Get(reception, "/api/reminders/unread");

        Assert.That(counter.GetRawText(), Is.EqualTo("""{"unread":6}"""));
    }

    [Test]
    public async Task MarkRead_OwnReminder_LowersTheUnreadCountOnce()
    {
        var feed = await Get(reception, "/api/reminders");
        var id = feed.GetProperty("items")[0].Text("id");

        using var first = await Post(reception, $"/api/reminders/{id}/read");
        using var second = await Post(reception, $"/api/reminders/{id}/read");

        var unread = (await Get(reception, "/api/reminders")).GetProperty("unread").GetInt32();
        Assert.That((feed.GetProperty("unread").GetInt32(), first.StatusCode, second.StatusCode, unread),
            Is.EqualTo((6, HttpStatusCode.NoContent, HttpStatusCode.NoContent, 5)));
    }

    [Test]
    public async Task MarkAllRead_OwnFeed_LeavesTheFeedsOfOthers()
    {
        using var answer = await Post(reception, "/api/reminders/read");

        var supervisor = await office.Host.Machine("giamsat");
        var mine = (await Get(reception, "/api/reminders")).GetProperty("unread").GetInt32();
        var theirs = (await Get(supervisor, "/api/reminders")).GetProperty("unread").GetInt32();
        Assert.That((answer.StatusCode, mine, theirs), Is.EqualTo((HttpStatusCode.NoContent, 0, 3)));
    }

    [TestCase("0197c0de000070008000000000000001-Near-1795413600000")]
    [TestCase("0197c0de000070008000000000000001-7-1795413600000")]
    [TestCase("no-such-reminder")]
    [TestCase("0197c0de000070008000000000000001-Near-99999999999999999")]
    public async Task MarkRead_UnknownReminder_IsNotFound(string id)
    {
        using var answer = await Post(reception, $"/api/reminders/{id}/read");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await answer.ReadJson()).Text("code"), Is.EqualTo("ReminderNotFound"));
    }

    [TestCase("abc")]
    [TestCase("abc.Near")]
    [TestCase("MS4wMTk3YzBkZTAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMQ.Later")]
    public async Task List_UnreadableCursor_IsMalformed(string after)
    {
        using var answer = await reception.GetAsync(new Uri($"/api/reminders?after={after}", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task MarkRead_AnothersReminder_IsNotFound()
    {
        var id = (await Get(reception, "/api/reminders")).GetProperty("items")[0].Text("id");
        var appraiser = await office.Host.Machine("chuyenvien");

        using var answer = await Post(appraiser, $"/api/reminders/{id}/read");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<JsonElement> Get(HttpClient officer, string path)
    {
        using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.ReadJson();
    }

    private static Task<HttpResponseMessage> Post(HttpClient officer, string path) => officer.PostAsync(new Uri(path, UriKind.Relative), null);
}
