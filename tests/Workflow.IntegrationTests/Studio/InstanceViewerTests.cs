using System.Net;
using System.Text.Json;
using Workflow.Core.Dossiers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Studio;

/// <summary>The page around a dossier's drawing: what failed is tried again from it, by whoever may.</summary>
public sealed class InstanceViewerTests
{
    /// <summary>Fails until <c>x</c> has a value above zero.</summary>
    private const string Faulty = "x:Var(Int32) s:Start r:Receive v:Set(x=getX()>0?getX():null.length) t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e";

    private CommuneOffice office = null!;
    private JsonElement blocked;

    [SetUp]
    public async Task Open()
    {
        office = await CommuneOffice.Open(Faulty);
        blocked = await office.ReceiveAndForward();
    }

    [TearDown]
    public ValueTask Close() => office.DisposeAsync();

    [TestCase("xa", true)]
    [TestCase("thietke", false)]
    [TestCase("giamsat", false)]
    public async Task Page_OfADossierWithAnIncident_OffersToTryAgainToWhoeverMay(string officer, bool expected)
    {
        var page = await Text(await office.Host.Officer(officer));

        Assert.That(page.Contains("handler=Retry", StringComparison.Ordinal), Is.EqualTo(expected));
        Assert.That(page.Contains("bị lỗi", StringComparison.Ordinal), Is.EqualTo(expected));
    }

    [Test]
    public async Task Page_OfADossierWithout_OffersNothing()
    {
        var other = await office.Receive();

        var page = await (await office.Host.Officer("xa")).GetStringAsync(AddressOf(other));

        Assert.That(page, Does.Not.Contain("handler=Retry"));
    }

    [Test]
    public async Task Retry_ThatFailsAgain_SaysSoAndIsOfferedAgain()
    {
        var officer = await office.Host.Officer("xa");

        await Retry(officer);

        Assert.That(await Text(officer), Does.Contain("Đã thử lại nhưng hồ sơ vẫn còn sự cố.").And.Contain("handler=Retry"));
    }

    [Test]
    public async Task Retry_OnceTheCauseIsGone_LetsTheDossierGoOn()
    {
        var officer = await office.Host.Officer("xa");
        await Correct("1");

        await Retry(officer);

        Assert.That(await Text(officer), Does.Contain("Đã thử lại, hồ sơ đi tiếp.").And.Not.Contain("handler=Retry"));
        Assert.That((await office.Read(blocked)).GetProperty("openTasks").EnumerateArray().Single().Text("stepKey"), Is.EqualTo("t"));
    }

    [Test]
    public async Task Retry_OfWhatIsOver_SaysWhy()
    {
        var officer = await office.Host.Officer("xa");
        var incident = (await office.Read(blocked)).GetProperty("incidents")[0].Text("id");
        using var skipped = await Send(office.Officer, $"/api/dossiers/{InstancesCaller.IdOf(blocked)}/incidents/{incident}/retry", new { variables = new { x = 1 } });

        await Retry(officer, incident);

        Assert.That(await Text(officer), Does.Contain("đã được xử lý"));
    }

    [Test]
    public async Task Retry_ByADesigner_IsRefused()
    {
        var designer = await office.Host.Officer("thietke");

        await Retry(designer);

        Assert.That((await office.Read(blocked)).GetProperty("incidents").GetArrayLength(), Is.EqualTo(1));
        Assert.That(await Text(designer), Does.Contain("role=\"alert\""));
    }

    private async Task Retry(HttpClient officer, string? incident = null)
    {
        incident ??= (await office.Read(blocked)).GetProperty("incidents")[0].Text("id");
        // Where the page has no such form the token of any other one on it serves.
        var token = await HostFixture.FormTokenOf(officer, AddressOf(blocked).ToString());
        using var content = new FormUrlEncodedContent([
            KeyValuePair.Create("incident", incident), KeyValuePair.Create("Idempotency-Key", Guid.NewGuid().ToString("N")), KeyValuePair.Create(HostFixture.TokenField, token)]);
        using var answer = await officer.PostAsync(new Uri($"{AddressOf(blocked)}?handler=Retry", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private async Task Correct(string json)
    {
        await using var db = await office.Database();
        db.Variables.RemoveRange(db.Variables.Where(v => v.Name == "x"));
        await db.SaveChangesAsync();
        db.Variables.Add(new Variable { DossierId = Guid.Parse(InstancesCaller.IdOf(blocked)), Scope = "", Name = "x", Json = json });
        await db.SaveChangesAsync();
    }

    private async Task<string> Text(HttpClient officer) => WebUtility.HtmlDecode(await officer.GetStringAsync(AddressOf(blocked)));

    private static Uri AddressOf(JsonElement dossier) => new($"/studio/instances/{Guid.Parse(InstancesCaller.IdOf(dossier)):N}", UriKind.Relative);
}
