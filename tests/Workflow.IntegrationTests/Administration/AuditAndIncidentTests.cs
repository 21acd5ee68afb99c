using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Audit;
using Workflow.Core.Jobs;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Administration;

/// <summary>The search of the audit and the page of incidents: what each role sees of them.</summary>
public sealed class AuditAndIncidentTests
{
    private const string Audit = "/quan-tri/nhat-ky";

    private HostFixture host = null!;
    private AdministrationCaller administrator = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false" }, db => db.Audit.AddRange(
            Entry(1, AuditVerb.OfficeChanged, "quantri", "H05", "vanthu"), Entry(2, AuditVerb.DocumentOpened, "tiepnhan", "H05.01", "000.00.01.H05-261120-0001"),
            Entry(3, AuditVerb.PersonalDataShown, "xa", "H05.77", "000.00.77.H05-261120-0001")));
        administrator = await AdministrationCaller.Of(host);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Search_OfTheAdministrator_ShowsTheOfficeAndNoLookAtDossiers()
    {
        var page = await administrator.Get(Audit);

        Assert.That(page, Does.Contain("<a href=\"/quan-tri/can-bo/vanthu\">Hoàng Thị Nga</a>").And.Not.Contain("261120-0001"));
    }

    [Test]
    public async Task Search_OfTheSupervisor_ShowsWhatWasDoneAboutDossiersAndNotTheOffice()
    {
        var page = await (await host.Officer("giamsat")).GetStringAsync(new Uri(Audit, UriKind.Relative));

        Assert.That(page, Does.Contain("000.00.01.H05-261120-0001").And.Contain("000.00.77.H05-261120-0001").And.Not.Contain("vanthu"));
    }

    [Test]
    public async Task Search_ByWhoAndWhat_FindsTheAct()
    {
        var client = await host.Officer("giamsat");

        var page = await client.GetStringAsync(new Uri($"{Audit}?ai=xa&viec=PersonalDataShown", UriKind.Relative));
        var nothing = await client.GetStringAsync(new Uri($"{Audit}?ai=xa&viec=DocumentOpened", UriKind.Relative));

        Assert.That(page, Does.Contain("000.00.77.H05-261120-0001").And.Not.Contain("000.00.01.H05-261120-0001"));
        Assert.That(WebUtility.HtmlDecode(nothing), Does.Contain("Không có thao tác nào"));
    }

    [TestCase("ta+thi+hang", true), TestCase("Hằng+TẠ", true), TestCase("tran+thi+lan", false), TestCase("khong-co", false)]
    public async Task Search_ByNameWithoutAccents_FindsWhatThatOfficerDid(string who, bool found)
    {
        var page = await (await host.Officer("giamsat")).GetStringAsync(new Uri($"{Audit}?ai={who}", UriKind.Relative));

        Assert.That(page, found ? Does.Contain("href=\"/ho-so/000.00.77.H05-261120-0001\"") : Does.Not.Contain("000.00.77.H05-261120-0001"));
    }

    [TestCase("2025-01-01", "2026-11-20")]
    [TestCase("9999-12-31", "9999-12-31")]
    public async Task Search_OverMoreThanAYearOrPastAllDays_IsRefused(string from, string to)
    {
        using var answer = await administrator.Client.GetAsync(new Uri($"{Audit}?tu={from}&den={to}", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Export_IsAFileForWhoAskedAndItselfInTheAudit()
    {
        using var ordered = await HostFixture.PostForm(administrator.Client, $"{Audit}?ai=quantri", ("Idempotency-Key", Guid.NewGuid().ToString("N")));
        var job = await administrator.Finished(AdministrationCaller.JobOf(ordered));
        using var file = await administrator.Client.GetAsync(new Uri($"/api/jobs/{job.Id}/result", UriKind.Relative));
        using var other = await (await host.Officer("giamsat")).GetAsync(new Uri($"/api/jobs/{job.Id}/result", UriKind.Relative));

        Assert.That((job.State, file.Content.Headers.ContentDisposition!.DispositionType), Is.EqualTo((JobState.Done, "attachment")), job.FailureVi);
        Assert.That(await file.Content.ReadAsStringAsync(), Does.Contain("at,who,source,what,subject,note").And.Contain("quantri,Office,\"Thay đổi tổ chức, cán bộ\",vanthu,"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await administrator.Get(Audit), Does.Contain("Xuất dữ liệu").And.Contain($"<a href=\"/quan-tri/viec-nen/{job.Id}\">Việc nền</a>").And.Contain("Xuất nhật ký thao tác"));
    }

    [Test]
    public async Task CsvOfAnExport_NeverBeginsAFormula()
    {
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
        {
            db.Audit.Add(Entry(4, AuditVerb.OfficeChanged, "quantri", "H05", "=HYPERLINK(\"x\")"));
            await db.SaveChangesAsync();
        }
        using var ordered = await HostFixture.PostForm(administrator.Client, Audit, ("Idempotency-Key", Guid.NewGuid().ToString("N")));
        var job = await administrator.Finished(AdministrationCaller.JobOf(ordered));

        Assert.That(await administrator.Get($"/api/jobs/{job.Id}/result"), Does.Contain("\"'=HYPERLINK(\"\"x\"\")\""));
    }

    [Test]
    public async Task Incidents_AreNumbersForTheAdministratorAndAListForReception()
    {
        var numbers = await administrator.Get("/quan-tri/su-co");
        var list = WebUtility.HtmlDecode(await (await host.Officer("tiepnhan")).GetStringAsync(new Uri("/quan-tri/su-co", UriKind.Relative)));
        using var forbidden = await (await host.Officer("kiemsoat")).GetAsync(new Uri("/quan-tri/su-co", UriKind.Relative));

        Assert.That(numbers, Does.Contain("Số sự cố đang mở").And.Not.Contain("Thử lại các mục"));
        Assert.That(list, Does.Contain("Không có sự cố nào").And.Not.Contain("Số sự cố đang mở"));
        Assert.That(forbidden.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static AuditEntry Entry(int place, AuditVerb verb, string actor, string unit, string subject) => new()
    {
        Id = Guid.CreateVersion7(), At = HostFixture.Friday.UtcDateTime.AddMinutes(-place), ActorId = actor, UnitCode = unit, Verb = verb, Subject = subject,
    };
}
