using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Administration;

/// <summary>Units, officers, roles and accounts through their pages and their interface.</summary>
public sealed partial class OfficePagesTests
{
    private const string Officers = "/quan-tri/can-bo";
    private const string Units = "/quan-tri/don-vi";

    private HostFixture host = null!;
    private AdministrationCaller administrator = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false" });
        administrator = await AdministrationCaller.Of(host);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("giamsat"), TestCase("kiemsoat"), TestCase("tiepnhan")]
    public async Task Pages_ForAnybodyButTheAdministrator_AreForbidden(string officer)
    {
        var client = await host.Officer(officer);

        foreach (var path in new[] { "/quan-tri", Units, $"{Units}/H05", Officers, $"{Officers}/vanthu", "/quan-tri/nhap-danh-sach", "/quan-tri/xu-ly-thay", "/quan-tri/mau-tin", "/api/office/units", "/api/office/officers" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
    }

    [Test]
    public async Task Start_OfTheAdministrator_LeadsToEverythingAndSaysWhatIsOpen()
    {
        var page = await administrator.Get("/quan-tri");

        Assert.That(page, Does.Contain("6 đơn vị, 13 cán bộ"));
        foreach (var path in new[] { Units, Officers, "/quan-tri/mau-tin", "/quan-tri/nhat-ky", "/quan-tri/viec-nen", "/quan-tri/su-co", "/nhat-ky-gui", "/lich-lam-viec", "/he-thong-nhan" })
            Assert.That(page, Does.Contain($"href=\"{path}\""), path);
    }

    [Test]
    public async Task Officer_AddedGivenARoleAndALink_SetsAPasswordAndWorks()
    {
        using var added = await administrator.Act($"{Officers}/them-moi", null, New("lethu"));
        using var given = await administrator.Act($"{Officers}/lethu", "Give", ("role", "ReceptionOfficer"), ("give-unitCode", SampleOffice.Center), ("give-day", "2026-11-20"));
        using var made = await administrator.Act($"{Officers}/lethu", "Link");
        var link = Link().Match(await administrator.Get($"{Officers}/lethu")).Value;
        var officer = host.Anonymous();
        using var set = await HostFixture.PostForm(officer, new Uri(link).PathAndQuery, ("ma", new Uri(link).Query[4..]), ("password", SampleOffice.Password), ("repeated", SampleOffice.Password));
        using var inbox = await officer.GetAsync(new Uri("/viec", UriKind.Relative));

        Assert.That(new[] { added, given, made, set }.Select(a => a.StatusCode), Is.All.EqualTo(HttpStatusCode.Redirect), await given.Content.ReadAsStringAsync());
        Assert.That(inbox.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await administrator.Get($"{Officers}/lethu"), Does.Not.Contain("osw_").And.Contain("Tiếp nhận hồ sơ").And.Contain("Giao vai trò").And.Contain("Mở tài khoản"));
        await host.Officer("lethu");
    }

    [Test]
    public async Task Link_UsedOnceOrReplaced_IsOfNoUse()
    {
        using var made = await administrator.Act($"{Officers}/vanthu", "Link");
        var first = Link().Match(await administrator.Get($"{Officers}/vanthu")).Value;
        using var again = await administrator.Act($"{Officers}/vanthu", "Link");
        var second = Link().Match(await administrator.Get($"{Officers}/vanthu")).Value;

        using var old = await host.Anonymous().GetAsync(new Uri(first));
        host.Time.Advance(TimeSpan.FromHours(24));
        using var late = await host.Anonymous().GetAsync(new Uri(second));

        Assert.That((old.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("cấp liên kết mới"));
    }

    [Test]
    public async Task Close_OfAnAccount_EndsSessionsAndTokensAtOnce()
    {
        var session = await host.Officer("vanthu");
        var machine = await host.Machine("vanthu");

        using var closed = await administrator.Act($"{Officers}/vanthu", "Close");
        using var page = await session.GetAsync(new Uri("/viec", UriKind.Relative));
        using var call = await machine.GetAsync(new Uri("/api/me", UriKind.Relative));
        using var reopened = await administrator.Act($"{Officers}/vanthu", "Reopen");

        Assert.That((closed.StatusCode, page.StatusCode, call.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        await host.Officer("vanthu");
    }

    [Test]
    public async Task Give_ARoleAgainstFourEyes_IsRefusedWithBothNames()
    {
        using var refused = await administrator.Act($"{Officers}/thietke", "Give", ("role", "ProcedureController"), ("give-unitCode", "H05"), ("give-day", "2026-11-20"));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("«Kiểm soát thủ tục» và «Thiết kế quy trình»"));
    }

    [Test]
    public async Task Take_TheLastAdministratorsRole_IsRefused()
    {
        using var refused = await administrator.Act($"{Officers}/quantri", "Take", ("role", "SystemAdministrator"), ("unit", "H05"), ("take-day", "2026-11-20"));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Close_OfAUnitWithOfficers_SaysWhatItStillHas()
    {
        using var refused = await administrator.Act($"{Units}/{SampleOffice.Construction}", "Close", ("close-day", "2026-12-01"));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Sở Xây dựng chưa kết thúc được: còn 0 hồ sơ, 0 bước, 2 cán bộ, 1 đơn vị cấp dưới"));
    }

    [Test]
    public async Task Save_AtAStaleRevision_IsAConflictAndKeepsWhatWasTyped()
    {
        (string, string)[] details = [("details-name", "Hoàng Thị Nga"), ("details-position", "Văn thư trưởng"), ("details-email", "nga@bacninh.example"), ("details-phone", "")];
        using var first = await administrator.Act($"{Officers}/vanthu", "Save", details);

        using var late = await HostFixture.PostForm(
            administrator.Client, $"{Officers}/vanthu?handler=Save", [("revision", "1"), ("Idempotency-Key", Guid.NewGuid().ToString("N")), .. details[..1], ("details-position", "Chuyên viên chính"), .. details[2..]]);

        Assert.That((first.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Conflict)));
        Assert.That(WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), Does.Contain("value=\"Chuyên viên chính\"").And.Contain("Có người vừa sửa mục này"));
        Assert.That(await administrator.Get($"{Officers}/vanthu"), Does.Contain("Chức vụ: Chuyên viên → Văn thư trưởng").And.Contain("Thư điện tử: đã đổi").And.Not.Contain("Điện thoại: +84"));
    }

    [Test]
    public async Task Api_ChangeWithoutIfMatch_IsAskedForIt()
    {
        using var unconditional = await administrator.Post($"/api/office/officers/vanthu/end", new { day = "2026-12-01" });
        using var ended = await administrator.Post($"/api/office/officers/vanthu/end", new { day = "2026-12-01" }, revision: 1);

        Assert.That((unconditional.StatusCode, ended.StatusCode), Is.EqualTo((HttpStatusCode.PreconditionRequired, HttpStatusCode.OK)));
    }

    [Test]
    public async Task List_OfOfficers_IsSearchedWithoutAccentsByUnitAndRole()
    {
        var byName = await administrator.Get($"{Officers}?tim=nguyen+van");
        var byUnit = await administrator.Get($"{Officers}?don-vi={SampleOffice.Construction}&vai-tro=Appraiser");

        Assert.That(byName, Does.Contain("Nguyễn Văn An").And.Not.Contain("Bùi Thị Mai"));
        Assert.That(byUnit, Does.Contain("Bùi Thị Mai").And.Contain("Nguyễn Văn An").And.Not.Contain("Đặng Văn Bình").And.Not.Contain("Phạm Đức Thắng"));
    }

    [Test]
    public async Task Officer_MovedFromADay_WorksThereWhenTheDayHasCome()
    {
        using var moved = await administrator.Act(
            $"{Officers}/chuyenvien", "Move", ("move-unitCode", SampleOffice.Justice), ("move-day", "2026-11-22"), ("roles", "DivisionHead"));

        var before = Person("chuyenvien");
        var after = await On("chuyenvien", TimeSpan.FromDays(2));

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await moved.Content.ReadAsStringAsync());
        Assert.That((before.UnitCode, before.Holds(Role.Appraiser)), Is.EqualTo((SampleOffice.ConstructionDivision, true)));
        Assert.That((after!.UnitCode, after.Holds(Role.Appraiser), after.Holds(Role.DivisionHead)), Is.EqualTo((SampleOffice.Justice, false, true)));
    }

    [Test]
    public async Task Officer_EndedFromADay_ServesUntilThen()
    {
        using var ended = await administrator.Act($"{Officers}/chuyenvien2", "End", ("end-day", "2026-11-21"));

        Assert.That(Person("chuyenvien2").Id, Is.EqualTo("chuyenvien2"));
        Assert.That(await On("chuyenvien2", TimeSpan.FromDays(1)), Is.Null);
    }

    [Test]
    public async Task Unit_MergedFromADay_HandsOfficersRolesAndReachOver()
    {
        using var merged = await administrator.Act($"{Units}/{SampleOffice.Justice}", "Merge", ("merge-into", SampleOffice.Construction), ("merge-day", "2026-11-22"), ("merge-decision", "12/QĐ-UBND"), ("merge-seen", $"2026-11-22 {SampleOffice.Construction}"));

        var after = await On("tuphap", TimeSpan.FromDays(2));
        var office = host.Services.GetRequiredService<OfficeDirectory>().Current;

        Assert.That(merged.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await merged.Content.ReadAsStringAsync());
        Assert.That((after!.UnitCode, after.Holds(Role.Approver, SampleOffice.Construction, office.Units)), Is.EqualTo((SampleOffice.Construction, true)));
        Assert.That(office.ReachOf(office.Person("giamdoc")!.Actor), Does.Contain(SampleOffice.Justice));
        Assert.That(office.OfficersWith(Role.Approver, SampleOffice.Justice), Is.EquivalentTo(new[] { "giamdoc", "tuphap" }));
        Assert.That(await (await AdministrationCaller.Of(host)).Get($"{Units}/{SampleOffice.Justice}"), Does.Contain("Sáp nhập đơn vị").And.Contain("Quyết định số: 12/QĐ-UBND"));
    }

    [Test]
    public async Task Deputies_AreListedWithTheirDaysAndFoundWithoutAccents()
    {
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
        {
            db.Deputies.AddRange(Deputy("chuyenvien", "chuyenvien2", new DateOnly(2026, 11, 20), "1.009994"), Deputy("giamdoc", "tuphap", new DateOnly(2026, 12, 1), ""));
            await OfficeChanges.MarkChanged(db, default);
            await db.SaveChangesAsync();
        }
        await host.Services.GetRequiredService<OfficeReader>().Refresh();

        var all = await administrator.Get("/quan-tri/xu-ly-thay");
        var found = await administrator.Get("/quan-tri/xu-ly-thay?tim=bui+mai");

        Assert.That(all, Does.Contain("Nguyễn Văn An").And.Contain("20/11/2026 – 25/11/2026").And.Contain("Đang thay").And.Contain("Sắp tới").And.Contain("Mọi thủ tục"));
        Assert.That(found, Does.Contain("Nguyễn Văn An").And.Contain("1.009994").And.Not.Contain("Đặng Văn Bình"));
        Assert.That(await administrator.Get("/quan-tri/xu-ly-thay?tim=khong-ai"), Does.Contain("Không tìm thấy ai"));
    }

    private static Deputy Deputy(string absent, string deputy, DateOnly first, string procedures) => new()
    {
        Id = Guid.CreateVersion7(), AbsentOfficerId = absent, DeputyOfficerId = deputy, FirstDay = first, LastDay = first.AddDays(5), Procedures = procedures,
        Reason = "Nghỉ phép", SetBy = absent, SetAt = HostFixture.Friday.UtcDateTime,
    };

    [Test]
    public async Task Unit_Renamed_IsANewOneThatTakesItsPlace()
    {
        using var renamed = await administrator.Act($"{Units}/{SampleOffice.Commune}", "Rename", ("rename-name", "Trung tâm Phục vụ hành chính công phường Phù Lãng"), ("rename-code", "H05.78"), ("rename-day", "2026-11-21"));

        var after = await On("xa", TimeSpan.FromDays(1));

        Assert.That(renamed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await renamed.Content.ReadAsStringAsync());
        Assert.That((after!.UnitCode, after.Holds(Role.ReceptionOfficer)), Is.EqualTo(("H05.78", true)));
        Assert.That(await (await AdministrationCaller.Of(host)).Get(Units), Does.Contain("phường Phù Lãng").And.Not.Contain("xã Phù Lãng"));
    }

    private Actor Person(string id) => host.Services.GetRequiredService<OfficeDirectory>().Current.Person(id)!.Actor;

    /// <summary>The officer after so long, on a host that was not started again; null for one who no longer serves.</summary>
    private async Task<Actor?> On(string id, TimeSpan later)
    {
        host.Time.Advance(later);
        await host.Services.GetRequiredService<OfficeReader>().Refresh();
        return host.Services.GetRequiredService<OfficeDirectory>().Current.Person(id)?.Actor;
    }

    private static (string, string)[] New(string id) =>
    [
        ("officer-id", id), ("officer-name", "Lê Thị Thu"), ("officer-position", "Chuyên viên"), ("officer-unitCode", SampleOffice.Center),
        ("officer-email", ""), ("officer-phone", ""), ("officer-validFrom", "2026-11-20"),
    ];

    [GeneratedRegex("http://127[^\"]+/dat-mat-khau\\?ma=osw_[^\"]+")]
    private static partial Regex Link();
}
