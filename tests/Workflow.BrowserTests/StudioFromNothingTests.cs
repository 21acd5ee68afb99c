using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>A process that is drawn from nothing in the real Elsa Studio, up to a dossier that walks it.</summary>
[Parallelizable]
public sealed class StudioFromNothingTests
{
    private const string Procedure = "2.000999";
    private const string Limit = "Thời hạn";
    private const string Handing = "ReturnResult1";

    [Test]
    public async Task DrawnProcess_MendedAndPublished_TakesADossierThatTheViewerFollows()
    {
        await using var host = await HostFixture.Start();
        await using var desk = await Desk.Open(width: 1600, address: host.Address);
        await desk.SignIn("kiemsoat");
        var definition = await (await StudioWindow.Open(desk, "/studio")).Create("Cấp bản sao trích lục");
        await SayProcedure(desk, definition);

        var editor = await StudioWindow.Open(desk, $"/studio/{definition}");
        await Draw(editor);
        await desk.Picture("studio-problem");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Lỗi: 1" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("ol.marked li").First).ToContainTextAsync($"{Handing} (return-result): Bước do cán bộ thực hiện phải có thời hạn.");

        editor = await StudioWindow.Open(desk, $"/studio/{definition}");
        await editor.Select(Handing);
        await editor.Fill(Limit, "1");
        await Assertions.Expect(desk.Page.Locator("[data-problem-link]")).ToHaveTextAsync("Không có lỗi", new() { Timeout = StudioWindow.Patience });
        await desk.Picture("studio-drawn");
        await editor.Publish();
        await Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync("Phiên bản 1", new() { Timeout = StudioWindow.Patience });

        var viewer = await StudioWindow.Open(desk, $"/studio/instances/{await ReceiveAndForward(host)}");
        await Assertions.Expect(viewer.Node("Receive1").Locator(".mud-badge.mud-theme-success")).ToHaveTextAsync("1", new() { Timeout = StudioWindow.Patience });
        await Assertions.Expect(viewer.Node(Handing).Locator(".mud-badge.mud-theme-warning")).ToHaveTextAsync("1", new() { Timeout = StudioWindow.Patience });
        await viewer.AllInView(4);
        await desk.Picture("studio-followed");
    }

    /// <summary>Four boxes and three lines; the last step is left without a time limit.</summary>
    private static async Task Draw(StudioWindow editor)
    {
        await editor.Add("Sơ đồ", "Bắt đầu", 20, 40);
        await editor.Add("Sơ đồ", "Kết thúc", 600, 240);
        await editor.Add("Một cửa", "Trả kết quả", 520, 40);
        await editor.Fill("Mã bước", "return-result");
        await editor.Choose("Vai trò thực hiện", "Cán bộ tiếp nhận");
        await editor.Add("Một cửa", "Tiếp nhận hồ sơ", 230, 40);
        await editor.Fill("Mã bước", "receive");
        await editor.Fill("Tiêu đề", "Nhận yêu cầu trích lục");
        await editor.Choose("Cách chọn đơn vị", "Nơi tiếp nhận");
        await editor.Fill(Limit, "0.5");
        await editor.Choose("Đơn vị thời hạn", "Ngày làm việc");
        await editor.Connect("Start1", "Done", "Receive1");
        await editor.Connect("Receive1", "Forwarded", Handing);
        await editor.Connect(Handing, "Returned", "End1");
    }

    /// <summary>Says on our page what the process is for: a new procedure of one working day.</summary>
    private static async Task SayProcedure(Desk desk, string definition)
    {
        await desk.Go($"/studio/{definition}/procedure");
        await desk.Page.CheckAsync("[name=Kind][value=new]");
        if (!await desk.Page.Locator("[name=Name]").IsVisibleAsync()) await desk.Page.ClickAsync("form details summary");
        foreach (var (name, value) in ((string, string)[])
            [
                ("Code", Procedure), ("CaseName", "Cấp bản sao"), ("Limit", "1"), ("Name", "Cấp bản sao trích lục hộ tịch"), ("Field", "Hộ tịch"),
                ("Agency", "Trung tâm Phục vụ hành chính công"), ("ResultType", "Bản sao trích lục"), ("LegalBasis", "Luật Hộ tịch 2014"), ("Documents", "Tờ khai"),
            ]) await desk.Page.FillAsync($"[name={name}]", value);
        await desk.Page.ClickAsync("[data-key=submit]");
        await Assertions.Expect(desk.Page.GetByText("Đã ghi thủ tục của quy trình.")).ToBeVisibleAsync();
    }

    /// <returns>The id of the dossier, as Studio names it.</returns>
    private static async Task<string> ReceiveAndForward(HostFixture host)
    {
        var reception = await host.Officer("xa");
        var received = await PermitOffice.Receive(reception, new
        {
            procedure = Procedure,
            channel = "Counter",
            applicant = new { name = "Nguyễn Thị Hạnh", identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
            declaration = new { },
        });
        var forwarded = await PermitOffice.Complete(reception, PermitOffice.OpenTask(received), new { outcome = "Forwarded", record = new { documentsChecked = true, digitised = (string[])["document-1"] } });
        return Guid.Parse(forwarded.Text("dossierId")).ToString("N");
    }
}
