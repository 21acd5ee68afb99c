using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>From an inbox into a step and back: the box and its filters are there again, with the step that is next in it.</summary>
public sealed class InboxReturnTests
{
    private const string Box = "/viec?hop=chua-nhan&q=hanh";

    private PermitOffice office = null!;
    private HttpClient appraiser = null!;
    private JsonElement first;
    private JsonElement second;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var reception = await office.Host.Machine("tiepnhan");
        (first, second) = (await Appraisal("Nguyễn Thị Hạnh"), await Appraisal("Trần Văn Hạnh"));
        await Appraisal("Lê Thị Mận");
        appraiser = await office.Host.Officer("chuyenvien");

        async Task<JsonElement> Appraisal(string name) => OpenTask(await Complete(reception, OpenTask(await Receive(reception, Application(name))), Forwarded));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Complete_LeadsBackToTheBoxAndOffersItsNextStep()
    {
        var link = AddressOf(first);

        var list = await PageOf(Box);
        using var done = await HostFixture.PostForm(
            appraiser, link, ("Idempotency-Key", "page-1"), ("revision", first.GetProperty("revision").ToString()), ("outcome", "Eligible"), ("form.floorArea", "120,5"), ("form.floors", "3"),
            ("record.appraisal", "Đủ điều kiện."));
        var after = await PageOf(done.Headers.Location!.ToString());

        Assert.That(list, Does.Contain($"href=\"{link}\""));
        Assert.That(done.Headers.Location.ToString(), Is.EqualTo(Box));
        Assert.That(after, Does.Contain($"href=\"{AddressOf(second)}\" data-focus").And.Not.Contain("Lê Thị Mận"));
    }

    [TestCase("Claim")]
    [TestCase("Draft")]
    public async Task Act_ThatStaysAtTheStep_KeepsTheWayBack(string handler)
    {
        var link = AddressOf(first);

        using var done = await HostFixture.PostForm(
            appraiser, link, $"{link}&handler={handler}", [("Idempotency-Key", "page-1"), ("revision", first.GetProperty("revision").ToString()), ("note", "Đã xem.")]);

        Assert.That(await PageOf(link), Does.Contain($"<a href=\"{Box}\">Hộp việc</a>"));
        if (handler == "Claim") Assert.That(done.Headers.Location?.ToString(), Is.EqualTo(link));
    }

    [TestCase("https://evil.example/", "/viec")]
    [TestCase("hop=theo-doi&x=//evil.example", "/viec?hop=theo-doi")]
    public async Task Step_OpenedFromNoInboxOfOurs_LeadsToOne(string from, string back)
    {
        var page = await PageOf($"/viec/{first.Text("id")}?tu={Uri.EscapeDataString(from)}");

        Assert.That(page, Does.Contain($"<a href=\"{back}\">Hộp việc</a>").And.Not.Contain("href=\"//evil").And.Not.Contain("href=\"https://evil"));
    }

    private static string AddressOf(JsonElement task) => $"/viec/{task.Text("id")}?tu={Uri.EscapeDataString(Box[6..])}";

    private async Task<string> PageOf(string path) => WebUtility.HtmlDecode(await appraiser.GetStringAsync(new Uri(path, UriKind.Relative)));
}
