using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Tasks;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>How SQLite reads the inboxes: places and counts come from an index alone, in its order, however many units an officer sees.</summary>
public sealed class InboxPlansTests
{
    private QueryPlans plans = null!;

    [OneTimeSetUp]
    public async Task Create() => plans = await QueryPlans.Create();

    [OneTimeTearDown]
    public async Task Remove() => await plans.DisposeAsync();

    [TestCase(InboxView.Mine, 3, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Mine, 100, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Candidates, 100, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Units, 100, "ix_tasks_open_by_due")]
    [TestCase(InboxView.Finished, 100, "ix_tasks_completed")]
    public void List_OfAView_ReadsItsIndexInOrder(object of, int units, string index)
    {
        var view = (InboxView)of;
        var order = InboxOrder.Of(view)[0];

        var plan = plans.Of(order.From(Views(units).InOrder(view), null)!.Select(order.Place).Take(51));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}").And.Not.Contain("TEMP B-TREE"));
    }

    [Test]
    public void Candidates_OfFewUnits_AreLookedForAmongTheStepsOfThese()
    {
        var plan = plans.Of(Views(3).Of(InboxView.Candidates).Select(t => 1));

        Assert.That(plan, Does.Contain("USING COVERING INDEX ix_tasks_open_by_unit (unit_code=?)"));
    }

    [TestCase(InboxFilter.All, "ix_tasks_board (unit_code=?)")]
    [TestCase(InboxFilter.Late, "ix_tasks_open_by_unit (unit_code=? AND due_at<?)")]
    [TestCase(InboxFilter.Near, "ix_tasks_open_by_unit (unit_code=? AND due_at>? AND due_at<?)")]
    [TestCase(InboxFilter.Paused, "ix_tasks_open_by_unit (unit_code=? AND due_at=?)")]
    [TestCase(InboxFilter.Returned, "ix_tasks_open_returned (unit_code=?)")]
    public void Count_OfAFilter_ReadsAnIndexAlone(object filter, string index)
    {
        var now = new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

        var plan = plans.Of(new InboxFilters(now, now.AddHours(8), null).Narrow(Views(100).Of(InboxView.Units), (InboxFilter)filter).Select(t => 1));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}"));
    }

    /// <summary>Somebody who sees every unit there is is shown what is open without a look at its unit.</summary>
    [TestCase(InboxFilter.All, "SCAN t USING COVERING INDEX ix_tasks_")]
    [TestCase(InboxFilter.Late, "USING COVERING INDEX ix_tasks_open_by_due (due_at<?)")]
    [TestCase(InboxFilter.Near, "USING COVERING INDEX ix_tasks_open_by_due (due_at>? AND due_at<?)")]
    [TestCase(InboxFilter.Paused, "USING COVERING INDEX ix_tasks_open_by_due (due_at=?)")]
    [TestCase(InboxFilter.Returned, "USING COVERING INDEX ix_tasks_open_returned")]
    public void Count_OfEveryUnit_ReadsAnIndexAlone(object filter, string index)
    {
        var (now, views) = (new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc), Views(100, isAll: true));

        var plan = plans.Of(new InboxFilters(now, now.AddHours(8), null).Narrow(views.Of(InboxView.Units), (InboxFilter)filter).Select(t => 1));
        var list = plans.Of(InboxOrder.Of(InboxView.Units)[0].From(views.InOrder(InboxView.Units), null)!.Select(InboxOrder.Of(InboxView.Units)[0].Place).Take(51));

        Assert.That(plan, Does.Contain(index));
        Assert.That(list, Does.Contain("USING COVERING INDEX ix_tasks_open_by_due").And.Not.Contain("TEMP B-TREE"));
    }

    /// <param name="isAll">Whether there is no unit beside them.</param>
    private InboxViews Views(int units, bool isAll = false)
    {
        Unit[] tree = [UnitOf("H05", null), .. isAll ? [] : new[] { UnitOf("H99", null) }, .. Enumerable.Range(1, units - 1).Select(i => UnitOf($"H05.{i:000}", "H05"))];
        var officer = new Actor("giamsat", "Lương Thị Hoa", "H05", [new Actor.Held(Role.Approver, "H05")]);
        return new InboxViews(plans.Context, new CurrentActor(officer, new OfficeSnapshot(new OfficeRows("", default, tree, [], [], [], [], [], [], [])), false), new DateOnly(2026, 11, 20));
    }

    private static Unit UnitOf(string code, string? parent) => new() { Code = code, Name = code, Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = code };
}
