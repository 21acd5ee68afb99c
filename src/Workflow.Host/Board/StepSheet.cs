using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Host.Reports;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Board;

/// <summary>The open steps behind a number, with who holds them and the working time that is left, below zero where it is exceeded.</summary>
internal sealed class StepSheet(StepDrill drill, OfficeClocks clocks, AlertPlan alerts, CommandCircumstances circumstances, CivilDays days, Words<BoardWords> board, Words<FileWords> words) : ListSheet
{
    public override ListName Name => ListName.Steps;

    public override string Title(CurrentActor reader, ListExportOrder order)
    {
        var whose = order.Officer switch
        {
            null => board["StepsTitle"],
            BoardStepsPage.Nobody => board["StepsOfNobody"],
            var officer => board["StepsOfOfficer", reader.Office.Person(officer)?.Actor.Name ?? Shortened.Of(officer)],
        };
        return order.Steps == StepMark.All ? whose : $"{whose}, {board[$"Step.{order.Steps}"]}";
    }

    public override bool IsOfPeriod(ListExportOrder order) => false;

    public override string Slug(ListExportOrder order) => BoardStepsPage.SlugOf(order.Steps) is { } slug ? "buoc-" + slug : "buoc";

    public override IReadOnlyList<string> Headings(ListExportOrder order) =>
    [
        words["ColumnCode"], board["ColumnStep"], words["ColumnApplicant"], board["ColumnProcedure"], board["ColumnUnit"], board["ColumnHolder"], board["StepDue"],
        words["ColumnHoursLeft"], board["ColumnState"], board["ColumnUrged"],
    ];

    public override Task<Result<int>> Count(CurrentActor me, ListExportOrder order, FigureScope scope, CancellationToken cancellation) => drill.Count(me, WishOf(order, scope, null, null), cancellation);

    public override async Task<Result<Page<IReadOnlyList<SheetCell>>>> Rows(CurrentActor me, ListExportOrder order, FigureScope scope, string? after, int size, CancellationToken cancellation)
    {
        var page = await drill.List(me, WishOf(order, scope, after, size), cancellation);
        return page.Rejection is { } rejection ? rejection : new Page<IReadOnlyList<SheetCell>>([.. page.Value.Items.Select(s => RowOf(me, s))], page.Value.Next);
    }

    private static StepWish WishOf(ListExportOrder order, FigureScope scope, string? after, int? size) =>
        new(scope.Units, order.Steps, order.Officer, order.Procedure, order.Step, order.Column, after, size);

    private IReadOnlyList<SheetCell> RowOf(CurrentActor me, SupervisedStep step)
    {
        var task = step.Task;
        var left = TimeLeft.Of(
            task.DueAt, task.RemainingMinutes, task.HasOwnDeadline ? TimeLimit.Parse(task.Limit).Value : default, task.WarnBeforeMinutes, clocks.Of(task.UnitCode), alerts, circumstances.Now);
        return
        [
            task.DossierCode, task.Title, task.ApplicantName, task.ProcedureName, me.Office.Units.Find(task.UnitCode)?.Name ?? task.UnitCode,
            task.AssigneeId is { } holder ? me.Office.NameOf(holder) : board["NobodyHolds"],
            SheetCell.OfMoment(left.DueAt is { } due ? days.Civil(due) : null),
            SheetCell.OfHours(left switch { { Kind: TimeLeftKind.Over } => -left.Minutes, { Kind: TimeLeftKind.Unlimited, DueAt: null } => null, _ => left.Minutes }),
            left.Kind switch { TimeLeftKind.Over => board["Step.Late"], TimeLeftKind.Paused => board["Step.Paused"], TimeLeftKind.Unlimited => words["NoLimit"], _ => words["InTime"] },
            SheetCell.OfMoment(step.UrgedAt is { } urged ? days.Civil(urged) : null),
        ];
    }
}
