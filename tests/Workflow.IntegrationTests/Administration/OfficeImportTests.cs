using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Jobs;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Administration.Import;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Administration;

/// <summary>Lists of units and officers as jobs: tried, taken, taken over from a host that was killed, stopped.</summary>
public sealed class OfficeImportTests
{
    private const string Header = "ma_can_bo,ho_ten,chuc_vu,ma_don_vi,email,dien_thoai,vai_tro,tu_ngay\n";

    private HostFixture host = null!;
    private AdministrationCaller administrator = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false" });
        administrator = await AdministrationCaller.Of(host);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Trial_OfAListWithProblems_SaysEachWithItsLineAndChangesNothing()
    {
        var id = await Order("false", Header
            + "nva,Nguyễn Văn Ba,Chuyên viên,H05.14,ba@bacninh.example,0912 345 678,Thẩm định,2026-11-20\n"
            + "NVB,,Chuyên viên,H05.99,ba@@,123,Thiết kế quy trình|Kiểm soát thủ tục,20-11\n"
            + "vanthu,Hoàng Thị Nga,Văn thư trưởng,H05.14,vanthu@bacninh.example,+84 0000 00001,RecordsClerk,2025-07-01\n");

        var job = await administrator.Finished(id);
        var page = await administrator.Get($"/quan-tri/viec-nen/{id}");

        Assert.That((job.State, job.Looked, job.Refused), Is.EqualTo((JobState.Done, 3, 1)));
        Assert.That(page, Does.Contain("Thêm cán bộ.").And.Contain("Sửa thông tin, đơn vị hoặc vai trò").And.Contain("Ngày «20-11» không đọc được").And.Contain("«H05.99»")
            .And.Contain("Họ tên dài").And.Contain("Địa chỉ thư chưa đúng dạng").And.Contain("Số điện thoại chưa đúng dạng").And.Contain("Một người không giữ cùng lúc"));
        Assert.That(Office().Person("nva"), Is.Null);
    }

    [Test]
    public async Task Import_OfAListWithoutProblems_TakesEveryLineAndKeepsItsHistory()
    {
        var ordered = await Order("true", "ma_don_vi;ten_don_vi;loai;ma_cap_tren;ma_ho_so;tu_ngay\nH05.20;Sở Nông nghiệp và Môi trường;Sở, ngành;H05;000.00.20.H05;01/08/2025\nH05.20.01;Phòng Đất đai;Division;H05.20;000.01.20.H05;01/08/2025\n");
        var units = await administrator.Finished(ordered);
        var lines = Enumerable.Range(1, 450).Select(i => string.Create(CultureInfo.InvariantCulture, $"cb{i:000},Cán bộ số {i},Chuyên viên,H05.20.01,,,Appraiser|ConsultedOfficer,2026-11-20\n"));

        var officers = await administrator.Finished(await Order("true", Header + string.Concat(lines)));

        Assert.That((units.State, units.Looked), Is.EqualTo((JobState.Done, 2)), units.FailureVi);
        Assert.That((officers.State, officers.Looked, officers.Total, officers.Refused), Is.EqualTo((JobState.Done, 450, (int?)450, 0)), officers.FailureVi);
        await Reread();
        Assert.That(Office().OfficersWith(Role.Appraiser, "H05.20.01"), Has.Count.EqualTo(450));
        Assert.That(await administrator.Get("/quan-tri/can-bo/cb450"), Does.Contain("Thêm cán bộ"));
    }

    [Test]
    public async Task Import_WithOneWrongLine_TakesNoneOfThem()
    {
        var job = await administrator.Finished(await Order("true", Header + "nva,Nguyễn Văn Ba,Chuyên viên,H05.14,,,Appraiser,2026-11-20\nnvb,Nguyễn Văn Bốn,Chuyên viên,H05.99,,,,2026-11-20\n"));

        Assert.That((job.State, job.FailureVi), Is.EqualTo((JobState.Failed, "Chưa nhập gì: 1 dòng có lỗi. Sửa tệp rồi nhập lại.")));
        Assert.That(Office().Person("nva"), Is.Null);
        Assert.That(await administrator.Get($"/quan-tri/viec-nen/{job.Id}?loi=true"), Does.Contain("H05.99"));
    }

    [Test]
    public async Task Job_OfAHostThatWasKilled_GoesOnBehindItsLastBatch()
    {
        var id = await Store(rows: 450, job =>
        {
            // A host that stored one batch and was never heard of again.
            job.Claim(Guid.CreateVersion7(), HostFixture.Friday.UtcDateTime, TimeSpan.FromSeconds(30));
            job.Advance(new JobStep(ImportLines.BatchSize, 0, "200", IsLast: false, Total: 450));
        });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => administrator.Get("/quan-tri/viec-nen")));
        var untouched = await Read(id);

        host.Time.Advance(TimeSpan.FromSeconds(31));
        var job = await administrator.Finished(id);

        Assert.That((untouched.State, untouched.Looked), Is.EqualTo((JobState.Running, 200)));
        Assert.That((job.State, job.Looked), Is.EqualTo((JobState.Done, 450)), job.FailureVi);
        Assert.That((Office().Person("cb200") is null, Office().Person("cb201") is null), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Cancel_OfAJobThatRuns_StopsItAtTheNextBatch()
    {
        var id = await Store(rows: 450, job => job.Claim(Guid.CreateVersion7(), HostFixture.Friday.UtcDateTime, TimeSpan.FromSeconds(30)));

        using var asked = await HostFixture.PostForm(administrator.Client, $"/quan-tri/viec-nen/{id}?handler=Cancel");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var job = await administrator.Finished(id);

        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((job.State, job.Looked), Is.EqualTo((JobState.Cancelled, 0)));
        Assert.That(Office().Person("cb001"), Is.Null);
    }

    [Test]
    public async Task Job_OfAnAdministrator_IsNobodyElsesToSee()
    {
        var id = await Order("false", Header + "nva,Nguyễn Văn Ba,Chuyên viên,H05.14,,,Appraiser,2026-11-20\n");
        var other = await host.Officer("giamsat");

        using var page = await other.GetAsync(new Uri($"/quan-tri/viec-nen/{id}", UriKind.Relative));
        using var api = await other.GetAsync(new Uri($"/api/jobs/{id}", UriKind.Relative));

        Assert.That((page.StatusCode, api.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [TestCase("ma,ten\nH05,Tỉnh\n", "Dòng đầu phải có đủ các cột")]
    [TestCase("", "Tệp không có dòng nào")]
    public async Task Import_OfAFileThatIsNoList_IsRefusedAtOnce(string content, string why)
    {
        using var answer = await Send("true", content + " ");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(why));
    }

    [Test]
    public void CsvReader_QuotesLineEndsAndSeparators_AreReadAsSpreadsheetsWriteThem()
    {
        var records = CsvReader.Read("a;b;c\r\n\"x;\"\"y\"\"\";\"hai\ndòng\";\r\n\r\n1;2;3").ToList();

        Assert.That(records.Select(r => r.Line), Is.EqualTo(new[] { 1, 2, 5 }));
        Assert.That(records[1].Cells, Is.EqualTo(new[] { "x;\"y\"", "hai\ndòng", "" }));
    }

    private OfficeSnapshot Office() => host.Services.GetRequiredService<OfficeDirectory>().Current;

    // The job is done with its last save; the host reads the office after it.
    private Task Reread() => host.Services.GetRequiredService<OfficeReader>().Refresh();

    private async Task<Guid> Order(string real, string content)
    {
        using var answer = await Send(real, content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return AdministrationCaller.JobOf(answer);
    }

    private async Task<HttpResponseMessage> Send(string real, string content)
    {
        var token = await HostFixture.FormTokenOf(administrator.Client, "/quan-tri/nhap-danh-sach");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), HostFixture.TokenField }, { new StringContent(Guid.NewGuid().ToString("N")), "Idempotency-Key" }, { new StringContent(real), "real" }, { file, "file", "danh-sach.csv" },
        };
        return await administrator.Client.PostAsync(new Uri("/quan-tri/nhap-danh-sach", UriKind.Relative), form);
    }

    /// <summary>A job as another host has left it.</summary>
    private async Task<Guid> Store(int rows, Action<Job> leave)
    {
        var lines = Enumerable.Range(1, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"cb{i:000},Cán bộ số {i},Chuyên viên,H05.14,,,Appraiser,2026-11-20\n"));
        var job = new Job { Id = Guid.CreateVersion7(), Kind = JobKind.OfficeImport, Arguments = "{}", AskedBy = "quantri", AskedAt = HostFixture.Friday.UtcDateTime };
        leave(job);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        db.Add(job);
        db.Add(new JobPart { JobId = job.Id, IsInput = true, Number = 1, Content = Encoding.UTF8.GetBytes(Header + string.Concat(lines)) });
        await db.SaveChangesAsync();
        return job.Id;
    }

    private async Task<Job> Read(Guid id)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Jobs.SingleAsync(j => j.Id == id);
    }
}
