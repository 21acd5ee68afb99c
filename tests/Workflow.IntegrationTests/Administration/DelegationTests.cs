using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Administration;

/// <summary>Delegations are entered and revoked by the administrator, and hold at the moment of signing.</summary>
public sealed class DelegationTests
{
    private const string Pages = "/quan-tri/uy-quyen";
    private const string Appraiser = "chuyenvien";
    private const string OfAppraiser = $"/api/office/officers/{Appraiser}/delegations";

    private PermitOffice office = null!;
    private AdministrationCaller administrator = null!;

    [SetUp]
    public async Task Start()
    {
        office = await PermitOffice.Open();
        administrator = await AdministrationCaller.Of(office.Host);
    }

    [TearDown]
    public async Task Stop() => await office.DisposeAsync();

    [Test]
    public async Task Approve_ByWhoAppraised_NeedsADelegationUntilItIsRevoked()
    {
        var (reception, appraiser) = (await office.Host.Machine("tiepnhan"), await office.Host.Machine(Appraiser));
        using var given = await administrator.Post($"/api/office/officers/{Appraiser}/posts", new { role = "Approver", unitCode = SampleOffice.Construction, day = "2026-11-20" }, 1);
        var (first, second) = (await Appraised(reception, appraiser), await Appraised(reception, appraiser));

        using var before = await Approve(appraiser, first);
        using var granted = await administrator.Post(OfAppraiser, Delegation(procedures: [PermitProcedure.Code]), await Revision());
        using var signed = await Approve(appraiser, first);
        using var revoked = await administrator.Post($"{OfAppraiser}/{(await Line()).Text("id")}/revoke", new { reason = "Cán bộ chuyển việc" }, await Revision());
        using var after = await Approve(appraiser, second);

        Assert.That(
            new[] { given, before, granted, signed, revoked, after }.Select(a => a.StatusCode),
            Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden }));
        Assert.That(((await before.ReadJson()).Text("code"), (await after.ReadJson()).Text("code")), Is.EqualTo(("AppraiserMayNotApprove", "AppraiserMayNotApprove")));
        var history = await (await reception.GetAsync(new Uri($"/api/dossiers/{(await signed.ReadJson()).Text("dossierId")}/history", UriKind.Relative))).ReadJson();
        Assert.That(history.EnumerateArray().Last(h => h.Text("verb") == "StepCompleted").Text("onBehalfOf"), Is.EqualTo("Giám đốc Sở Xây dựng (18/QĐ-SXD)"));
    }

    [Test]
    public async Task Grant_TwiceWithOneKey_IsEnteredOnce()
    {
        var revision = await Revision();

        using var first = await Send(administrator.Client, OfAppraiser, Delegation(), revision, "uy-quyen-1");
        using var repeated = await Send(administrator.Client, OfAppraiser, Delegation(), revision, "uy-quyen-1");
        using var stale = await administrator.Post(OfAppraiser, Delegation(document: "19/QĐ-SXD"), revision);
        using var unconditional = await administrator.Post(OfAppraiser, Delegation(document: "19/QĐ-SXD"));
        using var same = await administrator.Post(OfAppraiser, Delegation(), await Revision());

        Assert.That(
            new[] { first, repeated, stale, unconditional, same }.Select(a => a.StatusCode),
            Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.PreconditionRequired, HttpStatusCode.Conflict }));
        Assert.That(((await stale.ReadJson()).Text("code"), (await same.ReadJson()).Text("code")), Is.EqualTo(("OfficeMovedOn", "DelegationExists")));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        Assert.That(await db.Delegations.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Grant_OfWhatCannotBe_IsRefusedAndNothingIsKept()
    {
        using var reversed = await administrator.Post(OfAppraiser, Delegation(to: "2026-11-19"), await Revision());
        using var procedure = await administrator.Post(OfAppraiser, Delegation(procedures: [PermitProcedure.Code, "9.999999"]), await Revision());
        using var officer = await administrator.Post("/api/office/officers/khong-ai/delegations", Delegation(), 1);
        using var criterion = await administrator.Post(OfAppraiser, new { criterion = "D4", fromAuthority = "UBND", document = "1", validFrom = "2026-11-20" }, await Revision());
        using var nothing = await administrator.Post($"{OfAppraiser}/{Guid.NewGuid()}/revoke", new { reason = "Không có" }, await Revision());

        Assert.That(
            new[] { reversed, procedure, officer, criterion, nothing }.Select(a => a.StatusCode),
            Is.EqualTo(new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NotFound }));
        Assert.That(await reversed.Content.ReadAsStringAsync(), Does.Contain("DelegationDaysReversed"));
        Assert.That(await procedure.Content.ReadAsStringAsync(), Does.Contain("9.999999").And.Not.Contain($"«{PermitProcedure.Code}»"));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        Assert.That(await db.Delegations.AnyAsync(), Is.False);
    }

    [Test]
    public async Task Revoke_UnderAnotherOfficer_IsNotFoundAndRevokesNothing()
    {
        using var granted = await administrator.Post(OfAppraiser, Delegation(), await Revision());
        using var elsewhere = await administrator.Post($"/api/office/officers/giamdoc/delegations/{(await Line()).Text("id")}/revoke", new { reason = "Nhầm người" }, 1);

        Assert.That((granted.StatusCode, elsewhere.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        Assert.That((await db.Delegations.SingleAsync()).RevokedAt, Is.Null);
    }

    [Test]
    public async Task Grant_ToOneWhoLeavesBefore_IsRefused()
    {
        using var ended = await administrator.Post($"/api/office/officers/{Appraiser}/end", new { day = "2026-12-01" }, await Revision());
        using var refused = await administrator.Post(OfAppraiser, Delegation(from: "2026-12-01"), await Revision());
        using var granted = await administrator.Post(OfAppraiser, Delegation(from: "2026-11-30"), await Revision());

        Assert.That((ended.StatusCode, refused.StatusCode, granted.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Pages_EnterShowAndRevoke_AndTellTheHistory()
    {
        Assert.That(await administrator.Get(Pages), Does.Contain("Chưa có ủy quyền nào").And.Contain($"href=\"{Pages}/them-moi\"").And.Contain("aria-current=\"page\""));
        Assert.That(await administrator.Get($"{Pages}/them-moi?tim=nguyen+an"), Does.Contain($"{Pages}/them-moi?can-bo={Appraiser}"));

        using var added = await administrator.Act($"{Pages}/them-moi?can-bo={Appraiser}", null, Form(from: "20/11/2026", to: "31/12/2026"));
        var listed = await administrator.Get($"{Pages}?tim=18/qd-sxd&tinh-trang=InForce");
        using var unreasoned = await Revoke("");
        using var revoked = await Revoke("Cán bộ chuyển việc");

        Assert.That((added.StatusCode, unreasoned.StatusCode, revoked.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect)), await added.Content.ReadAsStringAsync());
        Assert.That(listed, Does.Contain("Nguyễn Văn An").And.Contain("Giám đốc Sở Xây dựng").And.Contain("20/11/2026 – 31/12/2026").And.Contain("Đang hiệu lực").And.Contain(PermitProcedure.Code));
        Assert.That(WebUtility.HtmlDecode(await unreasoned.Content.ReadAsStringAsync()), Does.Contain("Ghi lý do thu hồi"));
        Assert.That(await administrator.Get($"{Pages}?tim={Appraiser}"), Does.Contain("Đã thu hồi").And.Not.Contain("Thu hồi ngay"));
        Assert.That(await administrator.Get($"{Pages}?tinh-trang=InForce"), Does.Contain("Không tìm thấy ủy quyền"));
        Assert.That(
            await administrator.Get($"/quan-tri/can-bo/{Appraiser}"),
            Does.Contain("Ghi ủy quyền").And.Contain("Văn bản: 18/QĐ-SXD; Tiêu chí: D3").And.Contain("Đến hết ngày: 31/12/2026").And.Contain("Thu hồi ủy quyền").And.Contain("Lý do: Cán bộ chuyển việc").And.Contain("Đã hết hạn hoặc thu hồi: 1"));
        Assert.That(await administrator.Get("/quan-tri/nhat-ky"), Does.Contain("Thu hồi ủy quyền"));
    }

    [Test]
    public async Task Page_RefusedWithDatesThatCannotBe_SaysSoAtEachFieldAndKeepsWhatWasTyped()
    {
        using var unreadable = await administrator.Act($"{Pages}/them-moi?can-bo={Appraiser}", null, Form(from: "mai", to: "31/02/2027", criterion: "", document: ""));
        using var reversed = await administrator.Act($"{Pages}/them-moi?can-bo={Appraiser}", null, Form(from: "2026-11-20", to: "2026-11-19"));

        Assert.That((unreadable.StatusCode, reversed.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        var page = WebUtility.HtmlDecode(await unreadable.Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("Chọn một tiêu chí").And.Contain("Ngày «mai» không đọc được").And.Contain("«31/02/2027»").And.Contain("Ghi số, ký hiệu văn bản").And.Contain("value=\"Giám đốc Sở Xây dựng\""));
        Assert.That(WebUtility.HtmlDecode(await reversed.Content.ReadAsStringAsync()), Does.Contain("href=\"#delegation-validTo\"").And.Contain("Ngày hết hạn phải từ ngày có hiệu lực trở đi"));
    }

    [Test]
    public async Task Pages_InEnglish_SayTheSame()
    {
        using var granted = await administrator.Post(OfAppraiser, Delegation(from: "2026-12-01"), await Revision());
        administrator.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        Assert.That(await administrator.Get(Pages), Does.Contain("To come").And.Contain("From 01/12/2026").And.Contain("All of the unit").And.Contain("Revoke…"));
        Assert.That(await administrator.Get($"{Pages}/them-moi?can-bo={Appraiser}"), Does.Contain("the head of an agency to a deputy").And.Contain("Has already: 18/QĐ-SXD"));
        Assert.That(await administrator.Get($"/quan-tri/can-bo/{Appraiser}"), Does.Contain("Delegations").And.Contain("Delegation entered"));
    }

    [TestCase("giamsat"), TestCase("kiemsoat"), TestCase("giamdoc")]
    public async Task Delegations_ForAnybodyButTheAdministrator_AreForbidden(string officer)
    {
        var (client, machine) = (await office.Host.Officer(officer), await office.Host.Machine(officer));

        foreach (var path in new[] { Pages, $"{Pages}/them-moi", "/api/office/delegations" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
        using var granted = await Send(machine, OfAppraiser, Delegation(), 1);
        using var revoked = await Send(machine, $"{OfAppraiser}/{Guid.NewGuid()}/revoke", new { reason = "Không phải việc của tôi" }, 1);
        Assert.That((granted.StatusCode, revoked.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    private async Task<JsonElement> Appraised(HttpClient reception, HttpClient appraiser)
    {
        var task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        using var claimed = await Send(appraiser, $"/api/tasks/{task.Text("id")}/claim", new { }, task.GetProperty("revision").GetInt32());
        return OpenTask(await Complete(appraiser, await claimed.ReadJson(), Eligible));
    }

    private static Task<HttpResponseMessage> Approve(HttpClient officer, JsonElement task) =>
        Send(officer, $"/api/tasks/{task.Text("id")}/complete", Approved, task.GetProperty("revision").GetInt32());

    private async Task<HttpResponseMessage> Revoke(string reason)
    {
        var id = (await Line()).Text("id");
        return await HostFixture.PostForm(
            administrator.Client, Pages, $"{Pages}?handler=Revoke&tim={Appraiser}",
            [("revision", $"{await Revision()}"), ("Idempotency-Key", Guid.NewGuid().ToString("N")), ("officer", Appraiser), ("delegation", id), ($"revoke{Guid.Parse(id):N}-reason", reason)]);
    }

    private async Task<JsonElement> Line() => (await Read("/api/office/delegations")).GetProperty("items").EnumerateArray().Single();

    private async Task<int> Revision() =>
        (await Read($"/api/office/officers?search={Appraiser}&former=true")).GetProperty("items").EnumerateArray().First(o => o.Text("id") == Appraiser).GetProperty("revision").GetInt32();

    private async Task<JsonElement> Read(string path) => await (await administrator.Client.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();

    private static object Delegation(string document = "18/QĐ-SXD", string from = "2026-11-20", string? to = null, string[]? procedures = null) =>
        new { criterion = "D3", fromAuthority = "Giám đốc Sở Xây dựng", document, validFrom = from, validTo = to, procedures };

    private static (string, string)[] Form(string from, string to, string criterion = "D3", string document = "18/QĐ-SXD") =>
    [
        ("delegation-criterion", criterion), ("delegation-fromAuthority", "Giám đốc Sở Xây dựng"), ("delegation-document", document),
        ("delegation-validFrom", from), ("delegation-validTo", to), ("delegation-procedures", PermitProcedure.Code),
    ];
}
