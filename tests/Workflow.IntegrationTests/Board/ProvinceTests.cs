using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Board;

/// <summary>What somebody sees who is responsible for more units than are read one by one, beside a unit that stands below no province.</summary>
public sealed partial class ProvinceTests
{
    private const string Alone = "H99";

    private HostFixture host = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start(seed: db =>
        {
            for (var i = 0; i < CurrentActor.FewUnits; i++) db.Add(Commune($"H05.2{i:00}", $"Xã số {i}", SampleOffice.Province));
            db.Add(Commune(Alone, "Văn phòng đứng riêng", null));
            db.AddRange(
                new Officer { Id = "rieng", Name = "Vi Thị Sáu", Position = "Chuyên viên", UnitCode = Alone, Email = "rieng@bacninh.example", Phone = "" },
                new Account { OfficerId = "rieng", PasswordHash = "", Stamp = "stamp-rieng" },
                new Post { OfficerId = "rieng", UnitCode = Alone, Role = Role.ReceptionOfficer }, new Post { OfficerId = "rieng", UnitCode = Alone, Role = Role.Appraiser },
                new Post { OfficerId = "truongphong", UnitCode = SampleOffice.Province, Role = Role.DivisionHead });
        });
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        reception = await host.Machine("tiepnhan");
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        await Receive(await host.Machine("rieng"));
        host.Time.Advance(TimeSpan.FromMinutes(5));
    }

    [TearDown]
    public async Task Close() => await host.DisposeAsync();

    [Test]
    public async Task Counts_OfVeryManyUnits_AreCountedOnceForAllWithinSeconds()
    {
        var supervisor = await host.Machine("giamsat");
        var before = await Counts(supervisor, "Units");
        await Receive(reception);

        var (kept, own) = (await Counts(supervisor, "Units"), await Counts(reception, "Mine"));
        host.Time.Advance(SharedCounts.Kept);
        var fresh = await Counts(supervisor, "Units");

        Assert.That((Of(before, "all"), Of(kept, "all"), Of(fresh, "all")), Is.EqualTo((1, 1, 2)));
        Assert.That((Units(before), Units(kept), Units(fresh)), Is.EqualTo((1, 1, 2)), "the number on the box is the same");
        Assert.That(own.GetProperty("views").GetProperty("mine").GetInt32(), Is.EqualTo(1), "an officer's own work is counted as it stands");
        Assert.That(await Items(supervisor, "/api/tasks?view=Units"), Is.EqualTo(2));
    }

    [TestCase("unit=" + SampleOffice.ConstructionDivision, 1)]
    [TestCase("unit=" + SampleOffice.Center, 1)]
    [TestCase("role=Appraiser", 1)]
    [TestCase("q=hanh", 2)]
    [TestCase("q=khong-co", 0)]
    public async Task Counts_OfVeryManyUnitsNarrowed_AreCountedAsTheyStand(string narrowed, int expected)
    {
        var supervisor = await host.Machine("giamsat");
        await Counts(supervisor, "Units");
        await Receive(reception);

        Assert.That(Of(await Counts(supervisor, $"Units&{narrowed}"), "all"), Is.EqualTo(expected));
        Assert.That(await Items(supervisor, $"/api/tasks?view=Units&{narrowed}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Board_OfVeryManyUnits_IsCountedOnceUntilItsTimeIsOverOrWorkIsMoved()
    {
        var supervisor = await host.Officer("giamsat");
        var before = await Received(supervisor);
        await Receive(reception);
        var kept = await Received(supervisor);
        host.Services.GetRequiredService<SharedCounts>().Forget();
        var moved = await Received(supervisor);
        await Receive(reception);
        host.Time.Advance(SharedCounts.Kept);

        Assert.That((before, kept, moved, await Received(supervisor)), Is.EqualTo((2, 2, 3, 4)));
    }

    [TestCase("chuyenvien2", 3)]
    [TestCase("khong-co-ai", 2)]
    public async Task Board_OfVeryManyUnits_IsCountedAnewForWhoeverHasGivenStepsOn(string taker, int expected)
    {
        var head = await host.Officer("truongphong");
        var before = await Received(head);
        await Receive(reception);
        await using var db = await Db();
        var step = await db.Tasks.AsNoTracking().SingleAsync(t => t.State == TaskState.Open && t.UnitCode == SampleOffice.ConstructionDivision);

        using var given = await Give(head, taker, step);

        Assert.That((before, await Received(head)), Is.EqualTo((2, expected)));
    }

    [Test]
    public async Task UnitsCounts_OfVeryManyUnits_SayOfWhatMomentTheyAre()
    {
        var (supervisor, few) = (await host.Officer("giamsat"), await host.Officer("tiepnhan"));
        var (first, counted) = (await Inbox(supervisor), host.Time.GetUtcNow().UtcDateTime);
        host.Time.Advance(SharedCounts.Kept - TimeSpan.FromSeconds(1));

        Assert.That((await Inbox(supervisor), await Inbox(few)), Is.EqualTo((first, "")));
        Assert.That(first, Is.EqualTo($"Đếm lúc {TimeZoneInfo.ConvertTimeFromUtc(counted, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")):HH:mm}."));
    }

    [Test]
    public void OfficersFor_EveryRoleAndUnit_AreThoseWhoHoldIt()
    {
        var office = host.Services.GetRequiredService<OfficeDirectory>().Current;
        var posts = Enum.GetValues<Role>().SelectMany(role => office.Units.All.Select(unit => (Role: role, Unit: unit.Code))).ToList();

        Assert.That(
            posts.Select(p => string.Join(' ', office.OfficersFor(p.Role, p.Unit).Select(o => o.Id))),
            Is.EqualTo(posts.Select(p => string.Join(' ', office.Officers.Select(o => o.Id).Order(StringComparer.Ordinal).Where(id => office.Person(id)?.Actor.Holds(p.Role, p.Unit, office.Units) == true)))));
        Assert.That(posts.Count(p => office.OfficersFor(p.Role, p.Unit).Count > 0), Is.GreaterThan(20), "and somebody holds them");
    }

    [Test]
    public async Task Reach_OfEverythingButOneUnit_LeavesItsWorkOut()
    {
        var supervisor = await host.Machine("giamsat");

        Assert.That(await Items(supervisor, "/api/tasks?view=Units"), Is.EqualTo(1));
        Assert.That(Of(await Counts(supervisor, "Units"), "all"), Is.EqualTo(1));
        Assert.That(await Items(await host.Machine("rieng"), "/api/tasks?view=Units"), Is.EqualTo(1));
    }

    [TestCase("giamsat", false)]
    [TestCase("rieng", false)]
    [TestCase("quantri", false)]
    public void ReachesAll_BesideAUnitOfItsOwn_IsNobodys(string officer, bool expected) =>
        Assert.That(host.Services.GetRequiredService<OfficeDirectory>().Current.Person(officer)!.ReachesAll, Is.EqualTo(expected));

    [Test]
    public async Task ReachesAll_OnceEveryUnitIsBelow_FindsAllAlike()
    {
        await using (var db = await Db()) await db.Units.Where(u => u.Code == Alone).ExecuteUpdateAsync(set => set.SetProperty(u => u.ParentCode, SampleOffice.Province));
        // A token given out has the office read again.
        var supervisor = await host.Machine("giamsat");
        var office = host.Services.GetRequiredService<OfficeDirectory>().Current;

        Assert.That((office.Person("giamsat")!.ReachesAll, office.Person("xa")!.ReachesAll, CurrentActor.Nobody.ReachesAll), Is.EqualTo((true, false, false)));
        Assert.That(await Items(supervisor, "/api/tasks?view=Units"), Is.EqualTo(2));
        Assert.That(await Items(supervisor, "/api/dossiers/search?q=giay+phep"), Is.EqualTo(2));
        Assert.That(Of(await Counts(supervisor, "Units"), "all"), Is.EqualTo(2));
        Assert.That(await Items(await host.Machine("xa"), "/api/tasks?view=Units"), Is.EqualTo(0));
    }

    private static Unit Commune(string code, string name, string? parent) => new()
    {
        Code = code, Name = name, Kind = UnitKind.CommuneCenter, ParentCode = parent, DossierPrefix = $"000.00.{code[^2..]}.X{code.Length}", ValidFrom = new DateOnly(2025, 7, 1),
    };

    private static async Task<JsonElement> Counts(HttpClient officer, string view) => await Read(officer, $"/api/tasks/counts?view={view}");

    private static int Of(JsonElement counts, string filter) => counts.GetProperty("filters").GetProperty(filter).GetInt32();

    private static int Units(JsonElement counts) => counts.GetProperty("views").GetProperty("units").GetInt32();

    private static async Task<int> Items(HttpClient officer, string path) => (await Read(officer, path)).GetProperty("items").GetArrayLength();

    private static async Task<JsonElement> Read(HttpClient officer, string path)
    {
        using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.ReadJson();
    }

    private static async Task<int> Received(HttpClient supervisor)
    {
        var page = WebUtility.HtmlDecode(await supervisor.GetStringAsync(new Uri("/dieu-hanh", UriKind.Relative)));
        return int.Parse(TotalReceived().Match(page).Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<HttpResponseMessage> Give(HttpClient head, string officer, UserTask step) => await head.PostAsync(
        new Uri("/dieu-hanh/buoc?handler=Reassign", UriKind.Relative),
        new FormUrlEncodedContent(
        [
            new("step", FormattableString.Invariant($"{step.Id:N} {step.Revision}")), new("Idempotency-Key", Guid.NewGuid().ToString("N")), new("officerId", officer),
            new("reason", "Cân đối công việc"), new(HostFixture.TokenField, await HostFixture.FormTokenOf(head, "/dieu-hanh/buoc")),
        ]));

    private static async Task<string> Inbox(HttpClient officer) =>
        CountedAt().Match(WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/viec?hop=don-vi", UriKind.Relative)))).Value;

    private async Task<WorkflowDbContext> Db() => await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    [GeneratedRegex("Đếm lúc [0-9:]+\\.")]
    private static partial Regex CountedAt();

    [GeneratedRegex("(?<n>[0-9]+) tổng nhận")]
    private static partial Regex TotalReceived();
}
