using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>A reception that was begun: found again by the officer who began it, by nobody else, and gone when the dossier is received.</summary>
public sealed class ReceptionDraftTests
{
    private const string Address = $"/tiep-nhan/{PermitProcedure.Code}";

    private static readonly (string, string)[] typed =
    [
        ("Idempotency-Key", "page-1"), ("case", "standard"), ("applicant.name", "Lý Thị Mơ"), ("applicant.identityNumber", "027085001234"), ("applicant.phone", "0912345678"),
        ("applicant.address", "Phường Đông Khê"), ("channel", "Post"), ("paper", "application"), ("originals.application", "2"),
    ];

    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Officer("tiepnhan");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Draft_OfWhatWasTyped_IsOpenAgainOnAnotherMachine()
    {
        using var saved = await Post("?handler=Draft", typed);

        var page = await PageOf(await office.Host.Officer("tiepnhan"));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("Mở lại nội dung đang nhập dở").And.Contain("value=\"Lý Thị Mơ\"").And.Contain("value=\"Post\" checked").And.Contain("value=\"2\""));
        Assert.That(await PageOf(await office.Host.Officer("xa")), Does.Not.Contain("Lý Thị Mơ"));
    }

    [Test]
    public async Task Draft_OfAnEmptyForm_IsNone()
    {
        using var saved = await Post("?handler=Draft", [("Idempotency-Key", "page-1"), ("case", "standard"), ("channel", "Counter"), ("originals.application", "1")]);

        Assert.That((saved.StatusCode, await Drafts()), Is.EqualTo((HttpStatusCode.OK, 0)));
    }

    [Test]
    public async Task Accept_DropsTheDraft()
    {
        (await Post("?handler=Draft", typed)).Dispose();

        using var received = await Post("", [.. typed, ("do", "accept")]);

        Assert.That((received.StatusCode, await Drafts()), Is.EqualTo((HttpStatusCode.Redirect, 0)));
        Assert.That(await PageOf(reception), Does.Not.Contain("Lý Thị Mơ"));
    }

    [Test]
    public async Task Refused_WithoutScript_IsKeptOnTheWay()
    {
        using var refused = await Post("", [.. typed.Where(f => f.Item1 != "applicant.phone"), ("applicant.phone", "không có"), ("do", "accept")]);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await PageOf(reception), Does.Contain("value=\"không có\""));
    }

    [Test]
    public async Task Drop_LeavesAnEmptyForm()
    {
        (await Post("?handler=Draft", typed)).Dispose();

        using var dropped = await Post("?handler=Drop", []);

        Assert.That((dropped.StatusCode, await Drafts()), Is.EqualTo((HttpStatusCode.Redirect, 0)));
    }

    private Task<HttpResponseMessage> Post(string query, (string, string)[] fields) => HostFixture.PostForm(reception, Address, Address + query, fields);

    private static async Task<string> PageOf(HttpClient officer) => WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(Address, UriKind.Relative)));

    private async Task<int> Drafts()
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.FormDrafts.CountAsync();
    }
}
