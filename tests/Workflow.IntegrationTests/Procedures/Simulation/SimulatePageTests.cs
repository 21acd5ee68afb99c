using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Simulation;

public sealed class SimulatePageTests
{
    private const string Page = $"/procedures/{PermitProcedure.Code}/simulate";
    private const string Begun = $"{Page}?unit=H05.01&at=2026-11-23T08%3A00";

    private PermitOffice office = null!;

    [OneTimeSetUp]
    public async Task Open() => office = await PermitOffice.Open();

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Get_ByDesigner_ShowsDrawingLongestWayAndTheFirstStep()
    {
        var page = await Text(await office.Host.Officer("thietke"), Begun);

        Assert.That(page, Does.Contain("<svg").And.Contain("Đường dài nhất").And.Contain("Tiếp nhận hồ sơ"));
        Assert.That(page, Does.Contain("12:00 thứ Hai 23/11/2026").Or.Contain("13:30 thứ Hai 23/11/2026"), "four working hours from 8 o'clock");
    }

    [Test]
    public async Task Get_OutcomeChosen_GoesIntoTheAddressAndWalksOn()
    {
        var designer = await office.Host.Officer("thietke");
        using var chosen = await designer.GetAsync(new Uri($"{Begun}&case=standard&step=receive&outcome=Forwarded&when=2026-11-23T10%3A00", UriKind.Relative));

        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var address = chosen.Headers.Location!.ToString().Split('#')[0];
        Assert.That(address, Does.Not.Contain("outcome=").And.Contain("receive"));
        var (once, again) = (await Text(designer, address), await Text(designer, address));
        Assert.That(once, Does.Contain("Thẩm định hồ sơ").And.Contain("10:00 thứ Hai 23/11/2026"));
        Assert.That(Steady(again), Is.EqualTo(Steady(once)));
    }

    [Test]
    public async Task Get_ActThatCannotBeDone_SaysWhyAndKeepsWhatCameBefore()
    {
        var page = await Text(await office.Host.Officer("thietke"), $"{Begun}&a=approve%7CApproved%7C2026-11-23T10%3A00%7C%7C");

        Assert.That(page, Does.Contain("không đang chờ ở đây").And.Contain("Tiếp nhận hồ sơ"));
    }

    [TestCase("tiepnhan", HttpStatusCode.Forbidden)]
    [TestCase("kiemsoat", HttpStatusCode.OK)]
    public async Task Get_ByOthers_IsForThoseWhoDraw(string officer, HttpStatusCode expected)
    {
        using var answer = await (await office.Host.Officer(officer)).GetAsync(new Uri(Page, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [TestCase($"{Page}?version=99")]
    [TestCase("/procedures/9.999999/simulate")]
    public async Task Get_WhatIsNotThere_IsNotFound(string path)
    {
        using var answer = await (await office.Host.Officer("thietke")).GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Post_ExamplesOfAFile_WalksEachAndSaysWhatDiffers()
    {
        await using var shipped = await HostFixture.Start();
        var folder = Path.Combine(Repository.Workflows, "p01-cap-ban-sao-tu-so-goc");
        await shipped.Services.GetRequiredService<PublishVersion>().Publish(ProcedureFolder.Read(folder).Value, "kiemsoat", null, default);
        var code = Core.Procedures.ProcedureSpec.Read(await File.ReadAllTextAsync(Path.Combine(folder, "procedure.json"))).Value.Code;
        var designer = await shipped.Officer("thietke");
        var path = $"/procedures/{code}/simulate";

        var fromProgram = await Text(designer, $"{path}?handler=Shipped");
        var wrong = await Post(designer, path, (await File.ReadAllTextAsync(Path.Combine(folder, "cases.yaml"))).Replace("outcome: Granted", "outcome: Refused", StringComparison.Ordinal));
        var unreadable = await Post(designer, path, "dossiers: [");

        Assert.That(fromProgram, Does.Contain("đúng như mong đợi").And.Not.Contain("! Khác:"));
        Assert.That(wrong.Text, Does.Contain("! Khác:"));
        Assert.That(unreadable.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Post(HttpClient officer, string path, string yaml)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await HostFixture.FormTokenOf(officer, path)), HostFixture.TokenField },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(yaml)), "file", "cases.yaml" },
        };
        using var answer = await officer.PostAsync(new Uri($"{path}?handler=Examples", UriKind.Relative), form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>The page without the token that is new each time.</summary>
    private static string Steady(string page) => string.Join('\n', page.Split('\n').Where(l => !l.Contains(HostFixture.TokenField, StringComparison.Ordinal)));

    private static async Task<string> Text(HttpClient officer, string path)
    {
        using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
