using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Tasks;

namespace Workflow.BrowserTests;

/// <summary>
/// Makes the pictures of <c>docs/images</c> from the sample office, again after the pages have changed:
/// <c>dotnet test tests/Workflow.BrowserTests --filter FullyQualifiedName~DocumentationPictures</c>.
/// </summary>
[Explicit("Writes docs/images.")]
public sealed class DocumentationPictures
{
    private const int Largest = 300 * 1024;

    private const string Designer = "kiem.soat";

    // Studio has panes on three sides: a process is seen whole in a large window only.
    private const int Wide = 1760;
    private const int High = 1000;

    private static readonly string images = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../docs/images"));

    private SampleHost sample = null!;

    [OneTimeSetUp]
    public async Task Start() => sample = await SampleHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await sample.DisposeAsync();

    [TestCase("tiep.nhan.1", "/viec?hop=don-vi", "inbox.png")]
    [TestCase("tiep.nhan.1", "/tiep-nhan/1.009994", "reception.png")]
    [TestCase("lanh.dao.tt", "/dieu-hanh", "board.png")]
    [TestCase("lanh.dao.tt", "/bao-cao?theo=thu-tuc", "report.png")]
    [TestCase("quan.tri", "/quan-tri/can-bo/chuyen.vien.sxd", "officer.png")]
    [TestCase(Designer, "/procedures/1.009994", "versions.png")]
    public async Task Page_OfAnOfficer_IsPictured(string officer, string path, string name)
    {
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go(path);

        await Picture(desk, name);
    }

    [Test]
    public async Task Inbox_InTheDark_IsPictured()
    {
        await using var desk = await Desk.Acting(sample, "tiep.nhan.1");

        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Go("/viec?hop=don-vi");

        await Picture(desk, "inbox-dark.png");
    }

    [Test]
    public async Task Dossier_WithItsWay_IsPictured()
    {
        var (task, officer) = await sample.Open(StepKind.VerifyOnSite, "1.009994");
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go($"/ho-so/{task.DossierCode}");

        await Picture(desk, "dossier.png");
    }

    [Test]
    public async Task Tracking_OnAPhone_IsPictured()
    {
        var (task, _) = await sample.Open(StepKind.VerifyOnSite, "1.009994");
        await using var db = await sample.Db();
        var phone = await db.Dossiers.Where(d => d.Id == task.DossierId).Select(d => d.ApplicantPhone).SingleAsync();
        await using var desk = await Desk.Open(390, address: sample.Address);

        await desk.Go($"/tra-cuu?ma={task.DossierCode}");
        await desk.Page.FillAsync("#bm", phone![^4..]);
        await desk.Page.ClickAsync("main button.btn.p");
        await desk.Page.WaitForURLAsync("**/tra-cuu");

        await Picture(desk, "track.png", 390, 844);
    }

    [Test]
    public async Task Step_WithFormAndDerivation_IsPictured()
    {
        var (task, officer) = await sample.Open(StepKind.VerifyOnSite, "1.009994");
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go($"/viec/{task.Id}");

        await Picture(desk, "task.png");
    }

    [Test]
    public async Task Process_InStudio_IsPictured()
    {
        await using var desk = await Desk.Acting(sample, Designer, Wide);
        var studio = StudioWindow.Of(desk);

        await desk.Page.SetViewportSizeAsync(Wide, High);

        await studio.Visit("/studio/p06-house");

        await studio.Draws(17);
        await studio.Joins(30);
        await Picture(desk, "studio.png", Wide, High);
    }

    [Test]
    public async Task Dossier_OnItsDrawing_IsPictured()
    {
        await using var desk = await Desk.Acting(sample, Designer, Wide);
        var studio = StudioWindow.Of(desk);
        var (task, _) = await sample.Open(StepKind.Appraise, "2.000983.000.00.00.H10");

        await desk.Page.SetViewportSizeAsync(Wide, High);

        await studio.Visit($"/studio/instances/{task.DossierId:N}");

        await studio.Draws(7);
        await studio.Joins(11);
        await Assertions.Expect(studio.Nodes.Locator(".mud-badge")).ToHaveCountAsync(7, new() { Timeout = 30_000 });
        await Picture(desk, "instance.png", Wide, High);
    }

    private static async Task Picture(Desk desk, string name, int width = 1280, int height = 860)
    {
        await desk.Page.SetViewportSizeAsync(width, height);
        var picture = await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(images, name) });
        Assert.That(picture, Has.Length.LessThan(Largest));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
