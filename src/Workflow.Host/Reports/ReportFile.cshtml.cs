using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Core.Audit;
using Workflow.Host.Audit;
using Workflow.Host.Board;
using Workflow.Host.Desk;

namespace Workflow.Host.Reports;

/// <summary>A report as a file; that it was taken out stands in the audit before the first byte leaves.</summary>
internal sealed class ReportFilePage(ReadReport read, AuditLog audit, Words<BoardWords> board, Words<ReportWords> words, DeskTime time) : ReportRequestPage(board, time)
{
    public const string Path = "/bao-cao/tep";

    public async Task<IActionResult> OnGetAsync(string format)
    {
        if (LoadWish() is { } unseen) return Refuse(unseen);
        if (format is not ("csv" or "xlsx")) return NotFound();
        var cancellation = HttpContext.RequestAborted;
        var report = await read.Of(Me, Wish, cancellation);
        await audit.Write(Me, AuditVerb.Exported, Subject(), note: format, cancellation: cancellation);

        Response.ContentType = format == "csv" ? CsvSheet.MediaType : XlsxSheet.MediaType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"bao-cao-{(Table == ReportTable.Settlement ? "" : TableSlug + "-")}{Period.Key}.{format}\"";
        var rows = ReportSheet.Of(report, words).Rows(words[$"SheetTitle.{Table}", ScopeName], words["SheetPeriod", Days]);
        if (format == "csv") await CsvSheet.Write(Response.Body, rows, CultureInfo.CurrentUICulture, cancellation);
        else await WriteWorkbook(rows, cancellation);
        return new EmptyResult();
    }

    /// <summary>A package is closed by synchronous writes, which an answer does not take: it passes through a buffer, in a file where it is large.</summary>
    private async Task WriteWorkbook(IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken cancellation)
    {
        await using var buffer = new FileBufferingWriteStream();
        await XlsxSheet.Write(buffer, words[$"Table.{Table}"], rows, ReportSheet.HeadingRows, cancellation);
        await buffer.DrainBufferAsync(Response.Body, cancellation);
    }

    private string Subject() => $"{Path} {Period.Key} {Units.Selected?.Code ?? "*"} {TableSlug} {Division}";
}
