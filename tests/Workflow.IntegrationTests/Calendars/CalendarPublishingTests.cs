using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Calendars;
using Workflow.IntegrationTests.Reminders;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Calendars;

/// <summary>A calendar from draft to publication. Dossiers are received on Friday 20/11/2026 at 08:00.</summary>
public sealed class CalendarPublishingTests
{
    private ReminderOffice office = null!;
    private HttpClient keeper = null!;

    [SetUp]
    public async Task Open()
    {
        office = await ReminderOffice.Open();
        keeper = await office.Host.Machine("kiemsoat");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Preview_ADayOffMore_SaysWhatMovesAndWritesToNoDossier()
    {
        await Receive(2);
        var before = await Dates();
        var (draft, _) = await Draft();

        var run = await Preview(draft);

        Assert.That((run.GetProperty("total").GetInt32(), run.GetProperty("looked").GetInt32(), run.GetProperty("moved").GetInt32()), Is.EqualTo((2, 2, 2)));
        var moves = await keeper.GetFromJsonAsync<JsonElement>($"/api/calendars/runs/{run.GetProperty("id").GetGuid()}/moves?size=1");
        Assert.That(moves.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That(moves.GetProperty("next").GetString(), Is.Not.Null);
        Assert.That(await Dates(), Is.EqualTo(before));
        Assert.That(await Count(db => db.History.Where(h => h.Verb == HistoryVerb.Recomputed)), Is.Zero);
    }

    [Test]
    public async Task Publish_WithoutPreview_IsAConflict()
    {
        var (draft, revision) = await Draft();

        using var answer = await Publish(draft, revision, recomputes: false);

        Assert.That((answer.StatusCode, await CodeOf(answer)), Is.EqualTo((HttpStatusCode.Conflict, "PreviewMissing")));
    }

    [Test]
    public async Task Publish_ForNewFactsOnly_MovesNoDossierAndHoldsFromNowOn()
    {
        await Receive(1);
        var before = await Dates();
        var (draft, revision) = await Draft();
        await Preview(draft);

        using var answer = await Publish(draft, revision, recomputes: false);
        await Receive(1);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var after = await Dates();
        Assert.That(after[0], Is.EqualTo(before[0]));
        Assert.That(after[1], Is.GreaterThan(before[0]));
    }

    [Test]
    public async Task Publish_WithRecomputation_MovesEachDossierOnceAlsoWhenABatchIsRepeated()
    {
        await Receive(3);
        var (draft, revision) = await Draft();
        var preview = await Preview(draft);
        var expected = await Moves(preview.GetProperty("id").GetGuid());

        using var answer = await Publish(draft, revision, recomputes: true);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetGuid();
        var run = await Ended(id);
        Assert.That(await Moves(id), Is.EqualTo(expected), "What was previewed is what was done.");

        // A host that was killed after the dossiers were written and before its place was: the batch comes again.
        await using (var db = await Database())
            await db.CalendarRuns.ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, CalendarRunState.Running).SetProperty(r => r.After, (Guid?)null)
                .SetProperty(r => r.Looked, 0).SetProperty(r => r.Moved, 0).SetProperty(r => r.StepsMoved, 0).SetProperty(r => r.Revision, r => r.Revision + 1));
        await office.Restart();
        keeper = await office.Host.Machine("kiemsoat");
        var again = await Ended(id);

        Assert.That(again.GetProperty("moved").GetInt32(), Is.EqualTo(3).And.EqualTo(run.GetProperty("moved").GetInt32()));
        Assert.That(await Count(db => db.History.Where(h => h.Verb == HistoryVerb.Recomputed)), Is.EqualTo(3));
        Assert.That(await Dates(), Is.EqualTo(expected.Order()));
    }

    [Test]
    public async Task Stop_OfARunningRecomputation_StopsItAndContinueTakesItToItsEnd()
    {
        await Receive(2);
        var id = await Recomputation();
        await Unfinished(id);

        using var stopped = await Act(id, "stop");
        using var again = await Act(id, "stop");
        var run = await keeper.GetFromJsonAsync<JsonElement>($"/api/calendars/runs/{id}");
        using var continued = await Act(id, "continue");
        var ended = await Ended(id);

        Assert.That((stopped.StatusCode, again.StatusCode, continued.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK)));
        Assert.That((run.GetProperty("state").GetString(), run.GetProperty("looked").GetInt32(), await CodeOf(again)), Is.EqualTo(("Stopped", 0, "RunOver")));
        Assert.That((ended.GetProperty("looked").GetInt32(), ended.GetProperty("moved").GetInt32()), Is.EqualTo((2, 2)));
        Assert.That(await Count(db => db.History.Where(h => h.Verb == HistoryVerb.Recomputed)), Is.EqualTo(2), "Nothing is moved twice.");
        Assert.That(await Count(db => db.Audit.Where(a => a.Subject == id.ToString())), Is.EqualTo(2));
    }

    [Test]
    public async Task Continue_OfARunThatWasNotStoppedOrIsOutdated_IsAConflict()
    {
        await Receive(1);
        var id = await Recomputation();
        using var over = await Act(id, "continue");
        await Unfinished(id);
        using var stopped = await Act(id, "stop");
        var (draft, revision) = await Draft("2026-11-25");
        await Preview(draft);
        using var published = await Publish(draft, revision, recomputes: false);

        using var outdated = await Act(id, "continue");

        Assert.That((over.StatusCode, await CodeOf(over)), Is.EqualTo((HttpStatusCode.Conflict, "RunNotStopped")));
        Assert.That((published.StatusCode, outdated.StatusCode, await CodeOf(outdated)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict, "RunOutdated")));
    }

    [Test]
    public async Task Page_OfARunningRun_StopsItWithoutScript()
    {
        await Receive(1);
        var id = await Recomputation();
        await Unfinished(id);
        var officer = await office.Host.Officer("kiemsoat");
        var page = $"/lich-lam-viec/lan-tinh/{id}";

        using var stopped = await Testing.HostFixture.PostForm(officer, page, $"{page}?handler=Stop", []);
        var shown = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(page, UriKind.Relative)));

        Assert.That(stopped.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(shown, Does.Contain("Đã dừng; hồ sơ đã tính giữ ngày mới.").And.Contain("Tính tiếp").And.Not.Contain("handler=Stop"));
    }

    [Test]
    public async Task Publish_SentTwiceUnderOneKey_IsOnePublicationAndOneRecomputation()
    {
        await Receive(1);
        var (draft, revision) = await Draft();
        await Preview(draft);

        using var first = await Publish(draft, revision, recomputes: true, "cong-bo-1");
        using var again = await Publish(draft, revision, recomputes: true, "cong-bo-1");
        using var other = await Publish(draft, revision, recomputes: false, "cong-bo-1");

        Assert.That((first.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That((other.StatusCode, await CodeOf(other)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "IdempotencyKeyReused")));
        Assert.That(await Count(db => db.CalendarPublications), Is.EqualTo(2), "The first calendar of the database, and this one.");
        Assert.That(await Count(db => db.CalendarRuns.Where(r => r.Kind == CalendarRunKind.Recompute)), Is.EqualTo(1));
    }

    [Test]
    public async Task Preview_SentTwiceUnderOneKey_IsOneRun()
    {
        var (draft, _) = await Draft();

        using var first = await AskPreview(draft, "xem-truoc-1");
        using var again = await AskPreview(draft, "xem-truoc-1");

        Assert.That((first.StatusCode, again.StatusCode, again.Headers.Location), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted, first.Headers.Location)));
        Assert.That(await Count(db => db.CalendarRuns), Is.EqualTo(1));
    }

    [Test]
    public async Task Publish_ByAMachineWithoutAKey_IsRefused()
    {
        var (draft, _) = await Draft();

        using var answer = await keeper.PostAsync(new Uri($"/api/calendars/drafts/{draft}/preview", UriKind.Relative), null);

        Assert.That((answer.StatusCode, await CodeOf(answer)), Is.EqualTo((HttpStatusCode.BadRequest, "IdempotencyKeyMissing")));
    }

    [Test]
    public async Task Publish_OfWhatIsInForce_IsRefusedAndChangesNothing()
    {
        using var begun = await keeper.PostAsJsonAsync("/api/calendars/drafts", new { title = "Không đổi gì" });
        var draft = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Preview(draft);

        using var answer = await Publish(draft, 1, recomputes: true);

        Assert.That((answer.StatusCode, await CodeOf(answer)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "CalendarUnchanged")));
        Assert.That(await Count(db => db.CalendarPublications), Is.EqualTo(1));
    }

    [Test]
    public async Task Check_LargerThanTheRouteTakes_IsRefusedWithBothSizes()
    {
        using var content = new ByteArrayContent(new byte[3 * 1024 * 1024]);
        content.Headers.ContentType = new("application/json");

        using var answer = await keeper.PostAsync(new Uri("/api/calendars/problems", UriKind.Relative), content);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That((answer.StatusCode, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "BodyTooLarge")));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("3 MB").And.Contain("2 MB"));
    }

    [Test]
    public async Task Replace_AfterSomebodyElse_IsAConflictAndKeepsTheirs()
    {
        var (draft, revision) = await Draft();

        using var late = await Put(draft, revision - 1, WithDayOff("2026-11-26"));

        Assert.That((late.StatusCode, await CodeOf(late)), Is.EqualTo((HttpStatusCode.Conflict, "DraftMovedOn")));
    }

    [Test]
    public async Task Check_UnknownUnitAndWrongDay_ListsProblemsWithTheirPaths()
    {
        var document = JsonNode.Parse(CalendarBook.ShippedJson())!.AsObject();
        document["working_hours"] = JsonNode.Parse("""[{"unit": "X99", "from": "2026-01-01", "windows": "08:00-12:00", "source": "QĐ"}]""");

        using var answer = await keeper.PostAsJsonAsync("/api/calendars/problems", new { document });
        var problems = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems");

        Assert.That(problems[0].GetProperty("path").GetString(), Is.EqualTo("$.working_hours[0].unit"));
    }

    [Test]
    public async Task Figures_InNovemberWithoutAllNoticesOfNextYear_WarnOfIt()
    {
        var administrator = await office.Host.Machine("quantri");

        var figures = await administrator.GetFromJsonAsync<JsonElement>("/api/diagnostics/calendar");

        Assert.That(figures.GetProperty("warningEn").GetString(), Does.Contain("2027"));
    }

    private async Task Receive(int count)
    {
        var reception = await office.Host.Machine("tiepnhan");
        for (var i = 0; i < count; i++) await Dossiers.PermitOffice.Receive(reception);
    }

    /// <summary>A calendar put in force with recomputation, which has ended.</summary>
    private async Task<Guid> Recomputation()
    {
        var (draft, revision) = await Draft();
        await Preview(draft);
        using var answer = await Publish(draft, revision, recomputes: true);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetGuid();
        await Ended(id);
        return id;
    }

    /// <summary>Puts a run back to where a host that still holds its lease has just begun with it.</summary>
    private async Task Unfinished(Guid id)
    {
        await using var db = await Database();
        var lease = office.Host.Time.GetUtcNow().UtcDateTime.AddHours(1);
        await db.CalendarRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, CalendarRunState.Running).SetProperty(r => r.EndedAt, (DateTime?)null).SetProperty(r => r.LeaseUntil, lease).SetProperty(r => r.After, (Guid?)null)
            .SetProperty(r => r.Looked, 0).SetProperty(r => r.Moved, 0).SetProperty(r => r.StepsMoved, 0).SetProperty(r => r.Revision, r => r.Revision + 1));
    }

    private Task<HttpResponseMessage> Act(Guid run, string act) => keeper.PostAsync(new Uri($"/api/calendars/runs/{run}/{act}", UriKind.Relative), null);

    private async Task<(Guid Id, int Revision)> Draft(string dayOff = "2026-11-23")
    {
        using var begun = await keeper.PostAsJsonAsync("/api/calendars/drafts", new { title = "Thông báo nghỉ 23/11" });
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var put = await Put(id, 1, WithDayOff(dayOff));
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK), await put.Content.ReadAsStringAsync());
        return (id, (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt32());
    }

    private async Task<HttpResponseMessage> Put(Guid id, int revision, string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/calendars/drafts/{id}") { Content = JsonContent.Create(new { document = JsonNode.Parse(document) }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await keeper.SendAsync(request);
    }

    private static string WithDayOff(string date)
    {
        var document = new CalendarDocument(CalendarBook.ShippedJson());
        document.PutDay(new CalendarDay(
            DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), CalendarDayKind.SwapDayOff, CalendarDayStatus.Official,
            new Core.Phrase("Nghỉ hoán đổi", "Swapped day off"), "Thông báo"));
        return document.Write().Value;
    }

    private async Task<JsonElement> Preview(Guid draft)
    {
        using var started = await AskPreview(draft);
        Assert.That(started.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await started.Content.ReadAsStringAsync());
        return await Ended((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
    }

    private async Task<HttpResponseMessage> AskPreview(Guid draft, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/calendars/drafts/{draft}/preview", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        return await keeper.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Publish(Guid draft, int revision, bool recomputes, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/calendars/drafts/{draft}/publish") { Content = JsonContent.Create(new { reason = "Thông báo của Bộ Nội vụ", recomputes }) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await keeper.SendAsync(request);
    }

    private async Task<JsonElement> Ended(Guid id)
    {
        JsonElement run = default;
        Assert.That(
            async () => (run = await keeper.GetFromJsonAsync<JsonElement>($"/api/calendars/runs/{id}")).GetProperty("state").GetString(),
            Is.EqualTo("Done").After(60_000, 100));
        return run;
    }

    private async Task<List<DateTime>> Moves(Guid run)
    {
        await using var db = await Database();
        return await db.CalendarMoves.Where(m => m.RunId == run && m.Failure == null).OrderBy(m => m.DossierId).Select(m => m.DueAfter!.Value).ToListAsync();
    }

    private async Task<List<DateTime>> Dates()
    {
        await using var db = await Database();
        return await db.Dossiers.OrderBy(d => d.Id).Select(d => d.BindingAt).ToListAsync();
    }

    private async Task<int> Count<T>(Func<WorkflowDbContext, IQueryable<T>> rows)
    {
        await using var db = await Database();
        return await rows(db).CountAsync();
    }

    private Task<WorkflowDbContext> Database() => office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    private static async Task<string?> CodeOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
