using System.Globalization;
using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>Two officers at one step, without script: the second is told in a sentence who was first and how the dossier stands, and gets back what was typed.</summary>
public sealed class StepRaceTests
{
    private const string Typed = "Diện tích sàn khớp với bản vẽ.";

    private PermitOffice office = null!;
    private HttpClient colleague = null!;
    private JsonElement task;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var reception = await office.Host.Machine("tiepnhan");
        colleague = await office.Host.Machine("chuyenvien2");
        task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("chuyenvien", null)]
    [TestCase("chuyenvien", "Return")]
    [TestCase("chuyenvien", "Ask")]
    [TestCase("truongphong", "Reassign")]
    public async Task Act_OnAStepThatSomebodyElseHasDone_TellsWhatHappenedAndKeepsTheText(string id, string? handler)
    {
        var officer = await office.Host.Officer(id);
        var token = await HostFixture.FormTokenOf(officer, Path);
        await Complete(colleague, task, Eligible);

        var (status, page) = await Post(officer, token, handler);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("đã được hoàn thành").And.Contain("Hiện nay: Chờ phê duyệt.").And.Contain("Kết quả bạn vừa chọn chưa được ghi."));
        Assert.That(Kept(page), Does.Contain(Typed));
    }

    [TestCase("chuyenvien", null)]
    [TestCase("chuyenvien", "Return")]
    [TestCase("chuyenvien", "Ask")]
    [TestCase("truongphong", "Reassign")]
    public async Task Act_OnAStepThatSomebodyElseHasTaken_TellsWhoAndKeepsTheText(string id, string? handler)
    {
        var officer = await office.Host.Officer(id);
        var token = await HostFixture.FormTokenOf(officer, Path);
        using var claimed = await Send(colleague, $"/api/tasks/{task.Text("id")}/claim", new { }, Revision);

        var (status, page) = await Post(officer, token, handler);

        Assert.That((claimed.StatusCode, status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict)));
        Assert.That(page, Does.Contain("Bùi Thị Mai").And.Contain("Hiện nay: Đang thẩm định."));
        Assert.That(page, Does.Contain(Typed));
    }

    [Test]
    public async Task Draft_OfAStepThatAColleagueHasDone_IsShownToItsOwnerAlone()
    {
        var officer = await office.Host.Officer("chuyenvien");
        var token = await HostFixture.FormTokenOf(officer, Path);
        await Post(officer, token, "Draft");
        await Complete(colleague, task, Eligible);

        Assert.That(Kept(await PageOf(officer)), Does.Contain(Typed));
        Assert.That(await PageOf(await office.Host.Officer("truongphong")), Does.Not.Contain(Typed));
        using var dropped = await officer.PostAsync(Address("Drop"), new FormUrlEncodedContent([new(HostFixture.TokenField, await HostFixture.FormTokenOf(officer, Path))]));
        Assert.That(await PageOf(officer), Does.Not.Contain(Typed), "given up, it is gone");
    }

    private string Path => $"/viec/{task.Text("id")}";

    private int Revision => task.GetProperty("revision").GetInt32();

    private Uri Address(string? handler) => new(handler is null ? Path : $"{Path}?handler={handler}", UriKind.Relative);

    private async Task<(HttpStatusCode Status, string Page)> Post(HttpClient officer, string token, string? handler)
    {
        var fields = new Dictionary<string, string>
        {
            [HostFixture.TokenField] = token, ["Idempotency-Key"] = Guid.NewGuid().ToString("N"), ["revision"] = Revision.ToString(CultureInfo.InvariantCulture),
            ["outcome"] = "Eligible", ["form.floorArea"] = "120,5", ["form.floors"] = "3", ["record.appraisal"] = Typed,
            ["stepKey"] = "receive", ["officerId"] = handler == "Ask" ? "tiepnhan" : "chuyenvien", ["reason"] = Typed, ["question"] = Typed,
        };
        using var answer = await officer.PostAsync(Address(handler), new FormUrlEncodedContent(fields));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<string> PageOf(HttpClient officer) => WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(Path, UriKind.Relative)));

    private static string Kept(string page)
    {
        var at = page.IndexOf("id=\"kept\"", StringComparison.Ordinal);
        return at < 0 ? "" : page[at..page.IndexOf("</textarea>", at, StringComparison.Ordinal)];
    }
}
