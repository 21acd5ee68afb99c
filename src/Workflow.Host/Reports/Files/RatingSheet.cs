using Workflow.Core;
using Workflow.Core.Ratings;
using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Paging;
using Workflow.Host.Ratings;

namespace Workflow.Host.Reports.Files;

/// <summary>The ratings of a period, each with what the applicant said and who had received the dossier.</summary>
internal sealed class RatingSheet(RatingList list, CivilDays days, Words<BoardWords> board, Words<ReportWords> report, Words<FileWords> words) : ListSheet
{
    public override ListName Name => ListName.Ratings;

    public override string Title(CurrentActor reader, ListExportOrder order) =>
        order.Score is { } score ? $"{report["RatingList"]}, {ScoreOf(score)}" : report["RatingList"];

    public override bool IsOfPeriod(ListExportOrder order) => true;

    public override string Slug(ListExportOrder order) => order.Score is { } score ? "danh-gia-" + ScoreNames.NameOf(score) : "danh-gia";

    public override IReadOnlyList<string> Headings(ListExportOrder order) =>
    [
        words["ColumnCode"], words["ColumnApplicant"], board["ColumnProcedure"], report["ColumnDecidingUnit"], report["ColumnReceivingUnit"], report["ColumnReceivedBy"],
        report["ColumnScore"], report["ColumnComment"], report["ColumnRatedAt"],
    ];

    public override async Task<Result<int>> Count(CurrentActor me, ListExportOrder order, FigureScope scope, CancellationToken cancellation) =>
        await list.Count(scope, order.Scope.Span(), order.Score, cancellation);

    public override async Task<Result<Page<IReadOnlyList<SheetCell>>>> Rows(CurrentActor me, ListExportOrder order, FigureScope scope, string? after, int size, CancellationToken cancellation)
    {
        var page = await list.Of(scope, order.Scope.Span(), order.Score, after, size, cancellation);
        return page.Rejection is { } rejection ? rejection : new Page<IReadOnlyList<SheetCell>>([.. page.Value.Items.Select(l => RowOf(me.Office, l))], page.Value.Next);
    }

    private IReadOnlyList<SheetCell> RowOf(OfficeSnapshot office, ListedRating listed)
    {
        var rating = listed.Rating;
        return
        [
            listed.Code, listed.ApplicantName, listed.ProcedureName, NameOf(rating.CompetentUnit), NameOf(rating.ReceivingUnit), office.NameOf(rating.ReceivedBy),
            ScoreOf(rating.Score), rating.Comment ?? "", SheetCell.OfMoment(days.Civil(rating.FirstAt)),
        ];

        string NameOf(string unit) => office.Units.Find(unit)?.Name ?? unit;
    }

    private string ScoreOf(RatingScore score) => report[$"Column.{score}"];
}
