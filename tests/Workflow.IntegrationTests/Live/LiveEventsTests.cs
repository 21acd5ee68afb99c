using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Accounts;
using Workflow.Host.Live;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Live;

/// <summary>The stream of the real host: who hears of what, when, and until when.</summary>
public sealed class LiveEventsTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Stream_ANewTask_IsToldToThoseItConcernsAndToNobodyElse()
    {
        var received = await Receive(reception);
        await using var appraiser = await EventReader.Open(await office.Host.Officer("chuyenvien"));
        await using var supervisor = await EventReader.Open(await office.Host.Officer("giamsat"));
        await using var justice = await EventReader.Open(await office.Host.Officer("tuphap"));
        await Greeted(appraiser, supervisor, justice);

        var open = OpenTask(await Complete(reception, OpenTask(received), Forwarded));

        var toAppraiser = await appraiser.Next();
        var toSupervisor = await supervisor.Next();
        Assert.That(toAppraiser.Name, Is.EqualTo("news"));
        Assert.That(appraiser.Answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That((Count(toAppraiser.Data, "unclaimed"), Count(toAppraiser.Data, "units"), Count(toAppraiser.Data, "mine")), Is.EqualTo((1, 1, 0)));
        Assert.That((Count(toSupervisor.Data, "unclaimed"), Count(toSupervisor.Data, "units")), Is.EqualTo((0, 1)));
        Assert.That(toAppraiser.Data.GetProperty("steps").TryGetProperty(open.Text("id"), out _), Is.True);
        // The stream of another department is alive and has said nothing of it.
        var marker = office.Host.Services.GetRequiredService<LiveRing>();
        marker.Add([new LiveChange(LiveKind.Reminded, "tuphap")]);
        var toJustice = await justice.Next();
        Assert.That((toJustice.Data.GetProperty("reminders").GetInt32(), Count(toJustice.Data, "units"), toJustice.Data.GetProperty("steps").EnumerateObject().Count()), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task News_OfAnAbsentOfficersStep_IsToldToTheDeputyWhoMayDoIt()
    {
        var (absent, deputy) = (await office.Host.Machine("chuyenvien"), await office.Host.Officer("chuyenvien2"));
        (await Send(absent, "/api/deputies", new { deputy = "chuyenvien2", firstDay = "2026-11-20", lastDay = "2026-11-27", reason = "Nghỉ phép năm" })).Dispose();
        var open = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        var start = await Read(deputy, "/api/events/news");

        using var given = await Send(
            await office.Host.Machine("truongphong"), $"/api/tasks/{open.Text("id")}/reassign", new { officerId = "chuyenvien", reason = "Đúng địa bàn" }, open.GetProperty("revision").GetInt32());

        var (toDeputy, toAbsent) = (await Read(deputy, $"/api/events/news?after={start.Text("id")}"), await Read(await office.Host.Officer("chuyenvien"), $"/api/events/news?after={start.Text("id")}"));
        Assert.That(given.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((Count(toDeputy, "actingFor"), Count(toDeputy, "mine")), Is.EqualTo((1, 0)));
        Assert.That((Count(toAbsent, "actingFor"), Count(toAbsent, "mine")), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task News_OfAStepThatOneHasDone_IsToldToOneself()
    {
        var (appraiser, colleague) = (await office.Host.Officer("chuyenvien"), await office.Host.Officer("chuyenvien2"));
        var open = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        var start = await Read(appraiser, "/api/events/news");

        await Complete(await office.Host.Machine("chuyenvien"), open, Eligible);

        Assert.That(Count(await Read(appraiser, $"/api/events/news?after={start.Text("id")}"), "finished"), Is.EqualTo(1));
        Assert.That(Count(await Read(colleague, $"/api/events/news?after={start.Text("id")}"), "finished"), Is.Zero);
    }

    [Test]
    public async Task Stream_Events_HoldNothingOfThePersonOrTheDossier()
    {
        await using var supervisor = await EventReader.Open(await office.Host.Officer("giamsat"));
        await Greeted(supervisor);

        var received = await Receive(reception, Application("Lương Thị Mây"));

        var told = (await supervisor.Next()).Data.ToString();
        Assert.That(told, Does.Not.Contain("Mây").And.Not.Contain(received.Text("code")).And.Not.Contain("tiepnhan").And.Not.Contain(received.Text("id")));
    }

    [Test]
    public async Task Ring_BeforeTheCommit_HoldsNothing()
    {
        var ring = office.Host.Services.GetRequiredService<LiveRing>();
        var received = OpenTask(await Receive(reception));
        var before = ring.Last;

        using var refused = await Send(reception, $"/api/tasks/{received.Text("id")}/complete", new { outcome = "Forwarded" }, received.GetProperty("revision").GetInt32());

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(ring.Last, Is.EqualTo(before));
        await Complete(reception, received, Forwarded);
        // Whoever was answered finds the change told: it is published after the commit and before the answer.
        Assert.That(ring.Last, Is.EqualTo(before + 2));
    }

    [Test]
    public async Task Stream_WithLastEventId_TellsWhatWasMissedMeanwhile()
    {
        var officer = await office.Host.Officer("giamsat");
        string seen;
        await using (var first = await EventReader.Open(officer)) seen = (await first.Next()).Id;
        await Receive(reception);
        await Receive(reception);

        await using var second = await EventReader.Open(officer, seen);
        await Greeted(second);

        Assert.That(Count((await second.Next()).Data, "units"), Is.EqualTo(2));
        await using var lost = await EventReader.Open(officer, "another.7");
        await Greeted(lost);
        Assert.That((await lost.Next()).Name, Is.EqualTo("reset"));
    }

    [Test]
    public async Task Stream_InSilence_ShowsThatItIsAlive()
    {
        var officer = await office.Host.Officer("giamsat");
        office.Host.Time.HasTimers = true;
        await using var reader = await EventReader.Open(officer);
        await Greeted(reader);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!office.Host.Time.IsWaitedFor) await Task.Delay(10, limit.Token);

        office.Host.Time.Advance(TimeSpan.FromSeconds(20));

        while (!reader.HasComment) await Task.Delay(10, limit.Token);
        Assert.That(reader.Ended.IsCompleted, Is.False);
    }

    [Test]
    public async Task News_WithoutAStream_TellsTheSame()
    {
        var officer = await office.Host.Officer("giamsat");
        var start = await Read(officer, "/api/events/news");
        await Receive(reception);

        var news = await Read(officer, $"/api/events/news?after={start.Text("id")}");

        Assert.That(Count(news, "units"), Is.EqualTo(1));
        Assert.That(Count(await Read(officer, $"/api/events/news?after={news.Text("id")}"), "units"), Is.Zero);
    }

    [Test]
    public async Task Stream_OfAnOfficerWhoNoLongerServes_Ends()
    {
        await using var appraiser = await EventReader.Open(await office.Host.Officer("chuyenvien"));
        await Greeted(appraiser);
        await using (var db = await office.Host.Services.GetRequiredService<IDbContextFactory<Workflow.Persistence.WorkflowDbContext>>().CreateDbContextAsync())
        {
            await db.Officers.Where(o => o.Id == "chuyenvien").ExecuteUpdateAsync(set => set.SetProperty(o => o.ValidTo, new DateOnly(2026, 11, 1)));
            await OfficeChanges.MarkChanged(db, default);
            await db.SaveChangesAsync();
        }
        await office.Host.Services.GetRequiredService<OfficeReader>().Refresh();

        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);

        await appraiser.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(appraiser.HasMore, Is.False);
    }

    [Test]
    public async Task Stream_MoreThanAllowed_IsRefusedUntilOneEnds()
    {
        var officer = await office.Host.Officer("giamsat");
        var streams = office.Host.Services.GetRequiredService<LiveStreams>();
        var open = new List<EventReader>();
        for (var i = 0; i < 8; i++) open.Add(await EventReader.Open(officer));

        using (var refused = await officer.GetAsync(new Uri("/api/events", UriKind.Relative)))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        foreach (var reader in open) await reader.DisposeAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (streams.Of("giamsat") > 0) await Task.Delay(10, limit.Token);
        await using var next = await EventReader.Open(officer);
        Assert.That(next.Answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Stream_WhenTheServiceStops_EndsAtOnce()
    {
        var other = await PermitOffice.Open();
        var reader = await EventReader.Open(await other.Host.Officer("giamsat"));
        await reader.Next();
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        await other.DisposeAsync();

        await reader.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    private static async Task Greeted(params EventReader[] readers)
    {
        foreach (var reader in readers) Assert.That((await reader.Next()).Name, Is.EqualTo("hello"));
    }

    private static int Count(JsonElement news, string list) => news.GetProperty(list).GetArrayLength();

    private static async Task<JsonElement> Read(HttpClient client, string path) => await (await client.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();
}
