using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Tasks;
using Workflow.Host.Tasks.Settings;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>Filters kept beside the inbox: what is opened is what was saved.</summary>
public sealed class SavedFilterTests
{
    private HostFixture host = null!;
    private SavedFilters filters = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        filters = host.Services.GetRequiredService<SavedFilters>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TearDown]
    public async Task Empty()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<Workflow.Persistence.WorkflowDbContext>>().CreateDbContextAsync();
        await db.SavedFilters.ExecuteDeleteAsync();
        await db.InboxLayouts.ExecuteDeleteAsync();
    }

    private static IEnumerable<InboxAddress> EveryAddress() =>
        from box in InboxBox.All
        from chip in InboxChip.All
        from unit in new[] { null, SampleOffice.Construction, SampleOffice.ConstructionDivision }
        from role in Enum.GetNames<Role>().Prepend(null)
        from search in new[] { null, "hạnh", "261109-0017", "a&b=c #%? +đ", "«Lương Thị Mây»  /viec?hop=x" }
        select new InboxAddress(box.Key, chip.Key, unit, role, search);

    [Test]
    public void Parse_OfEveryCombination_GivesBackWhatWasWritten()
    {
        var addresses = EveryAddress().ToList();

        Assert.That(addresses, Has.Count.GreaterThan(1000));
        Assert.That(addresses.Where(a => InboxAddress.Parse(a.Query) != a || InboxAddress.Parse("?" + a.Query) != a), Is.Empty);
        Assert.That(addresses.Select(a => a.Query), Is.Unique);
    }

    [Test]
    public async Task Save_OfEveryViewFilterUnitAndRole_OpensWhatWasSaved()
    {
        var me = Person("truongphong");
        foreach (var part in EveryAddress().Where((_, i) => i % 7 == 0).Chunk(SavedFilter.MostKept))
        {
            foreach (var address in part) Assert.That((await filters.Save(me, "Bộ lọc", address.Query, null)).IsRejected, Is.False);

            var kept = await filters.Of(me);

            Assert.That(kept.Select(f => f.Address), Is.EqualTo(part));
            Assert.That(kept.Select(f => InboxAddress.Parse(new Uri("http://mot-cua" + f.Link).Query)), Is.EqualTo(part));
            await Empty();
        }
    }

    [Test]
    public async Task Of_AUnitsFilter_IsSeenBelowItAndChangedByItsHeadsAlone()
    {
        var saved = await filters.Save(Person("giamdoc"), "Cần ký trước 15:00", "hop=don-vi&loc=sap", SampleOffice.Construction);

        var seenBy = new[] { "giamdoc", "truongphong", "chuyenvien", "tuphap", "tiepnhan" }.ToDictionary(o => o, o => filters.Of(Person(o)).Result.Count);
        var renamed = await filters.Rename(Person("truongphong"), saved.Value.Id, saved.Value.Revision, "Khác");
        var hidden = await filters.Delete(Person("tuphap"), saved.Value.Id, saved.Value.Revision);
        var notHis = await filters.Save(Person("chuyenvien"), "Riêng", "", SampleOffice.ConstructionDivision);

        Assert.That(seenBy, Is.EqualTo(new Dictionary<string, int> { ["giamdoc"] = 1, ["truongphong"] = 1, ["chuyenvien"] = 1, ["tuphap"] = 0, ["tiepnhan"] = 0 }));
        Assert.That((renamed!.Kind, hidden!.Kind, notHis.Rejection!.Kind), Is.EqualTo((RejectionKind.Forbidden, RejectionKind.NotFound, RejectionKind.Forbidden)));
    }

    [Test]
    public async Task Change_RenameMoveDelete_KeepTheRest()
    {
        var me = Person("chuyenvien");
        foreach (var name in (string[])["Một", "Hai", "Ba"]) await filters.Save(me, name, "loc=cham", null);
        var before = await filters.Of(me);

        Assert.That(await filters.Move(me, before[2].Id, before[2].Revision, up: true), Is.Null);
        Assert.That((await filters.Of(me)).Select(f => f.Name), Is.EqualTo(new[] { "Một", "Ba", "Hai" }));
        var moved = await filters.Of(me);
        Assert.That(await filters.Rename(me, moved[0].Id, moved[0].Revision, " Đầu tiên "), Is.Null);
        Assert.That(await filters.Delete(me, moved[1].Id, moved[1].Revision), Is.Null);
        Assert.That((await filters.Of(me)).Select(f => f.Name), Is.EqualTo(new[] { "Đầu tiên", "Hai" }));
        Assert.That((await filters.Rename(me, moved[0].Id, moved[0].Revision, "Muộn"))!.Kind, Is.EqualTo(RejectionKind.Conflict));
    }

    [TestCase(null, "FilterNameMissing")]
    [TestCase("   ", "FilterNameMissing")]
    [TestCase("Tên rất dài tên rất dài tên rất dài tên rất dài tên rất dài tên", "FilterNameTooLong")]
    public async Task Save_UnderNoUsableName_IsRefused(string? name, string code) =>
        Assert.That((await filters.Save(Person("chuyenvien"), name, "", null)).Rejection!.Code, Is.EqualTo(code));

    [Test]
    public async Task Inbox_OfAFilterThatNamesWhatIsGone_SaysSoAndShowsTheRest()
    {
        var officer = await host.Officer("chuyenvien");

        var page = await officer.GetStringAsync(new Uri("/viec?hop=don-vi&don-vi=H05.99&vai-tro=Chanh&loc=la", UriKind.Relative));

        Assert.That(page, Does.Contain("Đơn vị H05.99 không còn").And.Contain("Vai trò «Chanh» không còn").And.Contain("Điều kiện lọc «la» không còn"));
    }

    [Test]
    public async Task Pages_SaveOpenAndColumns_WorkByFormsAlone()
    {
        var officer = await host.Officer("chuyenvien");

        using var saved = await HostFixture.PostForm(
            officer, "/viec/tuy-chinh", "/viec/tuy-chinh?handler=Save", [("ten", "Chậm của phòng"), ("ve", "/viec?loc=cham&hop=don-vi&sau=abc")]);
        var link = saved.Headers.Location!.ToString();
        var opened = await officer.GetStringAsync(new Uri(link, UriKind.Relative));
        using var chosen = await HostFixture.PostForm(
            officer, "/viec/tuy-chinh", "/viec/tuy-chinh?handler=Columns", [("cot", "Unit"), ("cot", "Channel"), ("ve", "/viec?hop=don-vi")]);

        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(link, Does.StartWith("/viec?hop=don-vi&loc=cham&bo-loc="));
        Assert.That(opened, Does.Contain("Chậm của phòng"));
        Assert.That(chosen.Headers.Location!.ToString(), Is.EqualTo("/viec?hop=don-vi"));
        Assert.That(await host.Services.GetRequiredService<InboxLayouts>().Of(Person("chuyenvien")), Is.EqualTo(InboxColumns.Unit | InboxColumns.Channel));
        Assert.That(await host.Services.GetRequiredService<InboxLayouts>().Of(Person("giamdoc")), Is.EqualTo(InboxLayouts.Standard));
    }

    private CurrentActor Person(string id) => host.Services.GetRequiredService<OfficeDirectory>().Current.Person(id)!;
}
