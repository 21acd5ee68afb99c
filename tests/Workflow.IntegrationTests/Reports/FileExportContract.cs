using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Audit;
using Workflow.Core.Jobs;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Jobs;
using Workflow.Host.Reports;
using Workflow.Host.Reports.Files;
using Workflow.IntegrationTests.Administration;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Reports;

/// <summary>Files of reports and lists: what is in them, who may have them, and how their jobs are stopped and taken over, on every database; a subclass says which one.</summary>
public abstract class FileExportContract
{
    private const string Overdue = "/dieu-hanh/ho-so?so=qua-han&ben=tiep-nhan";
    private const string Received = "/dieu-hanh/ho-so?so=nhan&ben=tiep-nhan&ky=2026";

    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    private PermitOffice office = null!;
    private HttpClient supervisor = null!;
    private HttpClient reception = null!;

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open(await NewDatabase());
        reception = await office.Host.Machine("tiepnhan");
        supervisor = await office.Host.Officer("giamsat");
    }

    [TearDown]
    public async Task Close()
    {
        if (office is not null) await office.DisposeAsync();
    }

    [Test]
    public async Task Report_InBothFormats_HoldsTheFiguresOfThePageAndIsAuditedOnceEach()
    {
        await Receive(reception);

        var page = await Page(supervisor, "/bao-cao?theo=linh-vuc&ky=2026");
        var csv = await TakenFile.Of(supervisor, "/bao-cao?theo=linh-vuc&ky=2026", "csv");
        var xlsx = await TakenFile.Of(supervisor, "/bao-cao?theo=thu-tuc&ky=2026", "xlsx");

        Assert.That(page, Does.Contain("1 tổng nhận = 0 đã giải quyết + 1 đang giải quyết").And.Contain("Hoạt động xây dựng").And.Contain("15/12/2025 – 14/12/2026"));
        Assert.That(csv.Lines(), Has.Some.StartsWith("Hoạt động xây dựng;1;0;1;0;1;0;0;").And.Some.StartsWith("Cộng;1;0;1;"));
        Assert.That(xlsx.Rows(), Has.Count.EqualTo(5));
        Assert.That(xlsx.Rows()[^1].Take(4), Is.EqualTo((string[])["Cộng", "1", "0", "1"]));
        Assert.That((csv.Name, csv.MediaType, xlsx.Name, xlsx.MediaType), Is.EqualTo(("bao-cao-2026.csv", (string?)"text/csv", "bao-cao-2026.xlsx", (string?)XlsxSheet.MediaType)));
        Assert.That((await Exported()).Select(e => (e.Subject, e.Note)), Is.EquivalentTo(new[] { ("/bao-cao/tep 2026 H05 tiep-nhan Field", "csv"), ("/bao-cao/tep 2026 H05 tiep-nhan Procedure", (string?)"xlsx") }));
    }

    [Test]
    public async Task Dossiers_InSeveralBatches_StandInTheFileAsOnThePage([Values("csv", "xlsx")] string format)
    {
        var codes = await ReceiveSome(5);
        Shrink(rows: 1, pages: 2);

        var file = await TakenFile.Of(supervisor, Received, format);
        var job = await LastJob();

        Assert.That((job.Looked, job.Total, job.Parts), Is.EqualTo((5, (int?)5, 3)));
        Assert.That(file.Name, Is.EqualTo("ho-so-nhan-2026." + format));
        var rows = format == "csv" ? [.. file.Lines().Select(l => l.Split(';'))] : file.Rows();
        Assert.That(rows[0], Is.EqualTo((string[])["Hồ sơ nhận trong kỳ: Tỉnh Bắc Ninh"]));
        Assert.That(rows[2], Is.EqualTo((string[])["Mã hồ sơ", "Người nộp", "Thủ tục", "Đơn vị", "Trạng thái", "Tiếp nhận", "Hẹn trả"]));
        Assert.That(rows.Skip(3).Select(r => r[0]), Is.EqualTo(codes.AsEnumerable().Reverse()));
        var page = await Page(supervisor, Received);
        Assert.That(rows.Skip(3).All(r => page.Contains(r[1], StringComparison.Ordinal) && page.Contains(r[2], StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task Overdue_AsAFile_SaysHowLateWhereAndWhetherSomebodyApologised()
    {
        await Receive(reception);
        office.Host.Time.Advance(TimeSpan.FromDays(35));
        supervisor = await office.Host.Officer("giamsat");

        var row = (await TakenFile.Of(supervisor, Overdue, "csv")).Lines()[^1].Split(';');

        Assert.That(row.Length, Is.EqualTo(11));
        Assert.That(decimal.Parse(row[7].Replace(',', '.'), CultureInfo.InvariantCulture), Is.GreaterThan(0));
        Assert.That((row[9], row[10]), Is.EqualTo(("Trần Thị Lan", "Chưa có thư xin lỗi")));
    }

    [Test]
    public async Task Steps_AsAFile_SayWhoHoldsThemAndWhatIsLeft([Values("csv", "xlsx")] string format)
    {
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        Shrink(rows: 1, pages: 1);

        var file = await TakenFile.Of(supervisor, "/dieu-hanh/buoc?don-vi=H05.14", format);
        var rows = format == "csv" ? [.. file.Lines().Select(l => l.Split(';'))] : file.Rows();

        Assert.That(file.Name, Is.EqualTo("buoc-2026-11-20." + format));
        Assert.That((rows.Count, rows[3].Length, rows[3][2], rows[3][4]), Is.EqualTo((4, 10, "Nguyễn Thị Hạnh", "Phòng Quản lý xây dựng")));
        Assert.That((await Exported()).Single().Subject, Is.EqualTo("/dieu-hanh/buoc H05.14 buoc"));
    }

    [Test]
    public async Task Supplements_AsAFile_SayWhatIsMissingAndWhy()
    {
        var asked = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        await Complete(await office.Host.Machine("chuyenvien"), OpenTask(asked), SupplementNeeded);

        var row = (await TakenFile.Of(supervisor, "/bao-cao/bo-sung?ky=2026", "xlsx")).Rows()[^1];

        Assert.That((row[4], row[6]), Is.EqualTo(("Bản vẽ móng: Chưa có trong hồ sơ thiết kế", "Đang chờ người nộp")));
    }

    [Test]
    public async Task List_OfAHostThatWasKilled_GoesOnBehindItsLastPiece([Values("csv", "xlsx")] string format)
    {
        var codes = await ReceiveSome(5);
        var id = await LeftBehind(SheetFile.Parse(format)!.Value);

        office.Host.Time.Advance(lease + TimeSpan.FromSeconds(1));
        var job = await Finished(id);
        var file = await TakenFile.From(supervisor, new Uri($"/api/jobs/{id}/result", UriKind.Relative));

        Assert.That((job.State, job.Looked, job.Parts), Is.EqualTo((JobState.Done, 5, 3)), job.FailureVi);
        var rows = format == "csv" ? [.. file.Lines().Select(l => l.Split(';'))] : file.Rows();
        Assert.That(rows.Skip(3).Select(r => r[0]), Is.EqualTo(codes.AsEnumerable().Reverse()));
    }

    [Test]
    public async Task List_CancelledInTheMiddle_StopsAndGivesNoFile()
    {
        await ReceiveSome(5);
        var id = await LeftBehind(SheetFormat.Csv);

        using var asked = await HostFixture.PostForm(supervisor, $"/quan-tri/viec-nen/{id}?handler=Cancel");
        office.Host.Time.Advance(lease + TimeSpan.FromSeconds(1));
        var job = await Finished(id);
        using var file = await supervisor.GetAsync(new Uri($"/api/jobs/{id}/result", UriKind.Relative));

        Assert.That((asked.StatusCode, job.State, job.Looked), Is.EqualTo((HttpStatusCode.Redirect, JobState.Cancelled, 2)));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task List_OfSomebodyWhoNoLongerSupervises_IsRefused()
    {
        await ReceiveSome(3);
        var id = await LeftBehind(SheetFormat.Csv);
        await office.Host.Services.GetRequiredService<OfficeChanges>().Apply<string>(async db =>
        {
            db.Posts.RemoveRange(await db.Posts.Where(p => p.OfficerId == "giamsat").ToListAsync());
            return "giamsat";
        });

        office.Host.Time.Advance(lease + TimeSpan.FromSeconds(1));
        var job = await Finished(id);

        Assert.That((job.State, job.FailureVi), Is.EqualTo((JobState.Failed, "Bạn không còn phụ trách đơn vị nào trong phạm vi của tệp này.")));
    }

    [Test]
    public async Task File_OfAForeignUnit_IsNotEvenOrdered([Values("/bao-cao", "/bao-cao/bo-sung", "/bao-cao/danh-gia", "/dieu-hanh/ho-so", "/dieu-hanh/buoc")] string page)
    {
        using var answer = await TakenFile.Order(await office.Host.Officer("truongphong"), page, "csv", address: page + "?don-vi=" + SampleOffice.Justice);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await using var db = await Db();
        Assert.That((await db.Jobs.CountAsync(), (await Exported()).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task File_InAnotherFormat_IsNotFound()
    {
        using var answer = await TakenFile.Order(supervisor, "/bao-cao", "exe");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task File_IsNobodyElsesToHave()
    {
        using var ordered = await TakenFile.Order(supervisor, "/bao-cao", "csv");
        var (administrator, other) = (await office.Host.Officer("quantri"), await office.Host.Officer("giamdoc"));

        using var toOther = await other.GetAsync(ordered.Headers.Location);
        using var toAdministrator = await administrator.GetAsync(ordered.Headers.Location);
        using var pageOfOther = await other.GetAsync(new Uri($"/quan-tri/viec-nen/{(await LastJob()).Id}", UriKind.Relative));
        var list = await Page(administrator, "/quan-tri/viec-nen");
        var mine = await Page(supervisor, "/quan-tri/viec-nen");

        Assert.That((toOther.StatusCode, toAdministrator.StatusCode, pageOfOther.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That((string[])[list, mine], Has.All.Contains("Xuất báo cáo").And.All.Contains("Tiếp nhận, giải quyết · Đơn vị · Tỉnh Bắc Ninh · 15/12/2025 – 14/12/2026 · CSV"));
        Assert.That(list, Does.Contain("Việc tự chạy").And.Contain("Cộng số liệu từng ngày cho báo cáo").And.Contain("không cần dừng"));
        Assert.That(mine, Does.Not.Contain("Việc tự chạy"));
    }

    [Test]
    public async Task Button_PressedTwiceAtOnce_OrdersOneFile()
    {
        var key = Guid.NewGuid().ToString("N");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakenFile.Order(supervisor, "/bao-cao", "xlsx", key)));

        Assert.That(answers.Select(a => a.Headers.Location?.ToString()).Distinct().Count(), Is.EqualTo(1), string.Join(' ', answers.Select(a => a.StatusCode)));
        foreach (var answer in answers) answer.Dispose();
        await using var db = await Db();
        Assert.That((await db.Jobs.CountAsync(), (await Exported()).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task File_ThatTakesLong_LeadsToItsJob()
    {
        await ReceiveSome(3);
        var id = await LeftBehind(SheetFormat.Xlsx);
        var me = office.Host.Services.GetRequiredService<OfficeDirectory>().Current.Person("giamsat")!;

        var path = office.Host.Services.GetRequiredService<FileOrders>().PathOf(me, id, default);
        while (!path.IsCompleted)
        {
            office.Host.Time.Advance(TimeSpan.FromMilliseconds(100));
            await supervisor.GetStringAsync(new Uri("/health/live", UriKind.Relative));
        }

        Assert.That(await path, Is.EqualTo($"/quan-tri/viec-nen/{id}"));
        Assert.That(await Page(supervisor, await path), Does.Contain("2 trên 3").And.Contain("Dừng việc này").And.Contain("Hồ sơ nhận trong kỳ · Tỉnh Bắc Ninh · 15/12/2025 – 14/12/2026 · XLSX"));
    }

    [Test]
    public async Task List_ThatTakesLong_LetsAShorterFilePass()
    {
        await ReceiveSome(3);
        Shrink(rows: 1, pages: 1);
        var list = JobOf(SheetFormat.Csv);
        office.Host.Time.Advance(TimeSpan.FromMinutes(1));
        var scope = new FileScope("H05", IsAlone: false, UnitSide.Receiving, "2026");
        var report = JobOf(JobKind.ReportExport, ReportExport.Order(new ReportExportOrder(scope, ReportTable.Settlement, ReportDivision.Unit, null, null, SheetFormat.Csv, InEnglish: false)));
        office.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await using (var db = await Db())
        {
            db.AddRange(list, report);
            await db.SaveChangesAsync();
        }

        var job = await Finished(list.Id);

        // Ordered, taken, a row, put down for the report, taken again, two rows: without that turn its row would have been written five times.
        Assert.That((job.State, job.Revision, (await Finished(report.Id)).State), Is.EqualTo((JobState.Done, 7, JobState.Done)));
    }

    private async Task<List<string>> ReceiveSome(int count)
    {
        var codes = new List<string>();
        for (var i = 0; i < count; i++)
        {
            codes.Add((await Receive(reception, Application($"Người nộp số {i + 1}"))).Text("code"));
            office.Host.Time.Advance(TimeSpan.FromMinutes(1));
        }
        return codes;
    }

    private void Shrink(int rows, int pages)
    {
        var export = office.Host.Services.GetRequiredService<ListExport>();
        (export.PageRows, export.PagesABatch) = (rows, pages);
    }

    /// <summary>The list of what was received, of which another host has written the first two rows before it was killed.</summary>
    private async Task<Guid> LeftBehind(SheetFormat format)
    {
        Shrink(rows: 1, pages: 2);
        var job = JobOf(format);
        job.Claim(Guid.CreateVersion7(), office.Host.Time.GetUtcNow().UtcDateTime, lease);
        await using var db = await Db();
        var step = await office.Host.Services.GetRequiredService<ListExport>().Next(db, job, default);
        Assert.That(step.Rejection?.Code, Is.Null);
        job.Advance(step.Value);
        db.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    }

    private Job JobOf(SheetFormat format)
    {
        var order = new ListExportOrder(ListName.Dossiers, new FileScope("H05", IsAlone: false, UnitSide.Receiving, "2026"), format, InEnglish: false, DossierMark.Received);
        return JobOf(JobKind.ListExport, office.Host.Services.GetRequiredService<ListExport>().Order(BoardDossiersPage.Path, order));
    }

    private Job JobOf(JobKind kind, FileOrder order) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, AskedBy = "giamsat", AskedAt = office.Host.Time.GetUtcNow().UtcDateTime, Arguments = order.Arguments };

    private Task<Job> Finished(Guid id) => new AdministrationCaller(office.Host, supervisor).Finished(id);

    private async Task<Job> LastJob()
    {
        await using var db = await Db();
        return await db.Jobs.OrderByDescending(j => j.Id).FirstAsync();
    }

    private async Task<List<AuditEntry>> Exported()
    {
        await using var db = await Db();
        return await db.Audit.Where(a => a.Verb == AuditVerb.Exported).ToListAsync();
    }

    private static async Task<string> Page(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private Task<WorkflowDbContext> Db() => office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
