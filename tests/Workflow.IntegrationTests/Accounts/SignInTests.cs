using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Accounts;

public sealed class SignInTests
{
    private static readonly Uri Me = new("/api/me", UriKind.Relative);
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await HostFixture.Start();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task SignIn_RightPassword_OpensASessionOfTheOfficer()
    {
        var client = await host.Officer("tiepnhan");

        var me = await client.GetStringAsync(Me);

        Assert.That(me, Does.Contain("Trần Thị Lan").And.Contain("\"isMachine\":false").And.Contain("ReceptionOfficer"));
    }

    [Test]
    public async Task SignIn_Cookie_IsClosedToScriptsAndToOtherSites()
    {
        using var answer = await HostFixture.PostForm(
            host.Anonymous(), SessionCookie.SignInPath, ("Name", "tiepnhan"), ("Password", SampleOffice.Password));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("one-stop-session", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax"));
    }

    [TestCase("tiepnhan", "sai-mat-khau-roi")]
    [TestCase("khong-co-ai", "sai-mat-khau-roi")]
    public async Task SignIn_WrongOrUnknown_IsRefusedWithTheSameSentence(string name, string password)
    {
        using var answer = await HostFixture.PostForm(host.Anonymous(), SessionCookie.SignInPath, ("Name", name), ("Password", password));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa tạm thời."));
    }

    [Test]
    public async Task SignIn_FiveWrongPasswords_LockForAWhileAlsoForTheRightOne()
    {
        for (var i = 0; i < 5; i++)
            (await HostFixture.PostForm(host.Anonymous(), SessionCookie.SignInPath, ("Name", "vanthu"), ("Password", "sai-mat-khau-roi"))).Dispose();

        using var locked = await HostFixture.PostForm(host.Anonymous(), SessionCookie.SignInPath, ("Name", "vanthu"), ("Password", SampleOffice.Password));
        host.Time.Advance(TimeSpan.FromMinutes(16));
        using var later = await HostFixture.PostForm(host.Anonymous(), SessionCookie.SignInPath, ("Name", "vanthu"), ("Password", SampleOffice.Password));

        Assert.That(locked.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task SignIn_ReturnAddressOfAnotherSite_IsIgnored()
    {
        using var answer = await HostFixture.PostForm(
            host.Anonymous(), SessionCookie.SignInPath, ("Name", "tiepnhan"), ("Password", SampleOffice.Password), ("tro-lai", "https://evil.example/"));

        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/"));
    }

    [Test]
    public async Task Session_StampChanged_HasEnded()
    {
        var client = await host.Officer("giamdoc");
        await host.Services.GetRequiredService<OfficeChanges>().Apply<Account>(async db =>
        {
            var account = await db.Accounts.AsTracking().SingleAsync(a => a.OfficerId == "giamdoc");
            account.Stamp = "another";
            return account;
        });

        using var answer = await client.GetAsync(Me);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Session_AfterItsHours_HasEnded()
    {
        await using var own = await HostFixture.Start();
        var client = await own.Officer("tiepnhan");
        own.Time.Advance(TimeSpan.FromHours(9.5));

        using var answer = await client.GetAsync(Me);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SignOut_FormOfThePage_EndsTheSession()
    {
        var client = await host.Officer("tiepnhan");

        using var answer = await HostFixture.PostForm(client, "/dang-xuat");
        using var after = await client.GetAsync(Me);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SignIn_WithoutFormToken_IsRefused()
    {
        using var answer = await host.Anonymous().PostAsync(
            new Uri(SessionCookie.SignInPath, UriKind.Relative),
            new FormUrlEncodedContent([KeyValuePair.Create("Name", "tiepnhan"), KeyValuePair.Create("Password", SampleOffice.Password)]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
