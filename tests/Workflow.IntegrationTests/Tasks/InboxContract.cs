using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using Workflow.Host.Procedures;
using Workflow.Host.Search;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Persistence.Migrations;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>The inboxes of a small office and what is found in them, alike on every database; a subclass says which one.</summary>
public abstract class InboxContract
{
    private readonly Dictionary<string, HttpClient> officers = [];
    private readonly Dictionary<string, Guid> dossiers = [];
    private HostFixture host = null!;

    /// <summary>
    /// Hạnh's dossier waits at reception, Ước's is held by an appraiser who is away, Mận's waits for papers, Đạt's came back from the approver, and Ính's
    /// waits in a commune.
    /// </summary>
    [OneTimeSetUp]
    public async Task Work()
    {
        host = await HostFixture.Start(await NewDatabase(), db => db.Add(new Deputy
        {
            Id = Guid.CreateVersion7(), AbsentOfficerId = "chuyenvien", DeputyOfficerId = "chuyenvien2", FirstDay = new(2026, 11, 20), LastDay = new(2026, 11, 30),
            Reason = "Nghỉ phép", SetBy = "truongphong", SetAt = HostFixture.Friday.UtcDateTime,
        }));
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        foreach (var id in new[] { "tiepnhan", "chuyenvien", "chuyenvien2", "giamdoc", "giamsat", "tuphap", "xa" }) officers[id] = await host.Machine(id);

        await Enter("tiepnhan", "Nguyễn Thị Hạnh", "0912345678");
        var held = await Complete(officers["tiepnhan"], OpenTask(await Enter("tiepnhan", "Đặng Văn Ước", "0987654321")), Forwarded);
        using (await Send(officers["chuyenvien"], $"/api/tasks/{OpenTask(held).Text("id")}/claim", new { }, OpenTask(held).GetProperty("revision").GetInt32())) { }
        var waiting = await Complete(officers["tiepnhan"], OpenTask(await Enter("tiepnhan", "Trần Thị Mận", "0912000111")), Forwarded);
        await Complete(officers["chuyenvien"], OpenTask(waiting), SupplementNeeded);
        var decided = await Complete(officers["tiepnhan"], OpenTask(await Enter("tiepnhan", "Nguyễn Văn Đạt", "+84912000222")), Forwarded);
        decided = await Complete(officers["chuyenvien2"], OpenTask(decided), Eligible);
        var revision = OpenTask(decided).GetProperty("revision").GetInt32();
        using (var sent = await Send(officers["giamdoc"], $"/api/tasks/{OpenTask(decided).Text("id")}/return", new { stepKey = "appraise", reason = "Thiếu căn cứ khoảng lùi" }, revision))
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), await sent.Content.ReadAsStringAsync());
        await Enter("xa", "Lò Thị Ính", "0912345678");
    }

    [OneTimeTearDown]
    public async Task Close() => await host.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [TestCase("tiepnhan", "Mine", "Hạnh Mận")]
    [TestCase("chuyenvien", "Mine", "Ước")]
    [TestCase("chuyenvien2", "Mine", "Đạt")]
    [TestCase("xa", "Mine", "Ính")]
    [TestCase("chuyenvien2", "ActingFor", "Ước")]
    [TestCase("chuyenvien", "ActingFor", "")]
    [TestCase("giamsat", "Units", "Hạnh Ước Đạt Ính Mận")]
    [TestCase("xa", "Units", "Ính")]
    [TestCase("tuphap", "Units", "")]
    [TestCase("tiepnhan", "Finished", "Đạt Mận Ước")]
    [TestCase("tuphap", "Finished", "")]
    public async Task List_OfAView_ShowsItsStepsInOrder(string officer, string view, string expected)
    {
        Assert.That(await Names(officer, $"/api/tasks?view={view}"), Is.EquivalentTo(Split(expected)));
        Assert.That((await Read(officer, $"/api/tasks/counts?view={view}")).GetProperty("views").GetProperty(char.ToLowerInvariant(view[0]) + view[1..]).GetInt32(), Is.EqualTo(Split(expected).Length));
        if (view == "Finished") Assert.That(await Names(officer, $"/api/tasks?view={view}"), Is.EqualTo(Split(expected)), "the last one first");
    }

    [TestCase("All", "Hạnh Ước Đạt Ính Mận")]
    [TestCase("Paused", "")]
    [TestCase("Returned", "Đạt")]
    [TestCase("Near", "Hạnh Ính")]
    [TestCase("Late", "")]
    public async Task List_Filtered_ShowsWhatTheFilterCounts(string filter, string expected)
    {
        var counts = (await Read("giamsat", "/api/tasks/counts?view=Units")).GetProperty("filters");

        Assert.That(await Names("giamsat", $"/api/tasks?view=Units&filter={filter}"), Is.EquivalentTo(Split(expected)));
        Assert.That(counts.GetProperty(char.ToLowerInvariant(filter[0]) + filter[1..]).GetInt32(), Is.EqualTo(Split(expected).Length));
    }

    [Test]
    public async Task List_FilterUnitRoleAndSearch_HoldTogether()
    {
        var within = $"view=Units&unit={SampleOffice.ConstructionDivision}";
        var counts = (await Read("giamsat", $"/api/tasks/counts?{within}&role=Appraiser&q=nguyen")).GetProperty("filters");

        Assert.That(await Names("giamsat", $"/api/tasks?{within}"), Is.EquivalentTo((string[])["Ước", "Đạt"]));
        Assert.That(await Names("giamsat", $"/api/tasks?{within}&role=Appraiser&q=nguyen"), Is.EqualTo((string[])["Đạt"]));
        Assert.That(await Names("giamsat", $"/api/tasks?{within}&role=Approver"), Is.Empty);
        Assert.That((counts.GetProperty("all").GetInt32(), counts.GetProperty("returned").GetInt32()), Is.EqualTo((1, 1)));
    }

    [TestCase("hanh", "Hạnh")]
    [TestCase("NGUYỄN", "Hạnh Đạt")]
    [TestCase("nguyen van", "Đạt")]
    [TestCase("van", "Ước Đạt")]
    [TestCase("dang", "Ước")]
    [TestCase("đạt", "Đạt")]
    [TestCase("0912 345 678", "Hạnh Ính")]
    [TestCase("+84912000222", "Đạt")]
    [TestCase("0222", "Đạt")]
    [TestCase("giay phep", "Hạnh Ước Mận Đạt Ính")]
    [TestCase("xay dung uoc", "Ước")]
    [TestCase("1.009994 man", "Mận")]
    [TestCase("khong co ai", "")]
    [TestCase("hanh man", "")]
    public async Task Search_OverDossiersAndInAnInbox_FindTheSame(string typed, string expected)
    {
        var found = await Names("giamsat", $"/api/dossiers/search?q={Uri.EscapeDataString(typed)}");
        var steps = await Names("giamsat", $"/api/tasks?view=Units&q={Uri.EscapeDataString(typed)}");

        Assert.That(found, Is.EquivalentTo(Split(expected)));
        Assert.That(steps, Is.EquivalentTo(Split(expected)));
    }

    /// <summary>As in a province, where every word of a name is common: there whole names lead to their dossiers, and words of procedures to all of them.</summary>
    [TestCase("nguyen van dat", "Đạt", false)]
    [TestCase("Nguyễn Văn Đ", "Đạt", false)]
    [TestCase("van dat", "Đạt", false)]
    [TestCase("dat nguyen", "Đạt Mận", true)]
    [TestCase("nguyen uoc", "Mận", true)]
    [TestCase("giay phep", "Hạnh Ước Mận Đạt Ính", true)]
    public async Task Search_WordsThatAreAllCommon_FindNamesAtOnceAndOthersOnTheWay(string typed, string expected, bool isPartial)
    {
        await using var db = await Db();
        // Further words of Mận's dossier, so that each word is looked for in a list; and a name that is also a procedure's.
        string[] common = [.. new[] { "nguyenx", "vanx", "datx", "uocx" }.SelectMany(word => Enumerable.Range(0, SearchPlan.RareUpTo).Select(i => $"{word}{i}")), "=giay phep"];
        db.AddRange(common.Select(term => new SearchTerm { Term = term, DossierId = dossiers["Mận"] }));
        await db.SaveChangesAsync();
        try
        {
            var found = await Read("giamsat", $"/api/dossiers/search?q={Uri.EscapeDataString(typed)}");

            Assert.That(found.GetProperty("items").EnumerateArray().Select(i => i.Text("applicantName").Split(' ')[^1]), Is.EquivalentTo(Split(expected)));
            Assert.That(found.GetProperty("isPartial").GetBoolean(), Is.EqualTo(isPartial));
            Assert.That(await Names("giamsat", $"/api/tasks?view=Units&q={Uri.EscapeDataString(typed)}"), Is.EquivalentTo(Split(expected)));
        }
        finally
        {
            await db.SearchTerms.Where(t => common.Contains(t.Term)).ExecuteDeleteAsync();
        }
    }

    /// <summary>A release that writes more kinds of words goes through the dossiers again and adds what they lack.</summary>
    [Test]
    public async Task Filler_DossiersWithWordsOfAnEarlierRelease_GetTheRest()
    {
        await using var db = await Db();
        var written = await db.SearchTerms.OrderBy(t => t.Term).ThenBy(t => t.DossierId).ToListAsync();
        await db.SearchTerms.In(TermRange.Of($"{SearchTerms.NameMark}")).ExecuteDeleteAsync();
        await db.Settings.Where(s => s.Key == Setting.SearchPlace).ExecuteDeleteAsync();
        db.Add(new Setting { Key = Setting.SearchPlace, Value = "done" });
        await db.SaveChangesAsync();

        var filler = host.Services.GetRequiredService<SearchTermFiller>();
        while (await filler.Batch()) { }

        var filled = await db.SearchTerms.OrderBy(t => t.Term).ThenBy(t => t.DossierId).ToListAsync();
        Assert.That(filled.Select(t => (t.Term, t.DossierId)), Is.EqualTo(written.Select(t => (t.Term, t.DossierId))));
    }

    [Test]
    public async Task Search_ByCode_FindsTheWholeAndTheLastDigits()
    {
        var code = (await Read("tiepnhan", $"/api/dossiers/{dossiers["Mận"]}")).GetProperty("dossier").Text("code");

        foreach (var typed in (string[])[code, code[^4..], code[^11..], code.ToLowerInvariant()])
            Assert.That(await Names("tiepnhan", $"/api/dossiers/search?q={typed}"), Does.Contain("Mận"), typed);
        Assert.That(await Names("tiepnhan", $"/api/dossiers/search?q={code}"), Has.Count.EqualTo(1));
    }

    [TestCase("xa", "nguyen", "")]
    [TestCase("xa", "0912345678", "Ính")]
    [TestCase("xa", "giay phep", "Ính")]
    [TestCase("tuphap", "hanh", "")]
    [TestCase("tuphap", "giay phep", "")]
    [TestCase("tiepnhan", "inh", "")]
    public async Task Search_DossiersOfForeignUnits_AreNeverFound(string officer, string typed, string expected)
    {
        Assert.That(await Names(officer, $"/api/dossiers/search?q={typed}"), Is.EquivalentTo(Split(expected)));
        Assert.That(await Names(officer, $"/api/tasks?view=Units&q={typed}"), Is.EquivalentTo(Split(expected)));
    }

    [TestCase("/api/tasks?view=Units&size=2", 5)]
    [TestCase("/api/tasks?view=Units&size=1&q=giay", 5)]
    [TestCase("/api/tasks?view=Units&size=1&q=nguyen", 2)]
    [TestCase("/api/dossiers/search?size=1&q=giay", 5)]
    [TestCase("/api/dossiers/search?size=1&q=nguyen", 2)]
    public async Task List_PageByPage_HasNeitherGapsNorDoubles(string path, int expected)
    {
        var (seen, next) = (new List<string>(), "");
        for (var pages = 0; next is not null && pages < 20; pages++)
        {
            var page = await Read("giamsat", $"{path}&after={next}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.Text("applicantName")));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.That(seen, Is.Unique.And.Count.EqualTo(expected));
    }

    [Test]
    public async Task Watch_ThenUnwatch_PutsTheDossiersStepsIntoTheInbox()
    {
        using (var watched = await Send(officers["giamdoc"], $"/api/dossiers/{dossiers["Đạt"]}/watch", new { })) Assert.That(watched.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using (await Send(officers["giamdoc"], $"/api/dossiers/{dossiers["Đạt"]}/watch", new { })) { }
        var (following, of) = (await Names("giamdoc", "/api/tasks?view=Watched"), await Names("giamsat", "/api/tasks?view=Watched"));
        using (await Send(officers["giamdoc"], $"/api/dossiers/{dossiers["Đạt"]}/unwatch", new { })) { }

        Assert.That((following, of), Is.EqualTo(((string[])["Đạt"], Array.Empty<string>())).Using<IEnumerable<string>>((a, b) => a.SequenceEqual(b)));
        Assert.That(await Names("giamdoc", "/api/tasks?view=Watched"), Is.Empty);
        using var foreign = await Send(officers["tuphap"], $"/api/dossiers/{dossiers["Đạt"]}/watch", new { });
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Rows_OfOpenSteps_CarryWhatTheirDossiersSay()
    {
        await using var db = await Db();
        var rows = await db.Tasks.Where(t => t.State == TaskState.Open).Join(db.Dossiers, t => t.DossierId, d => d.Id, (t, d) => new { t, d }).ToListAsync();

        Assert.That(rows, Has.Count.EqualTo(5));
        Assert.That(rows.Select(r => r.t.Facts), Is.EqualTo(rows.Select(r => r.d.Facts)));
        Assert.That(rows.Select(r => (r.t.ProcedureCode, r.t.ReceivingUnit, r.t.ReceivedAt)), Is.EqualTo(rows.Select(r => (r.d.ProcedureCode, r.d.ReceivingUnit, r.d.ReceivedAt))));
        Assert.That(rows.Single(r => r.t.ReturnedBy is not null).t.ReturnReason, Is.EqualTo("Thiếu căn cứ khoảng lùi"));
    }

    [Test]
    public async Task Migration_OfRowsWithoutTheFacts_GivesWhatTheVerbsWrite()
    {
        await using var db = await Db();
        var written = await db.Tasks.Where(t => t.State == TaskState.Open).OrderBy(t => t.Id).ToListAsync();
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE tasks SET procedure_code = '', receiving_unit = '', case_key = '', dossier_limit = '', dossier_stopped_at = NULL, dossier_paused_at = NULL, "
            + "dossier_remaining_minutes = NULL, is_blocked = (1 = 1), has_clock_moved = (1 = 0), has_own_deadline = (1 = 0), returned_by = NULL, return_reason = NULL");

        await db.Database.ExecuteSqlRawAsync(InboxFacts.OfDossiers);
        await db.Database.ExecuteSqlRawAsync(InboxFacts.OfReturns);

        var filled = await db.Tasks.Where(t => t.State == TaskState.Open).OrderBy(t => t.Id).ToListAsync();
        Assert.That(filled.Select(Carried), Is.EqualTo(written.Select(Carried)));

        static object Carried(UserTask t) => (t.Facts, t.ProcedureCode, t.Channel, t.ReceivedAt, t.ReceivingUnit, t.HasOwnDeadline, t.ReturnedBy, t.ReturnReason);
    }

    [Test]
    public async Task Filler_DossiersOlderThanTheSearch_GetTheWordsOfNewOnes()
    {
        await using var db = await Db();
        var written = await db.SearchTerms.OrderBy(t => t.Term).ThenBy(t => t.DossierId).ToListAsync();
        var kept = dossiers["Hạnh"];
        await db.SearchTerms.Where(t => t.DossierId != kept).ExecuteDeleteAsync();
        await db.Settings.Where(s => s.Key == Setting.SearchPlace).ExecuteDeleteAsync();

        var filler = host.Services.GetRequiredService<SearchTermFiller>();
        while (await filler.Batch()) { }

        var filled = await db.SearchTerms.OrderBy(t => t.Term).ThenBy(t => t.DossierId).ToListAsync();
        Assert.That(filled.Select(t => (t.Term, t.DossierId)), Is.EqualTo(written.Select(t => (t.Term, t.DossierId))));
        Assert.That(await filler.Batch(), Is.False);
    }

    [Test]
    public async Task Pages_OfInboxesAndSearch_ShowWhatTheApiSays()
    {
        var officer = await host.Officer("chuyenvien2");
        var acting = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/viec?hop=thay", UriKind.Relative)));
        var found = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/viec?hop=don-vi&q=dat", UriKind.Relative)));
        var nothing = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/viec?q=khong-co", UriKind.Relative)));
        using var one = await officer.GetAsync(new Uri("/ho-so?ma=0222", UriKind.Relative));
        using var none = await officer.GetAsync(new Uri("/ho-so?ma=9999", UriKind.Relative));
        var many = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/ho-so?ma=giay+phep", UriKind.Relative)));

        Assert.That(acting, Does.Contain("Đặng Văn Ước").And.Not.Contain("Nguyễn Văn Đạt"));
        Assert.That(found, Does.Contain("Phạm Đức Thắng trả lại: Thiếu căn cứ khoảng lùi"));
        Assert.That(found, Does.Contain("Nguyễn Văn Đạt").And.Not.Contain("Đặng Văn Ước"));
        Assert.That(nothing, Does.Contain("Không có việc nào có «khong-co»"));
        Assert.That((one.StatusCode, none.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.NotFound)));
        Assert.That(many, Does.Contain("Trần Thị Mận").And.Contain("Thêm một từ nữa"));
    }

    private async Task<JsonElement> Enter(string officer, string name, string phone)
    {
        var received = await Receive(officers[officer], new
        {
            procedure = PermitProcedure.Code, channel = "Counter", declaration = new { site = "Thửa 12" },
            applicant = new { name, identityNumber = "027085001234", phone, address = "Thôn Đông, xã Phù Lãng" },
        });
        dossiers[name.Split(' ')[^1]] = Guid.Parse(received.Text("id"));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        return received;
    }

    private async Task<JsonElement> Read(string officer, string path)
    {
        using var answer = await officers[officer].GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.ReadJson();
    }

    /// <summary>The last names of what a list shows, in its order.</summary>
    private async Task<IReadOnlyList<string>> Names(string officer, string path) =>
        [.. (await Read(officer, path)).GetProperty("items").EnumerateArray().Select(i => i.Text("applicantName").Split(' ')[^1])];

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<WorkflowDbContext> Db() => await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
