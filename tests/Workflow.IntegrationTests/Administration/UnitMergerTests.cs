using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Testing.SampleOffice;

namespace Workflow.IntegrationTests.Administration;

/// <summary>A department goes into another one while it has officers, a division and a dossier in hand.</summary>
public sealed partial class UnitMergerTests
{
    private const string Day = "2026-11-22";

    private PermitOffice office = null!;
    private AdministrationCaller administrator = null!;
    private JsonElement step;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        administrator = await AdministrationCaller.Of(office.Host);
        var reception = await office.Host.Machine("tiepnhan");
        step = PermitOffice.OpenTask(await PermitOffice.Complete(reception, PermitOffice.OpenTask(await PermitOffice.Receive(reception)), PermitOffice.Forwarded));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Merge_PostedFirst_SaysWhatWillGoOverAndChangesNothing()
    {
        using var shown = await Post(ConstructionDivision, Justice, Day);
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        var preview = await Read(administrator.Client, $"/api/office/units/{ConstructionDivision}/merge?into={Justice}&day={Day}");

        Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("Từ 22/11/2026, Sở Tư pháp tiếp nhận từ Phòng Quản lý xây dựng:").And.Contain($"name=\"merge-seen\" value=\"{Day} {Justice}\"").And.Contain($"value=\"{Justice}\""));
        Assert.That(preview.ToString(), Is.EqualTo("""{"dossiers":1,"steps":1,"officers":3,"unitsBelow":0,"posts":3}"""));
        Assert.That((await Unit(ConstructionDivision)).ValidTo, Is.Null);
    }

    [Test]
    public async Task Merge_AfterItWasShown_CarriesPostsUnitsBelowAndReachFromItsDayOn()
    {
        var stranger = await office.Host.Machine("tuphap");
        var before = await Inbox(stranger);

        await Merge(Construction, Justice);
        var theDayBefore = await Inbox(stranger);
        await Pass(days: 2);

        Assert.That((before, theDayBefore), Is.EqualTo((0, 0)));
        Assert.That(await Inbox(await office.Host.Machine("tuphap")), Is.EqualTo(1));
        Assert.That(Snapshot.Units.Lineage(ConstructionDivision).Select(u => u.Code), Is.EqualTo(new[] { ConstructionDivision, Justice, Province }));
        Assert.That(Snapshot.Person("giamdoc")!.Actor.Posts, Is.EqualTo(new[] { new Actor.Held(Role.Approver, Justice) }));
        Assert.That(Snapshot.Person("vanthu")!.Actor.UnitCode, Is.EqualTo(Justice));
        Assert.That(Snapshot.Person("truongphong")!.Actor.Posts, Is.EqualTo(new[] { new Actor.Held(Role.DivisionHead, ConstructionDivision) }));
    }

    [Test]
    public async Task Merge_OpenStepDoneAfterwards_OpensTheNextInTheUnitThatTookOver()
    {
        await Merge(ConstructionDivision, Justice);
        await Pass(days: 3);
        var officer = await office.Host.Machine("tuphap");

        var next = PermitOffice.OpenTask(await PermitOffice.Complete(officer, step, PermitOffice.Eligible));

        Assert.That(next.Text("unitCode"), Is.EqualTo(Justice));
    }

    [Test]
    public async Task Merge_IsToldInTheHistoryOfBothUnitsAndOfWhoWentOver()
    {
        await Merge(ConstructionDivision, Justice);

        Assert.That(await administrator.Get(PageOf(ConstructionDivision)), Does.Contain("Sáp nhập đơn vị").And.Contain("Đơn vị kế thừa: H05.12; Đến trước ngày: 22/11/2026; Quyết định số: 12/QĐ-UBND; Cán bộ: 3; Vai trò: 3; Đơn vị cấp dưới: 0; Hồ sơ đang mở: 1; Bước đang mở: 1"));
        Assert.That(await administrator.Get(PageOf(Justice)), Does.Contain("Tiếp nhận đơn vị sáp nhập").And.Contain("Đơn vị sáp nhập vào: H05.14.02; Từ ngày: 22/11/2026"));
        Assert.That(await administrator.Get("/quan-tri/can-bo/chuyenvien"), Does.Contain("Chuyển theo đơn vị").And.Contain("Đơn vị: H05.14.02 → H05.12; Từ ngày: 22/11/2026"));
    }

    [Test]
    public async Task Close_OfTheUnitThatTookOver_CountsWhatTheOldOneLeftOpen()
    {
        await Merge(ConstructionDivision, Justice);
        await Pass(days: 2);
        administrator = await AdministrationCaller.Of(office.Host);

        using var refused = await administrator.Act(PageOf(Justice), "Close", ("close-day", "2026-11-30"));

        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Sở Tư pháp chưa kết thúc được: còn 1 hồ sơ, 1 bước, 4 cán bộ, 0 đơn vị cấp dưới"));
    }

    [Test]
    public async Task Merge_OfficerWhoIsToComeLater_ComesToTheUnitThatTookOver()
    {
        using var moved = await administrator.Act("/quan-tri/can-bo/xa", "Move", ("move-unitCode", Construction), ("move-day", "2026-12-01"), ("roles", "Appraiser"));
        await Merge(Construction, Justice);

        await Pass(days: 12);

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(Snapshot.Person("xa")!.Actor.UnitCode, Is.EqualTo(Justice));
        Assert.That(Snapshot.Person("xa")!.Actor.Posts, Is.EqualTo(new[] { new Actor.Held(Role.Appraiser, Justice) }));
    }

    [TestCase("2026-11-21"), TestCase(null)]
    public async Task Merge_PostHeldInBoth_IsHeldWithoutAGap(string? end)
    {
        using var given = await administrator.Act("/quan-tri/can-bo/giamdoc", "Give", ("role", "Approver"), ("give-unitCode", Justice), ("give-day", "2026-11-20"));
        if (end is not null)
        {
            using var taken = await administrator.Act("/quan-tri/can-bo/giamdoc", "Take", ("role", "Approver"), ("unit", Justice), ("take-day", end));
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await taken.Content.ReadAsStringAsync());
        }

        await Merge(Construction, Justice);

        Assert.That(Snapshot.Person("giamdoc")!.Actor.Holds(Role.Approver, Justice, Snapshot.Units), Is.True);
        await Pass(days: 2);
        Assert.That(Snapshot.Person("giamdoc")!.Actor.Posts, Is.EqualTo(new[] { new Actor.Held(Role.Approver, Justice) }));
    }

    [TestCase(ConstructionDivision), TestCase(Construction), TestCase("H05.99")]
    public async Task Merge_IntoAUnitThatCannotTakeOver_IsRefusedAtTheField(string into)
    {
        using var refused = await Post(Construction, into, Day);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain($"Không sáp nhập vào «{into}» được").And.Contain("href=\"#merge-into\""));
    }

    [TestCase("2026-11-21"), TestCase("2026-11-25")]
    public async Task Merge_RoundInACircle_IsRefused(string day)
    {
        await Merge(Construction, Justice);

        using var back = await Post(Justice, Construction, day);

        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private OfficeSnapshot Snapshot => office.Host.Services.GetRequiredService<OfficeDirectory>().Current;

    /// <summary>Posts the form once: it shows what will go over.</summary>
    private Task<HttpResponseMessage> Post(string unit, string into, string day, string seen = "") =>
        administrator.Act(PageOf(unit), "Merge", ("merge-into", into), ("merge-day", day), ("merge-decision", "12/QĐ-UBND"), ("merge-seen", seen));

    private static string PageOf(string unit) => $"/quan-tri/don-vi/{unit}";

    private async Task Merge(string unit, string into)
    {
        using var shown = await Post(unit, into, Day);
        var seen = Seen().Match(await shown.Content.ReadAsStringAsync()).Groups["seen"].Value;
        using var merged = await Post(unit, into, Day, seen);
        Assert.That(merged.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await merged.Content.ReadAsStringAsync());
    }

    private async Task Pass(int days)
    {
        office.Host.Time.Advance(TimeSpan.FromDays(days));
        await office.Host.Services.GetRequiredService<OfficeReader>().Refresh();
    }

    private async Task<Unit> Unit(string code)
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Units.SingleAsync(u => u.Code == code);
    }

    private static async Task<int> Inbox(HttpClient officer) => (await Read(officer, "/api/tasks?view=Units")).GetProperty("items").GetArrayLength();

    private static async Task<JsonElement> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.ReadJson();
    }

    [GeneratedRegex("name=\"merge-seen\" value=\"(?<seen>[^\"]+)\"")]
    private static partial Regex Seen();
}
