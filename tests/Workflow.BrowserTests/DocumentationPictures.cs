using System.Runtime.CompilerServices;
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
    private const int Largest = 200 * 1024;

    private static readonly string images = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../docs/images"));

    private SampleHost sample = null!;

    [OneTimeSetUp]
    public async Task Start() => sample = await SampleHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await sample.DisposeAsync();

    [Test]
    public async Task Inbox_OfTheCentre_IsPictured()
    {
        await using var desk = await Desk.Acting(sample, "tiep.nhan.1");

        await desk.Go("/viec?hop=don-vi");

        await Picture(desk, "inbox.png");
    }

    [Test]
    public async Task Step_WithFormAndDerivation_IsPictured()
    {
        var (task, officer) = await sample.Open(StepKind.VerifyOnSite, "1.009994");
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go($"/viec/{task.Id}");

        await Picture(desk, "task.png");
    }

    private static async Task Picture(Desk desk, string name)
    {
        await desk.Page.SetViewportSizeAsync(1280, 860);
        var picture = await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(images, name) });
        Assert.That(picture, Has.Length.LessThan(Largest));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
