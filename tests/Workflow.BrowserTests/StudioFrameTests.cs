using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>Our frame around Elsa Studio, whatever happens in its window: loading, failing, telling of saves.</summary>
public sealed partial class StudioFrameTests
{
    private const string Standing = """
        { "name": "Cấp giấy phép xây dựng", "problems": 3, "warnings": 1, "editedBy": "Vũ Minh Tâm", "editedSince": "2026-11-20T01:05:00Z",
          "version": 4, "isDraft": true, "procedureCode": "1.009994" }
        """;

    [TestCase("/studio", "studio-list")]
    [TestCase("/studio/giay-phep-xay-dung", "studio-editor")]
    [TestCase("/studio/instances", "studio-instances")]
    [TestCase("/studio/instances/3f2a", "studio-instance")]
    public async Task Page_WhileStudioLoads_IsClean(string path, string name)
    {
        foreach (var english in (bool[])[false, true])
        {
            await using var desk = await Designer(english);
            await desk.Go(path);

            await desk.InspectAtBothWidths($"{name}{(english ? "-en" : "")}");
        }
    }

    [Test]
    public async Task Page_InTheDark_IsCleanWithItsTermsOpen()
    {
        await using var desk = await Designer();
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await Answer(desk, Standing);
        await desk.Go("/studio/giay-phep-xay-dung");
        await desk.Page.ClickAsync(".studio-bar summary");

        await desk.InspectAtBothWidths("studio-editor-dark");
    }

    [Test]
    public async Task Editor_SaysHowItsDefinitionStands()
    {
        await using var desk = await Designer();
        await Answer(desk, Standing);
        await desk.Go("/studio/giay-phep-xay-dung");

        var problems = desk.Page.Locator(".studio-bar a[href='/studio/giay-phep-xay-dung/problems']");
        await Assertions.Expect(problems).ToHaveTextAsync("Lỗi: 3, Cảnh báo: 1");
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Cấp giấy phép xây dựng");
        await Assertions.Expect(desk.Page.Locator(".studio-bar a[href='/studio/giay-phep-xay-dung/procedure']")).ToHaveTextAsync("Thủ tục 1.009994");
        await Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync("Bản nháp của phiên bản 4");
        await Assertions.Expect(desk.Page.Locator("[data-editor]")).ToHaveTextAsync(EditedSince());
        await desk.InspectAtBothWidths("studio-editor-standing");
    }

    [Test]
    public async Task Editor_AfterASaveInItsWindow_AsksAgain()
    {
        await using var desk = await Designer();
        await Answer(desk, Standing);
        await desk.Go("/studio/giay-phep-xay-dung");
        await Assertions.Expect(desk.Page.Locator("[data-problem-link]")).ToHaveTextAsync("Lỗi: 3, Cảnh báo: 1");
        await Answer(desk, """{ "problems": 0, "warnings": 0, "editedBy": null, "editedSince": null, "version": 4, "isDraft": false, "procedureCode": null }""");

        await Tell(desk, "saved");

        await Assertions.Expect(desk.Page.Locator("[data-problem-link]")).ToHaveTextAsync("Không có lỗi");
        await Assertions.Expect(desk.Page.Locator("[data-standing-said]")).ToHaveTextAsync("Không có lỗi");
        await Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync("Phiên bản 4");
        await Assertions.Expect(desk.Page.Locator("[data-editor]")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.Locator("[data-procedure-link]")).ToHaveTextAsync("Chưa thuộc thủ tục nào");
    }

    [TestCase("ran", "Hồ sơ không bắt đầu từ bản vẽ.")]
    [TestCase("signedOut", "Phiên làm việc đã hết")]
    [TestCase("broken", "Studio gặp lỗi")]
    public async Task Note_OnWhatHappenedInTheWindow_IsShownAndClean(string happened, string sentence)
    {
        await using var desk = await Designer();
        await desk.Go("/studio/giay-phep-xay-dung");
        await Tell(desk, "ready");

        await Tell(desk, happened);

        await Assertions.Expect(desk.Page.Locator(".studio-note:not([hidden])")).ToContainTextAsync(sentence);
        await desk.InspectAtBothWidths($"studio-{happened}");
    }

    [Test]
    public async Task Studio_WhoseFilesDoNotCome_SaysSoAndIsLoadedAgainByAButton()
    {
        await using var desk = await Desk.Of("thietke");
        await desk.Page.RouteAsync("**/_framework/blazor.webassembly.js", route => route.AbortAsync());
        await desk.Go("/studio");

        await Assertions.Expect(desk.Page.Locator("[data-studio-failed]")).ToContainTextAsync("Elsa Studio chưa mở được.");
        await Assertions.Expect(desk.Page.Locator("[data-studio-wait]")).ToBeHiddenAsync();
        await desk.InspectAtBothWidths("studio-failed");
        await desk.Page.RunAndWaitForRequestAsync(() => desk.Page.ClickAsync("[data-studio-failed] [data-studio-reload]"), "**/studio");
    }

    /// <summary>A designer whose windows stay empty, so that the frame alone is seen.</summary>
    private static async Task<Desk> Designer(bool english = false)
    {
        var desk = await Desk.Of("thietke");
        await desk.Speak(english);
        await desk.Page.RouteAsync("**/studio/_window/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><title>Studio</title>" }));
        return desk;
    }

    private static async Task Answer(Desk desk, string standing) =>
        await desk.Page.RouteAsync("**/standing", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = standing }));

    /// <summary>What the script in the window tells the page around it.</summary>
    private static async Task Tell(Desk desk, string what) =>
        await desk.Page.EvaluateAsync("what => document.querySelector('[data-studio-frame]').dispatchEvent(new CustomEvent(`studio:${what}`))", what);

    [GeneratedRegex("^Đang được Vũ Minh Tâm chỉnh sửa từ 08:05( 20/11)?$")]
    private static partial Regex EditedSince();
}
