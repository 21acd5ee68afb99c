using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Calendars;

/// <summary>A calendar that ends with 2026: who is told, from when on, and what it means for reception.</summary>
public sealed class MissingYearTests
{
    private static readonly DateTimeOffset EndOfSeptember = new(2026, 9, 30, 16, 59, 59, TimeSpan.Zero);

    private string folder = "";
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-calendar-").FullName;
        host = await HostFixture.Start(await ShortCalendar.Settings(folder, 2026));
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.IsRejected, Is.False, published.Rejection?.Sentence.En);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [TearDown]
    public void Return() => host.Time.Set(HostFixture.Friday);

    [TestCase("giamsat", true, false)]
    [TestCase("kiemsoat", true, true)]
    [TestCase("tiepnhan", false, false)]
    [TestCase("giamdoc", false, false)]
    [TestCase("quantri", false, false)]
    public async Task Banner_InNovember_IsForThoseWhoMustAct(string officer, bool isShown, bool hasLink)
    {
        var client = await host.Officer(officer);

        var page = await client.GetStringAsync(new Uri("/nhan-thong-bao", UriKind.Relative));

        Assert.That(page.Contains("Lịch làm việc chưa có năm 2027, trong khi thông báo nghỉ của năm đó đã phải có từ 01/10/2026", StringComparison.Ordinal), Is.EqualTo(isShown));
        Assert.That(page.Contains("Công bố lịch năm", StringComparison.Ordinal), Is.EqualTo(hasLink));
    }

    [TestCase("vi", "chưa có năm 2027"), TestCase("en", "has no year 2027, whose notice of days off is due since 01/10/2026")]
    public async Task Banner_OnTheCalendarPage_IsThereOnceInTheReadersLanguage(string language, string sentence)
    {
        var client = await host.Officer("kiemsoat");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = await client.GetStringAsync(new Uri("/lich-lam-viec", UriKind.Relative));

        Assert.That(page.Split(sentence), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Banner_FromTheFirstOfOctoberOnByTheOfficesClock_AndNotASecondBefore()
    {
        host.Time.Set(EndOfSeptember);
        var before = await (await host.Officer("giamsat")).GetStringAsync(new Uri("/nhan-thong-bao", UriKind.Relative));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await (await host.Officer("giamsat")).GetStringAsync(new Uri("/nhan-thong-bao", UriKind.Relative));

        Assert.That((before.Contains("chưa có năm 2027", StringComparison.Ordinal), after.Contains("chưa có năm 2027", StringComparison.Ordinal)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Banner_InTheMissingYearItself_StaysAndNamesIt()
    {
        host.Time.Set(new DateTimeOffset(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));

        var page = await (await host.Officer("giamsat")).GetStringAsync(new Uri("/nhan-thong-bao", UriKind.Relative));

        Assert.That(page, Does.Contain("chưa có năm 2027").And.Contain("01/10/2026"));
    }

    [Test]
    public async Task Health_WithAMissingYear_IsDegradedAndReady()
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        using var ready = await host.Anonymous().GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.That((report.Status, report.Entries["calendar"].Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Degraded)));
        Assert.That(report.Entries["calendar"].Description, Does.Contain("2027"));
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Health_BeforeOctober_IsHealthy()
    {
        host.Time.Set(EndOfSeptember);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries["calendar"].Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Receive_DueInTheMissingYear_IsRefusedWithTheYearAndNothingIsReceived()
    {
        host.Time.Set(new DateTimeOffset(2026, 12, 28, 1, 0, 0, TimeSpan.Zero));
        var reception = await host.Machine("tiepnhan");

        using var answer = await PermitOffice.Send(reception, "/api/dossiers", PermitOffice.Application());
        var problem = await answer.ReadJson();

        Assert.That((answer.StatusCode, problem.Text("code")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "YearOutsideCalendar")));
        Assert.That(problem.Text("detail"), Does.Contain("Lịch làm việc không có năm 2027"));
        var list = await (await host.Officer("tiepnhan")).GetStringAsync(new Uri("/viec?hop=don-vi", UriKind.Relative));
        Assert.That(list, Does.Not.Contain("Nguyễn Thị Hạnh"));
    }
}
