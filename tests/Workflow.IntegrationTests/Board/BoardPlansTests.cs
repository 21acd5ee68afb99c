using Workflow.Host.Reports;
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
