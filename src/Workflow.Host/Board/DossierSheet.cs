using System.Globalization;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Paging;
using Workflow.Host.Reports;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Board;

/// <summary>The dossiers behind a number: those that are overdue with where they lie, how late they are and whether anybody has apologised, those that were refused or withdrawn with the reason.</summary>
internal sealed class DossierSheet(DossierDrill drill, CivilDays days, Words<BoardWords> board, Words<DeskWords> desk, Words<FileWords> words) : ListSheet
{
    public override ListName Name => ListName.Dossiers;

    public override string Title(CurrentActor reader, ListExportOrder order) => board[$"Dossiers.{order.Dossiers}"];

    public override bool IsOfPeriod(ListExportOrder order) => !order.Dossiers.IsOpen();

    public override string Slug(ListExportOrder order) => "ho-so-" + BoardDossiersPage.SlugOf(order.Dossiers);

    public override IReadOnlyList<string> Headings(ListExportOrder order) =>
    [
        words["ColumnCode"], words["ColumnApplicant"], board["ColumnProcedure"], board["ColumnUnit"], board["ColumnState"], board["ColumnReceived"], board["ColumnAppointed"],
        .. order.Dossiers.HasReasons() ? [board["ColumnReason"]] : Array.Empty<string>(),
        .. order.Dossiers.IsOverdue() ? [board["ColumnLate"], board["ColumnStep"], board["ColumnHolder"], board["ColumnApology"]] : Array.Empty<string>(),
    ];

    public override async Task<Result<int>> Count(CurrentActor me, ListExportOrder order, FigureScope scope, CancellationToken cancellation) =>
        await drill.Count(scope, order.Dossiers, order.Scope.Span(), cancellation);

    public override async Task<Result<Page<IReadOnlyList<SheetCell>>>> Rows(CurrentActor me, ListExportOrder order, FigureScope scope, string? after, int size, CancellationToken cancellation)
    {
        var page = await drill.List(scope, order.Dossiers, order.Scope.Span(), after, size, cancellation);
        return page.Rejection is { } rejection ? rejection : new Page<IReadOnlyList<SheetCell>>([.. page.Value.Items.Select(d => RowOf(me, order.Dossiers, d))], page.Value.Next);
    }

    private IReadOnlyList<SheetCell> RowOf(CurrentActor me, DossierMark mark, DrilledDossier dossier) =>
    [
        dossier.Code, dossier.ApplicantName, dossier.ProcedureName, me.Office.Units.Find(dossier.Unit)?.Name ?? dossier.Unit, desk[$"State.{dossier.State}"],
        SheetCell.OfMoment(days.Civil(dossier.ReceivedAt)), SheetCell.OfMoment(days.Civil(dossier.AppointedAt)),
        .. mark.HasReasons() ? [dossier.Reason ?? ""] : Array.Empty<SheetCell>(),
        .. mark.IsOverdue() ? Lateness(me, dossier) : [],
    ];

    private SheetCell[] Lateness(CurrentActor me, DrilledDossier dossier)
    {
        var steps = dossier.Steps ?? [];
        return
        [
            SheetCell.OfHours(dossier.LateMinutes), string.Join("; ", steps.Select(s => s.Title)),
            string.Join("; ", steps.Select(s => s.HolderId is { } holder ? me.Office.NameOf(holder) : board["NobodyHolds"])),
            dossier.HasApology ? board["Apologised", days.Civil(dossier.AppointedAt).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)] : board["NoApology"],
        ];
    }
}
