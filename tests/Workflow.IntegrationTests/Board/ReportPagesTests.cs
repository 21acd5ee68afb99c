using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Reports;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Board;

/// <summary>The further tables of reports over HTTP: of a dossier that was asked for a supplement, and of one that was settled and handed over.</summary>
public sealed class ReportPagesTests
{
    private PermitOffice office = null!;
    private HttpClient supervisor = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        supervisor = await office.Host.Officer("giamsat");
        var (reception, appraiser) = (await office.Host.Machine("tiepnhan"), await office.Host.Machine("chuyenvien"));
        var asked = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        office.Host.Time.Advance(TimeSpan.FromHours(2));
        await Complete(appraiser, OpenTask(asked), SupplementNeeded);
        var settled = await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        settled = await Complete(appraiser, OpenTask(settled), Eligible);
        settled = await Complete(await office.Host.Machine("giamdoc"), OpenTask(settled), Approved);
        await Complete(reception, OpenTask(settled), new { outcome = "Returned", record = new { receiver = "Nguyễn Thị Hạnh", evidence = "Phiếu gửi RN123456789VN", way = "Post" } });
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Services_AsFile_HoldSupplementsAndWaysOfDelivery()
    {
        var lines = await Csv("bang=ket-qua");

        Assert.That(lines[0], Does.StartWith("Bổ sung, trả lại, rút; trả kết quả; phí, lệ phí: ").Or.StartWith("\"Bổ sung, trả lại, rút; trả kết quả; phí, lệ phí: "));
        Assert.That(Cells(lines, "Cộng").Take(13), Is.EqualTo((string[])["Cộng", "2", "1", "50", "0", "0", "0", "0", "0", "1", "0", "1", "0"]));
    }

    [Test]
    public async Task Indicators_OnThePage_TellWhatHasNoData()
    {
        var page = await Page("/bao-cao?bang=chi-so");

        Assert.That(page, Does.Contain("2.1 Hồ sơ trước hạn, đúng hạn").And.Contain("4.3 Tái sử dụng giấy tờ").And.Contain("5.4 Mức độ hài lòng"));
        Assert.That(Occurrences(page, "Chưa có số liệu: dịch vụ này không giữ dữ liệu"), Is.EqualTo(Core.Reports.Indicators.WithoutData.Count));
        Assert.That(Cells(await Csv("bang=chi-so"), "2.1 Hồ sơ trước hạn, đúng hạn"), Is.EqualTo((string[])["2.1 Hồ sơ trước hạn, đúng hạn", "2", "2", "100", "–", "–"]));
    }

    [Test]
    public async Task Steps_OfTheUnitThatDidThem_HaveTimeAndLimit()
    {
        var cells = Cells(await Csv("bang=buoc"), (await StepTitle()));

        // The first took two hours, the second none.
        Assert.That((cells[2], cells[3], cells[5], cells[8]), Is.EqualTo(("2", "0", "1", "0")));
    }

    [Test]
    public async Task Digital_ByProcedure_CountsElectronicResults()
    {
        var cells = Cells(await Csv("bang=so-hoa&theo=thu-tuc"), "Cộng");

        Assert.That(cells.Take(7), Is.EqualTo((string[])["Cộng", "2", "0", "0", "1", "0", "0"]));
    }

    [Test]
    public async Task Supplements_List_SaysWhatIsMissingAndWhy()
    {
        var list = await Page("/bao-cao/bo-sung");
        var foreign = await office.Host.Officer("tuphap");

        Assert.That(list, Does.Contain("Bản vẽ móng").And.Contain("Chưa có trong hồ sơ thiết kế").And.Contain("Đang chờ người nộp"));
        Assert.That(WebUtility.HtmlDecode(await foreign.GetStringAsync(new Uri("/bao-cao/bo-sung", UriKind.Relative))), Does.Not.Contain("Bản vẽ móng"));
    }

    [Test]
    public async Task Board_FinishedSteps_StandInTheHeatMapBesideTheOpenOnes()
    {
        var reception = await office.Host.Machine("tiepnhan");
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);

        var open = await Page("/dieu-hanh");
        var finished = await Page("/dieu-hanh?nhiet=xong");
        await office.Host.Services.GetRequiredService<TallyDays>().All();

        Assert.That(open, Does.Contain("bước đang mở").And.Contain("nhiet=xong"));
        Assert.That(finished, Does.Contain("Giờ đã dùng so với giờ được giao, bước đã xong").And.Contain("Trung bình").And.Not.Contain("Trung vị"));
    }

    [Test]
    public async Task Withdrawn_InTheList_HaveTheirReason()
    {
        var reception = await office.Host.Machine("tiepnhan");
        var received = await Receive(reception);
        using var answer = await Send(reception, $"/api/dossiers/{received.Text("id")}/withdraw", new { reason = "Người nộp đổi thiết kế" }, received.GetProperty("revision").GetInt32());
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());

        Assert.That(await Page("/dieu-hanh/ho-so?so=rut&ben=tiep-nhan"), Does.Contain("Người nộp đổi thiết kế"));
    }

    [Test]
    public async Task Overdue_InTheList_SayHowLateWhereAndWhetherSomebodyApologised()
    {
        await Receive(await office.Host.Machine("tiepnhan"));
        office.Host.Time.Advance(TimeSpan.FromDays(35));
        supervisor = await office.Host.Officer("giamsat");

        Assert.That(await Page("/dieu-hanh/ho-so?so=qua-han&ben=tiep-nhan"), Does.Contain("Bước, người giữ").And.Contain("Chưa có thư xin lỗi").And.Match("data-l=\"Trễ \\(giờ làm việc\\)\">[1-9][0-9]* ngày"));
    }

    private async Task<string> Page(string path) => WebUtility.HtmlDecode(await supervisor.GetStringAsync(new Uri(path, UriKind.Relative)));

    private async Task<string[]> Csv(string query) => (await TakenFile.Of(supervisor, "/bao-cao?ky=2026&" + query, "csv")).Lines();

    private async Task<string> StepTitle()
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Tasks.Where(t => t.Kind == Core.Tasks.StepKind.Appraise).Select(t => t.Title).FirstAsync();
    }

    private static string[] Cells(string[] lines, string name) => lines.Single(l => l.StartsWith(name, StringComparison.Ordinal) || l.StartsWith('"' + name, StringComparison.Ordinal)).Replace("\"", "", StringComparison.Ordinal).Split(';');

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
