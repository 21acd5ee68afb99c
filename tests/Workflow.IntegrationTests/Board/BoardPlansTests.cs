using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Reports;
using Workflow.Host.Tasks;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Board;

/// <summary>How SQLite reads what is open for the board: from an index alone, whichever of a dossier's two units counts, and never what has ended.</summary>
public sealed class BoardPlansTests
{
    private static readonly DateTime now = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

    private QueryPlans plans = null!;

    [OneTimeSetUp]
    public async Task Create() => plans = await QueryPlans.Create();

    [OneTimeTearDown]
    public async Task Remove() => await plans.DisposeAsync();

    [TestCase(UnitSide.Competent, "ix_dossiers_board (competent_unit=?)")]
    [TestCase(UnitSide.Receiving, "ix_dossiers_board_received (receiving_unit=?)")]
    public void Overdue_OfEitherUnit_ReadsAnIndexAlone(object side, string index)
    {
        var open = OpenStock.Open(plans.Context, new FigureScope((UnitSide)side, ["H05.1", "H05.2"]));

        var plan = plans.Of(OpenStock.Overdue(open, now).OrderBy(d => d.BindingAt).ThenBy(d => d.Id).Select(d => d.Id).Take(5));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}"));
    }

    /// <summary>A province has so much open that a page of it is not to be gathered first and put in order then.</summary>
    [TestCase(UnitSide.Competent)]
    [TestCase(UnitSide.Receiving)]
    public void Overdue_OfVeryManyUnits_ReadsAnIndexInOrder(object side)
    {
        var open = OpenStock.OpenInOrder(plans.Context, new FigureScope((UnitSide)side, [.. Enumerable.Range(0, CurrentActor.FewUnits + 1).Select(i => $"H05.{i}")]));

        var plan = plans.Of(OpenStock.Overdue(open, now).OrderBy(d => d.BindingAt).ThenBy(d => d.Id).Select(d => d.Id).Take(51));

        Assert.That(plan, Does.Contain("USING COVERING INDEX ix_dossiers_open_by_binding").And.Not.Contain("TEMP B-TREE"));
    }

    /// <summary>The heat map reads the steps of one procedure alone.</summary>
    [Test]
    public void Steps_OfAProcedure_AreFoundByTheBoardsIndex()
    {
        var steps = OpenSteps.Of(plans.Context, ["H05.1", "H05.2"]).Where(t => t.ProcedureName == "Cấp giấy phép xây dựng").OrderBy(t => t.DueAt).Take(100);

        Assert.That(plans.Of(steps.Select(t => t.Title)), Does.Contain("USING INDEX ix_tasks_board (unit_code=? AND procedure_name=?)"));
    }

    [TestCase(UnitSide.Competent, "ix_dossiers_board (competent_unit=?)")]
    [TestCase(UnitSide.Receiving, "ix_dossiers_board_received (receiving_unit=?)")]
    public void Open_CountedByProcedureAndState_ReadsAnIndexAlone(object side, string index)
    {
        var open = OpenStock.Open(plans.Context, new FigureScope((UnitSide)side, ["H05.1", "H05.2"]));

        var plan = plans.Of(open.GroupBy(d => new { d.ProcedureCode, d.State, IsLate = d.StoppedAt == null ? d.BindingAt < now : d.StoppedAt > d.BindingAt, d.SupplementCount })
            .Select(g => new { g.Key, Count = g.Count() }));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}"));
    }
}
