using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.Host.Tracking;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tracking;

/// <summary>How an applicant follows a dossier, and how nobody else does.</summary>
public sealed class TrackingTests
{
    private const string Applicant = "Nguyễn Thị Hạnh";
    private const string Phone = "0912345678";

    private HostFixture host = null!;
    private HttpClient reception = null!;
    private HttpClient appraiser = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Tracking:PerAddress"] = "10000", ["Tracking:FailureMilliseconds"] = "0", ["Tracking:Hotline"] = "1900 0000" });
        await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        (reception, appraiser) = (await host.Machine("tiepnhan"), await host.Machine("chuyenvien"));
    }

    [OneTimeTearDown]
    public async Task Close() => await host.DisposeAsync();

    [TestCase("5678")]
    [TestCase(" 56 78 ")]
    [TestCase(Phone)]
    public async Task Post_CodeAndPhone_ShowsTheDossierAndAsksNoMore(string factor)
    {
        var code = (await Receive(reception)).Text("code");
        var reader = host.Anonymous();

        using var answer = await Track(reader, code.ToLowerInvariant(), factor);
        var page = await Page(reader);

        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, TrackPage.Path)));
        Assert.That(page, Does.Contain("Đã nhận hồ sơ của Ông/Bà").And.Contain(code[^11..]).And.Contain("Hẹn trả kết quả").And.Contain("1900 0000"));
        Assert.That(await Page(reader, $"?ma={code}"), Does.Contain("Đã nhận hồ sơ của Ông/Bà"), "a reload asks for nothing");
    }

    [Test]
    public async Task Post_CodeAndSecret_ShowsTheDossier()
    {
        var received = await Receive(reception);
        var reader = host.Anonymous();

        using var answer = await Track(reader, received.Text("code"), received.Text("secret").ToLowerInvariant());

        Assert.That(await Page(reader), Does.Contain("Đã nhận hồ sơ của Ông/Bà"));
    }

    [Test]
    public async Task Post_WrongFactorAndUnknownCode_AreAnsweredByteForByteAlike()
    {
        var code = (await Receive(reception)).Text("code");
        var unknown = code[..^4] + "9999";

        using var wrong = await Track(host.Anonymous(), code, "0000");
        using var missing = await Track(host.Anonymous(), unknown, "0000");

        Assert.That((wrong.StatusCode, missing.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That((await wrong.Content.ReadAsStringAsync()).Replace(code, unknown, StringComparison.Ordinal), Is.EqualTo(await missing.Content.ReadAsStringAsync()));
        Assert.That(Headers(wrong), Is.EqualTo(Headers(missing)));
    }

    [TestCase("")]
    [TestCase("5677")]
    [TestCase("678")]
    [TestCase("12345678")]
    [TestCase(" ")]
    public async Task Post_WithoutTheFactor_TellsNothingOfThePerson(string factor)
    {
        var received = await Receive(reception);
        var reader = host.Anonymous();

        using var answer = await Track(reader, received.Text("code"), factor);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()) + await Page(reader, $"?ma={received.Text("code")}");

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That(text, Does.Not.Contain(Applicant).And.Not.Contain(Phone).And.Not.Contain("027085001234").And.Not.Contain("Phù Lãng").And.Not.Contain("giấy phép").And.Not.Contain(received.Text("secret")));
        Assert.That(answer.Headers.TryGetValues("Set-Cookie", out _), Is.False);
    }

    [Test]
    public async Task Page_WithTheFactor_NamesNoOfficerAndShowsNoNumber()
    {
        var received = await Receive(reception);
        var appraising = await Complete(reception, OpenTask(received), Forwarded);
        await Complete(appraiser, OpenTask(appraising), SupplementNeeded);
        var reader = host.Anonymous();

        (await Track(reader, received.Text("code"), "5678")).Dispose();
        var page = await Page(reader);

        await using var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        Assert.That(page, Does.Contain("chờ Ông/Bà bổ sung giấy tờ").And.Contain("Bản vẽ móng").And.Contain("Chưa có trong hồ sơ thiết kế"));
        Assert.That(page, Does.Contain("Ngày hẹn trước khi tạm dừng"));
        foreach (var name in await db.Officers.Select(o => o.Name).ToListAsync()) Assert.That(page, Does.Not.Contain(name));
        Assert.That(page, Does.Not.Contain(Applicant).And.Not.Contain(Phone).And.Not.Contain("027085001234").And.Not.Contain("Thiếu bản vẽ móng."), "the officer's own note is not for the applicant");
    }

    [Test]
    public async Task Page_WithFees_SaysWhatIsPaidAndWhatIsLeftToPay()
    {
        var package = PermitProcedure.Package();
        var priced = package with { Procedure = package.Procedure.Replace("\"fees\": []", """ "fees": [{ "name": "Lệ phí cấp phép", "amount": 75000, "unit": "hồ sơ" }]""", StringComparison.Ordinal) };
        await host.Services.GetRequiredService<PublishVersion>().Publish(priced, "kiemsoat", null, default);
        var received = await Receive(reception);
        var reader = host.Anonymous();
        (await Track(reader, received.Text("code"), "5678")).Dispose();
        var due = await Page(reader);
        (await Pay(received, 25_000)).Dispose();
        var partly = await Page(reader);
        (await Pay(received, 50_000)).Dispose();
        var paid = await Page(reader);

        Assert.That(due, Does.Contain("Nộp phí, lệ phí còn thiếu: 75.000 đồng."));
        Assert.That(partly, Does.Contain("Nộp phí, lệ phí còn thiếu: 50.000 đồng.").And.Contain("25.000 đồng").And.Contain("Còn phải nộp 50.000 đồng"));
        Assert.That(paid, Does.Contain("Đã nộp đủ").And.Contain("Hiện không cần làm gì").And.Not.Contain("còn thiếu"));
        Assert.That(await Page(host.Anonymous(), $"?ma={received.Text("code")}"), Does.Not.Contain("75.000"), "nothing of it without the factor");
    }

    [Test]
    public async Task Page_OfAnotherDossier_AsksForItsFactor()
    {
        var (mine, other) = ((await Receive(reception)).Text("code"), (await Receive(reception)).Text("code"));
        var reader = host.Anonymous();
        (await Track(reader, mine, "5678")).Dispose();

        Assert.That(await Page(reader, $"?ma={other}"), Does.Not.Contain("Đã nhận hồ sơ của Ông/Bà").And.Contain($"value=\"{other}\""));
    }

    [Test]
    public async Task Pass_ThatWasTakenOrForged_OpensNothing()
    {
        var code = (await Receive(reception)).Text("code");
        var reader = host.Anonymous();
        (await Track(reader, code, "5678")).Dispose();

        using var left = await reader.PostAsync(new Uri($"{TrackPage.Path}?handler=Leave", UriKind.Relative), null);
        using var forged = new HttpRequestMessage(HttpMethod.Get, TrackPage.Path);
        forged.Headers.Add("Cookie", $"{TrackingPass.CookieName}=CfDJ8AAAA");
        using var answer = await host.Anonymous().SendAsync(forged);

        Assert.That(await Page(reader), Does.Not.Contain("Đã nhận hồ sơ của Ông/Bà"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Answers_AreKeptByNobody()
    {
        using var form = await host.Anonymous().GetAsync(new Uri(TrackPage.Path, UriKind.Relative));

        Assert.That(form.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(TrackPage.AddressOf("000.00.01.H05-261120-0001"), Is.EqualTo("/tra-cuu?ma=000.00.01.H05-261120-0001"));
    }

    private Task<HttpResponseMessage> Pay(System.Text.Json.JsonElement dossier, int amount) =>
        Send(reception, $"/api/dossiers/{dossier.Text("id")}/fee", new { act = "Pay", amount, receipt = $"BL-{amount}" });

    private static Task<HttpResponseMessage> Track(HttpClient reader, string code, string factor) =>
        reader.PostAsync(new Uri(TrackPage.Path, UriKind.Relative), new FormUrlEncodedContent([new("ma", code), new("bm", factor)]));

    private static async Task<string> Page(HttpClient reader, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, TrackPage.Path + query);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await reader.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static string Headers(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
}
