using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Audit;
using Workflow.Core.Dossiers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Board;

/// <summary>The pages of supervisors over HTTP: who sees which numbers, and what urging and exporting leave behind.</summary>
public sealed class BoardPagesTests
{
    private static readonly string[] paths = ["/dieu-hanh", "/dieu-hanh/ho-so", "/dieu-hanh/buoc", "/dieu-hanh/man-hinh", "/bao-cao", "/bao-cao/bo-sung", "/bao-cao/danh-gia"];

    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        office.Host.Time.Advance(TimeSpan.FromMinutes(5));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("giamsat", HttpStatusCode.OK)]
    [TestCase("truongphong", HttpStatusCode.OK)]
    [TestCase("giamdoc", HttpStatusCode.OK)]
    [TestCase("chuyenvien", HttpStatusCode.Forbidden)]
    [TestCase("tiepnhan", HttpStatusCode.Forbidden)]
    [TestCase("quantri", HttpStatusCode.Forbidden)]
    [TestCase("kiemsoat", HttpStatusCode.Forbidden)]
    public async Task Pages_ByRole_OpenForThoseWhoHeadOrSupervise(string officer, HttpStatusCode expected)
    {
        var client = await office.Host.Officer(officer);

        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(expected), path);
        }
    }

    [TestCase("truongphong", SampleOffice.Construction)]
    [TestCase("giamdoc", SampleOffice.Justice)]
    [TestCase("giamdoc", SampleOffice.Province)]
    [TestCase("tuphap", SampleOffice.ConstructionDivision)]
    [TestCase("giamsat", "H99")]
    public async Task Pages_UnitOutOfReach_IsNotFound(string officer, string unit)
    {
        var client = await office.Host.Officer(officer);

        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(new Uri($"{path}?don-vi={unit}", UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    [Test]
    public async Task Board_OfAForeignUnit_ShowsNoneOfItsNumbers()
    {
        var mine = await Page(await office.Host.Officer("giamsat"), "/dieu-hanh");
        var foreign = await Page(await office.Host.Officer("tuphap"), "/dieu-hanh");
        var list = await Page(await office.Host.Officer("tuphap"), "/dieu-hanh/ho-so?so=nhan");

        Assert.That(mine, Does.Contain("1 tổng nhận = 1 đang giải quyết + 0 tạm dừng + 0 trả lại, rút + 0 đã giải quyết"));
        Assert.That(foreign, Does.Contain("0 tổng nhận").And.Not.Contain("Sở Xây dựng"));
        Assert.That(list, Does.Contain("Không có hồ sơ nào").And.Not.Contain("Nguyễn Thị Hạnh"));
    }

    [Test]
    public async Task Wall_NamesNobodyAndRenewsItself()
    {
        var wall = await Page(await office.Host.Officer("giamsat"), "/dieu-hanh/man-hinh");

        Assert.That(wall, Does.Contain("<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>").And.Contain("desk-wall").And.Contain("Số liệu lúc 08:05"));
        Assert.That(wall, Does.Not.Contain("Nguyễn Thị Hạnh").And.Not.Contain("Nguyễn Văn An"));
    }

    [Test]
    public async Task Wall_WithinFifteenSeconds_IsCountedOnce()
    {
        var supervisor = await office.Host.Officer("giamsat");
        await Page(supervisor, "/dieu-hanh/man-hinh");
        await Receive(reception);

        var kept = await Page(supervisor, "/dieu-hanh/man-hinh");
        office.Host.Time.Advance(TimeSpan.FromSeconds(16));
        var fresh = await Page(supervisor, "/dieu-hanh/man-hinh");

        Assert.That((Figure(kept), Figure(fresh)), Is.EqualTo(("1", "2")));
    }

    [Test]
    public async Task Urge_StepThatNobodyHolds_ReachesTheHeadAndLeavesItsTraces()
    {
        var supervisor = await office.Host.Officer("giamsat");
        var task = await OpenStep();

        using var urged = await Urge(supervisor, task.Id, "Đề nghị xong trong hôm nay");
        using var again = await Urge(supervisor, task.Id, "Nhắc lại");
        using var forced = await Urge(supervisor, task.Id, "Nhắc lại", "Có chỉ đạo hỏa tốc");

        Assert.That((urged.StatusCode, again.StatusCode, forced.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect)));
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("chưa quá 4 giờ làm việc").And.Contain("name=\"forced\"").And.Contain("Nhắc lại"));
        await using var db = await Db();
        var acts = await db.History.Where(h => h.Verb == HistoryVerb.Urged).OrderBy(h => h.Sequence).ToListAsync();
        Assert.That(acts.Select(a => (a.ActorId, a.Reason, a.Outcome)), Is.EqualTo(new[] { ("giamsat", "Đề nghị xong trong hôm nay", (string?)null), ("giamsat", "Nhắc lại", "Có chỉ đạo hỏa tốc") }));
        Assert.That(await db.Audit.CountAsync(a => a.Verb == AuditVerb.Urged && a.ActorId == "giamsat" && a.DossierId == task.DossierId), Is.EqualTo(2));
        var feed = await Page(await office.Host.Officer("truongphong"), "/nhac-viec");
        Assert.That(feed, Does.Contain("Lương Thị Hoa đôn đốc: Đề nghị xong trong hôm nay"));
    }

    [Test]
    public async Task Urge_StepOutOfSight_IsNotFound()
    {
        var task = await OpenStep();

        using var answer = await Send(await office.Host.Machine("tuphap"), $"/api/tasks/{task.Id}/urging", new { message = "Nhanh lên" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Steps_GivenOnTogether_EachHasItsResult()
    {
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        var head = await office.Host.Officer("truongphong");
        await using var db = await Db();
        var steps = await db.Tasks.AsNoTracking().Where(t => t.State == Core.Tasks.TaskState.Open && t.UnitCode != SampleOffice.Center).OrderBy(t => t.DueAt).ToListAsync();
        Assert.That(steps, Has.Count.EqualTo(2));

        using var mixed = await Give(head, "chuyenvien2", (steps[0].Id, steps[0].Revision), (steps[1].Id, steps[1].Revision + 5));
        using var supervisor = await Give(await office.Host.Officer("giamsat"), "chuyenvien", (steps[0].Id, steps[0].Revision + 1));

        Assert.That((mixed.StatusCode, supervisor.StatusCode), Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.Forbidden)));
        Assert.That(await mixed.Content.ReadAsStringAsync(), Does.Contain("đã giao").And.Contain("Có việc chưa giao lại được"));
        Assert.That((await db.Tasks.AsNoTracking().Where(t => steps.Select(s => s.Id).Contains(t.Id)).OrderBy(t => t.DueAt).ToListAsync()).Select(t => t.AssigneeId), Is.EqualTo((string?[])["chuyenvien2", steps[1].AssigneeId]));
    }

    [TestCase("2026-T11", "15/10/2026 – 14/11/2026", "0 tổng nhận")]
    [TestCase("nonsense", "15/12/2025 – 14/12/2026", "1 tổng nhận")]
    [TestCase("2027-Q1", "15/12/2026 – 14/03/2027", "1 tổng nhận")]
    public async Task Report_OfAPeriod_IsOfThePeriod(string key, string days, string total) =>
        Assert.That(await Page(await office.Host.Officer("giamsat"), $"/bao-cao?ky={key}"), Does.Contain(days).And.Contain(total));

    [Test]
    public async Task Report_InEnglish_WritesNumbersInEnglish()
    {
        var supervisor = await office.Host.Officer("giamsat");
        supervisor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        Assert.That(await Page(supervisor, "/bao-cao"), Does.Contain("1 received in all = 0 resolved + 1 in progress"));
    }

    private static string Figure(string wall) => System.Text.RegularExpressions.Regex.Match(wall, "Nhận trong kỳ</dt><dd>(?<n>[^<]+)").Groups["n"].Value;

    private static async Task<string> Page(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static Task<HttpResponseMessage> Urge(HttpClient client, Guid task, string message, string forced = "") =>
        HostFixture.PostForm(client, $"/viec/{task}/don-doc", ("Idempotency-Key", Guid.NewGuid().ToString("N")), ("message", message), ("forced", forced));

    private static async Task<HttpResponseMessage> Give(HttpClient client, string officer, params (Guid Id, int Revision)[] steps)
    {
        var token = await HostFixture.FormTokenOf(client, "/dieu-hanh/buoc");
        var fields = steps.Select(s => KeyValuePair.Create("step", FormattableString.Invariant($"{s.Id:N} {s.Revision}")))
            .Concat([new("Idempotency-Key", Guid.NewGuid().ToString("N")), new("officerId", officer), new("reason", "Cân đối công việc"), new(HostFixture.TokenField, token)]);
        return await client.PostAsync(new Uri("/dieu-hanh/buoc?handler=Reassign", UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    private async Task<Core.Tasks.UserTask> OpenStep()
    {
        await using var db = await Db();
        return await db.Tasks.AsNoTracking().SingleAsync(t => t.State == Core.Tasks.TaskState.Open);
    }

    private async Task<WorkflowDbContext> Db() => await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
