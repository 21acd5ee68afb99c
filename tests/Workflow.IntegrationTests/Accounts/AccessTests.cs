using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Hosting;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Accounts;

public sealed class AccessTests
{
    private const string Body = """{"text":"a","role":"Appraiser","number":1}""";
    private static readonly Uri Me = new("/api/me", UriKind.Relative);
    private static readonly Uri Designers = new("/api/echo/designers", UriKind.Relative);
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await HostFixture.Start(map: EchoRoutes.Map);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Token_Valid_ActsForItsOfficerAsAMachine()
    {
        var machine = await host.Machine("tiepnhan");

        Assert.That(await machine.GetStringAsync(Me), Does.Contain("\"id\":\"tiepnhan\"").And.Contain("\"isMachine\":true"));
    }

    [Test]
    public async Task Token_Expired_IsNotLetIn()
    {
        await using var own = await HostFixture.Start();
        var machine = await own.Machine("tiepnhan");
        own.Time.Advance(TimeSpan.FromDays(1));

        using var answer = await machine.GetAsync(Me);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Token_Revoked_IsNotLetIn()
    {
        var tokens = host.Services.GetRequiredService<Tokens>();
        var created = await tokens.Create("tiepnhan", "cổng", 1);
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", created.Value.Text);
        using var before = await client.GetAsync(Me);

        await tokens.Revoke(created.Value.Token.Id);
        using var after = await client.GetAsync(Me);

        Assert.That((before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [TestCase("tiepnhan", 0, "TokenDaysInvalid")]
    [TestCase("tiepnhan", 367, "TokenDaysInvalid")]
    [TestCase("khong-co-ai", 1, "OfficerUnknown")]
    public async Task Token_WrongRequest_IsRefused(string officer, int days, string code)
    {
        var created = await host.Services.GetRequiredService<Tokens>().Create(officer, "cổng", days);

        Assert.That(created.Rejection?.Code, Is.EqualTo(code));
    }

    [TestCase("thietke", HttpStatusCode.OK)]
    [TestCase("kiemsoat", HttpStatusCode.OK)]
    [TestCase("tiepnhan", HttpStatusCode.Forbidden)]
    [TestCase("quantri", HttpStatusCode.Forbidden)]
    public async Task Route_WithAPolicy_AdmitsItsRolesOnly(string officer, HttpStatusCode status)
    {
        var client = await host.Officer(officer);

        using var answer = await client.GetAsync(Designers);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Route_WithoutPolicyOrPublicMark_IsClosedToEverybody()
    {
        var client = await host.Officer("quantri");

        using var answer = await client.GetAsync(new Uri("/api/echo/forgotten", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("cross-site", null, HttpStatusCode.Forbidden)]
    [TestCase("same-site", null, HttpStatusCode.Forbidden)]
    [TestCase("none", null, HttpStatusCode.Forbidden)]
    [TestCase(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [TestCase(null, "null", HttpStatusCode.Forbidden)]
    [TestCase(null, null, HttpStatusCode.Forbidden)]
    [TestCase("same-origin", null, HttpStatusCode.OK)]
    public async Task Change_WithASession_MustComeFromTheSameOrigin(string? site, string? origin, HttpStatusCode status)
    {
        var client = await host.Officer("tiepnhan");
        client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        if (site is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        if (origin is not null) client.DefaultRequestHeaders.Add("Origin", origin);

        using var answer = await HostFixture.Post(client, "/api/echo", Encoding.UTF8.GetBytes(Body));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Change_WithAToken_NeedsNoOrigin()
    {
        using var answer = await HostFixture.Post(await host.Machine("tiepnhan"), "/api/echo", Encoding.UTF8.GetBytes(Body));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Page_WithoutASession_LeadsToTheSignInForm()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await client.GetAsync(new Uri("/dang-xuat", UriKind.Relative));

        Assert.That(answer.Headers.Location?.PathAndQuery, Is.EqualTo("/dang-nhap?tro-lai=%2Fdang-xuat"));
    }

    [TestCase("quantri", "")]
    [TestCase("thietke", "")]
    [TestCase("giamsat", "H05 H05.01 H05.12 H05.14 H05.14.02 H05.77")]
    [TestCase("giamdoc", "H05.14 H05.14.02")]
    [TestCase("chuyenvien", "H05.14.02")]
    [TestCase("xa", "H05.77")]
    public void Reach_OfAnOfficer_IsTheOwnUnitAndBelow(string officer, string units)
    {
        var actor = host.Services.GetRequiredService<OfficeDirectory>().Current.Person(officer)!;

        Assert.That(string.Join(' ', actor.Reach.Order(StringComparer.Ordinal)), Is.EqualTo(units));
    }
}
