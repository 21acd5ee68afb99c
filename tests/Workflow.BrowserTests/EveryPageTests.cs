using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>Every page in both languages, at three widths, light and dark: nothing wider than the window, no accessibility rule broken.</summary>
/// <remarks>
/// A new page is one line of <see cref="Page_OfAnOfficer_IsClean"/>: who opens it, its address, the name of its pictures. That is the whole inspection
/// (<see cref="Desk.InspectWholly"/>), by two loads in a window that the officer's other pages share, and without a sign-in of its own; nothing else needs to look
/// at the page in another width, language or light. A state that only a walk leads to is inspected in that walk by <see cref="Desk.Inspect"/> or
/// <see cref="Desk.InspectAtBothWidths"/>. How a page behaves, with script and without, is held by a walk, never here.
/// <para>With <c>DESK_PICTURES=1</c> each inspection leaves its picture in the folder <c>one-stop-desk</c> of the temporary folder; a failed one always does.</para>
/// </remarks>
[Parallelizable]
public sealed class EveryPageTests
{
    private PermitOffice office = null!;
    private readonly Dictionary<string, Desk> desks = [];
    private string code = "";

    [OneTimeSetUp]
    public async Task Prepare()
    {
        office = await PermitOffice.Open();
        var reception = await DeskOf("tiepnhan");
        code = await reception.Receive("Công ty TNHH Hòa Phong");
        await reception.Forward(code);
        await reception.Receive("Tạ Văn Lượng");
        using var delegated = await PermitOffice.Send(
            await office.Host.Machine("quantri"), "/api/office/officers/giamdoc/delegations",
            new { criterion = "D2", fromAuthority = "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh", document = "18/QĐ-UBND", validFrom = "2026-11-01", procedures = new[] { "1.009994" } }, 1);
        Assert.That(delegated.IsSuccessStatusCode);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var desk in desks.Values) await desk.DisposeAsync();
        await office.DisposeAsync();
    }

    [Test]
    public async Task SignIn_IsClean()
    {
        await using var desk = await Desk.Open(address: office.Host.Address);

        await desk.InspectWholly("/dang-nhap", "sign-in");
    }

    [TestCase("tiepnhan", "/viec", "inbox-mine")]
    [TestCase("tiepnhan", "/viec?hop=chua-nhan", "inbox-unclaimed")]
    [TestCase("tiepnhan", "/viec?hop=don-vi&loc=cham", "inbox-filtered")]
    [TestCase("tiepnhan", "/viec?hop=thay", "inbox-acting")]
    [TestCase("tiepnhan", "/viec?hop=theo-doi", "inbox-watched")]
    [TestCase("tiepnhan", "/viec?hop=xong", "inbox-finished")]
    [TestCase("tiepnhan", "/viec?hop=don-vi&q=khong-co", "inbox-search-empty")]
    [TestCase("tiepnhan", "/tiep-nhan", "reception-choice")]
    [TestCase("tiepnhan", "/tiep-nhan/1.009994", "reception")]
    [TestCase("tiepnhan", "/tiep-nhan?tim=cap+phep", "reception-found")]
    [TestCase("tiepnhan", "/nhac-viec", "reminders")]
    [TestCase("tiepnhan", "/nhan-thong-bao", "notifications")]
    [TestCase("truongphong", "/vang-mat?tim=nguyen", "absences")]
    [TestCase("tiepnhan", "/lam-ro", "questions-none")]
    [TestCase("giamsat", "/nhat-ky-gui", "deliveries")]
    [TestCase("tiepnhan", "/lich-lam-viec", "calendar")]
    [TestCase("kiemsoat", "/lich-lam-viec?nam=2027", "calendar-keeper")]
    [TestCase("kiemsoat", "/lich-lam-viec/nhap-moi", "calendar-new-draft")]
    [TestCase("giamsat", "/dieu-hanh", "board")]
    [TestCase("giamsat", "/dieu-hanh/ho-so", "board-dossiers")]
    [TestCase("giamdoc", "/dieu-hanh/buoc", "board-steps")]
    [TestCase("giamsat", "/dieu-hanh/man-hinh", "board-wall")]
    [TestCase("giamsat", "/bao-cao?theo=thu-tuc", "report")]
    [TestCase("giamsat", "/bao-cao?bang=ket-qua", "report-services")]
    [TestCase("giamsat", "/bao-cao?bang=chi-so", "report-indicators")]
    [TestCase("giamsat", "/bao-cao?bang=buoc", "report-steps")]
    [TestCase("giamsat", "/bao-cao?bang=so-hoa", "report-digital")]
    [TestCase("giamsat", "/bao-cao?bang=hai-long", "report-satisfaction")]
    [TestCase("giamsat", "/bao-cao/bo-sung", "report-supplements")]
    [TestCase("giamsat", "/bao-cao/danh-gia?muc=khong-hai-long", "report-ratings-none")]
    [TestCase("giamsat", "/du-bao-tre", "forecast-calibration")]
    [TestCase("kiemsoat", "/du-bao-tre", "forecast-calibration-controller")]
    [TestCase("kiemsoat", "/procedures", "procedures")]
    [TestCase("kiemsoat", "/procedures/1.009994", "procedure-versions")]
    [TestCase("thietke", "/procedures/1.009994", "procedure-versions-designer")]
    [TestCase("tiepnhan", "/ho-so", "find")]
    [TestCase("tiepnhan", "/ho-so?ma=000.00.01.H05-261120-9999", "find-missing")]
    [TestCase("tiepnhan", "/ho-so/khong-co", "not-found")]
    [TestCase("giamdoc", "/tiep-nhan", "forbidden")]
    [TestCase("quantri", "/quan-tri", "admin")]
    [TestCase("quantri", "/quan-tri/don-vi", "admin-units")]
    [TestCase("quantri", "/quan-tri/don-vi/them-moi?tren=H05", "admin-new-unit")]
    [TestCase("quantri", "/quan-tri/don-vi/H05.14", "admin-unit")]
    [TestCase("quantri", "/quan-tri/can-bo", "admin-officers")]
    [TestCase("quantri", "/quan-tri/can-bo/them-moi", "admin-new-officer")]
    [TestCase("quantri", "/quan-tri/can-bo/vanthu", "admin-officer")]
    [TestCase("quantri", "/quan-tri/uy-quyen", "admin-delegations")]
    [TestCase("quantri", "/quan-tri/uy-quyen?tim=khong-co", "admin-delegations-none")]
    [TestCase("quantri", "/quan-tri/uy-quyen/them-moi?tim=nguyen", "admin-delegation-officer")]
    [TestCase("quantri", "/quan-tri/uy-quyen/them-moi?can-bo=giamdoc", "admin-new-delegation")]
    [TestCase("quantri", "/quan-tri/can-bo/giamdoc", "admin-officer-delegated")]
    [TestCase("quantri", "/quan-tri/xu-ly-thay", "admin-deputies")]
    [TestCase("quantri", "/quan-tri/nhap-danh-sach", "admin-import")]
    [TestCase("quantri", "/quan-tri/mau-tin", "admin-templates")]
    [TestCase("quantri", "/quan-tri/mau-tin/Digest/mail/vi", "admin-template")]
    [TestCase("quantri", "/quan-tri/su-co", "admin-incidents")]
    [TestCase("quantri", "/quan-tri/nhat-ky", "admin-audit")]
    [TestCase("quantri", "/quan-tri/viec-nen", "admin-jobs")]
    [TestCase("quantri", "/nhat-ky-gui", "admin-deliveries")]
    [TestCase("quantri", "/lich-lam-viec", "admin-calendar")]
    [TestCase("tiepnhan", "/quan-tri/su-co", "incidents")]
    [TestCase("quantri", "/dat-mat-khau?ma=khong-co", "password-link-gone")]
    public async Task Page_OfAnOfficer_IsClean(string officer, string path, string name) => await (await DeskOf(officer)).InspectWholly(path, name);

    [Test]
    public async Task DossierStepSlipAndPapers_AreClean()
    {
        var appraiser = await DeskOf("chuyenvien");

        await appraiser.InspectWholly($"/ho-so/{code}", "dossier");
        await appraiser.InspectWholly((await appraiser.Page.GetAttributeAsync(".head a.btn.p", "href"))!, "step");
        await appraiser.InspectWholly($"/ho-so/{code}/giay-hen", "slip");
        await appraiser.InspectWholly($"/ho-so/{code}/them-giay-to", "add-papers");
        await (await DeskOf("tiepnhan")).InspectWholly($"/ho-so/{code}/le-phi", "fee");
    }

    [Test]
    public async Task Language_ChosenOnAPage_StaysForTheNextOne([Values] bool script)
    {
        await using var desk = await Desk.Of("tiepnhan", script: script, address: office.Host.Address);

        await desk.Page.ClickAsync("summary.account");
        await desk.Page.ClickAsync("button[name=language]");
        await desk.Go("/viec?hop=don-vi");

        Assert.That(await desk.Heading(), Is.EqualTo("My units' tasks"));
        Assert.That(await desk.Page.GetAttributeAsync("html", "lang"), Is.EqualTo("en"));
    }

    [Test]
    public async Task Theme_ChosenOnAPage_IsRenderedByTheServer([Values] bool script)
    {
        await using var desk = await Desk.Of("tiepnhan", script: script, address: office.Host.Address);

        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Go("/viec?hop=don-vi");

        Assert.That(await desk.Page.GetAttributeAsync("html", "data-theme"), Is.EqualTo("dark"));
        if (script) await desk.Inspect("inbox-dark");
    }

    /// <summary>The window of an officer, opened with the first page that needs it.</summary>
    private async Task<Desk> DeskOf(string officer)
    {
        if (!desks.TryGetValue(officer, out var desk)) desks[officer] = desk = await Desk.Of(officer, address: office.Host.Address);
        return desk;
    }
}
