using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Paging;

namespace Workflow.Host.Reports.Files;

/// <summary>The requests for a supplement of a period, each with what was missing and why.</summary>
internal sealed class SupplementSheet(SupplementList list, CivilDays days, Words<BoardWords> board, Words<ReportWords> report, Words<FileWords> words) : ListSheet
{
    public override ListName Name => ListName.Supplements;

    public override string Title(CurrentActor reader, ListExportOrder order) => report["SupplementList"];

    public override bool IsOfPeriod(ListExportOrder order) => true;

    public override string Slug(ListExportOrder order) => "bo-sung";

    public override IReadOnlyList<string> Headings(ListExportOrder order) =>
        [words["ColumnCode"], words["ColumnApplicant"], board["ColumnProcedure"], board["ColumnUnit"], report["Missing"], report["AskedAt"], report["AnsweredAt"]];

    public override async Task<Result<int>> Count(CurrentActor me, ListExportOrder order, FigureScope scope, CancellationToken cancellation) =>
        await list.Count(scope, order.Scope.Span(), cancellation);

    public override async Task<Result<Page<IReadOnlyList<SheetCell>>>> Rows(CurrentActor me, ListExportOrder order, FigureScope scope, string? after, int size, CancellationToken cancellation)
    {
        var page = await list.Of(scope, order.Scope.Span(), after, size, cancellation);
        return page.Rejection is { } rejection ? rejection : new Page<IReadOnlyList<SheetCell>>([.. page.Value.Items.Select(a => RowOf(me, a))], page.Value.Next);
    }

    private IReadOnlyList<SheetCell> RowOf(CurrentActor me, AskedSupplement asked) =>
    [
        asked.Code, asked.ApplicantName, asked.ProcedureName, me.Office.Units.Find(asked.Unit)?.Name ?? asked.Unit, string.Join("; ", asked.Items.Select(i => $"{i.Item}: {i.Reason}")),
        SheetCell.OfMoment(days.Civil(asked.At)), asked.Answered is { } answered ? SheetCell.OfMoment(days.Civil(answered)) : report["StillWaits"],
    ];
}
