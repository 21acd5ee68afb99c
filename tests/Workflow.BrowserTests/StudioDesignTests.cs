using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.BrowserTests;

/// <summary>A shipped process in the real Elsa Studio: opened, changed, saved by itself, published, followed.</summary>
[Parallelizable]
public sealed class StudioDesignTests
{
    private const string Definition = "p01-standard";
    private const string Procedure = "2.000908";
    private const string Instructions = "Hướng dẫn";
    private const string Step = "Tiếp nhận yêu cầu";
    private const int Steps = 8;

    private HostFixture host = null!;

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start();
        var package = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p01-cap-ban-sao-tu-so-goc"));
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(package.Value, "kiemsoat", null, default)).IsRejected, Is.False);
    }

    [TearDown]
    public async Task Close() => await host.DisposeAsync();

    [Test]
    public async Task PublishTheNextVersion_WhileADossierRuns_LeavesItOnItsOwn()
    {
        var reception = await host.Officer("xa");
        var running = await Receive(reception);
        await using var desk = await Desk.Open(width: 1600, address: host.Address);
        await desk.SignIn("kiemsoat");
        var editor = await StudioWindow.Open(desk, $"/studio/{Definition}");
        await editor.AllInView(Steps);
        await desk.Picture("studio-fitted");

        await editor.Select(Step);
        await editor.Fill(Instructions, "Đối chiếu căn cước trước khi ghi nhận.");
        await Says(desk, "Bản nháp của phiên bản 2");
        await editor.Publish();
        await Says(desk, "Phiên bản 2");
        var later = await Receive(reception);

        Assert.That((await VersionOf(running), await VersionOf(later)), Is.EqualTo((1, 2)));
        var viewer = await StudioWindow.Open(desk, $"/studio/instances/{running}");
        await viewer.AllInView(Steps);
        await Assertions.Expect(viewer.Fact("Definition version")).ToHaveTextAsync("1");
    }

    [Test]
    public async Task Editor_OfALongProcess_ShowsItWhole()
    {
        var package = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p06-cap-giay-phep-xay-dung"));
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(package.Value, "kiemsoat", null, default)).IsRejected, Is.False);
        await using var desk = await Desk.Open(width: 1600, address: host.Address);
        await desk.SignIn("thietke");

        var editor = await StudioWindow.Open(desk, "/studio/p06-house");

        await editor.Joins(30);
        await editor.AllInView(17);
    }

    [Test]
    public async Task Reload_InTheMiddleOfTyping_AsksFirstAndLosesNothing()
    {
        await using var desk = await Desk.Open(width: 1600, address: host.Address);
        await desk.SignIn("thietke");
        var questions = 0;
        desk.Page.Dialog += async (_, question) =>
        {
            questions++;
            await question.DismissAsync();
        };
        var editor = await StudioWindow.Open(desk, $"/studio/{Definition}");
        await editor.Select(Step);

        await desk.Page.RunAndWaitForResponseAsync(async () =>
        {
            await editor.Text(Instructions).FillAsync("Xem bản chính trước.");
            await desk.Page.EvaluateAsync("location.reload()");
        }, StudioWindow.IsSave);
        Assert.That(questions, Is.EqualTo(1));
        await editor.Saved();

        await desk.Page.ReloadAsync();
        await editor.Stands();
        await editor.Select(Step);

        Assert.That(questions, Is.EqualTo(1), "what is saved may be left");
        await Assertions.Expect(editor.Text(Instructions)).ToHaveValueAsync("Xem bản chính trước.");
    }

    [Test]
    public async Task Definitions_AreListed()
    {
        await using var desk = await Desk.Open(address: host.Address);
        await desk.SignIn("thietke");

        var list = await StudioWindow.Open(desk, "/studio");

        await list.Lists(1);
    }

    private static Task Says(Desk desk, string version) =>
        Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync(version, new() { Timeout = StudioWindow.Patience });

    /// <returns>The id of the dossier, as Studio names it.</returns>
    private static async Task<string> Receive(HttpClient reception)
    {
        var received = await PermitOffice.Receive(reception, new
        {
            procedure = Procedure,
            channel = "Counter",
            applicant = new { name = "Nguyễn Thị Hạnh", identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
            declaration = new { paper = "Bằng tốt nghiệp trung học phổ thông", holder = "Nguyễn Thị Hạnh", copies = 2 },
        });
        return Guid.Parse(received.Text("id")).ToString("N");
    }

    private async Task<int> VersionOf(string dossier)
    {
        var controller = await host.Officer("kiemsoat");
        using var answer = await controller.GetAsync(new Uri($"/elsa/api/workflow-instances/{dossier}", UriKind.Relative));
        return (await answer.ReadJson()).GetProperty("version").GetInt32();
    }
}
