using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Administration;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Jobs;
using Workflow.Persistence;

namespace Workflow.Host.Reports.Files;

/// <param name="Field">Only procedures of this field; null for all.</param>
/// <param name="Procedure">Code of one procedure; null for all.</param>
internal sealed record ReportExportOrder(FileScope Scope, ReportTable Table, ReportDivision Division, string? Field, string? Procedure, SheetFormat Format, bool InEnglish);

/// <summary>Writes a table of a report into a file, in one batch, with the sight that whoever asked has while it is written.</summary>
internal sealed class ReportExport(ReadReport read, OfficeDirectory directory, Words<BoardWords> board, Words<ReportWords> words, Words<FileWords> files) : JobWork
{
    /// <summary>What the audit calls reports that were taken out; older than the jobs that write them.</summary>
    private const string Subject = "/bao-cao/tep";

    public override JobKind Kind => JobKind.ReportExport;

    public static FileOrder Order(ReportExportOrder order) => new(
        JobKind.ReportExport, JsonSerializer.Serialize(order, ReportExportJson.Default.ReportExportOrder),
        new TakenOut($"{Subject} {order.Scope.Period} {order.Scope.Unit ?? "*"} {ReportRequestPage.SlugOf(order.Table)} {order.Division}", SheetFile.Ending(order.Format)));

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        if (directory.Current.Person(job.AskedBy) is not { } me) return AdministrationSentences.Refuse(RejectionKind.Forbidden, "AskerGone");
        var order = Read(job);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = order.InEnglish ? SentenceBook.English : SentenceBook.Vietnamese;
        var scope = order.Scope.Seen(me, board, files);
        if (scope.Rejection is { } unseen) return unseen;
        var report = await read.Of(me, new ReportWish(scope.Value, order.Scope.Span(), order.Division, order.Field, order.Procedure, order.Table), cancellation);
        var sheet = ReportSheet.Of(report, words);
        var rows = sheet.Rows(words[$"SheetTitle.{order.Table}", order.Scope.Name(me.Office, board)], words["SheetPeriod", order.Scope.Days()]);
        context.Add(new JobPart { JobId = job.Id, IsInput = false, Number = 1, Content = SheetFile.Piece(order.Format, rows, 1, isLast: true) });
        return new JobStep(sheet.Lines.Count, 0, "", IsLast: true, sheet.Lines.Count, NameOf(order), HasPart: true);
    }

    public override string Describe(CurrentActor reader, Job job)
    {
        var order = Read(job);
        string?[] parts =
        [
            words[$"Table.{order.Table}"], ReportColumn.IsDivided(order.Table) ? words[$"By.{order.Division}"] : null, order.Scope.Name(reader.Office, board), order.Scope.Days(),
            order.Field, order.Procedure, SheetFile.Ending(order.Format).ToUpperInvariant(),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public override string MediaTypeOf(Job job) => SheetFile.MediaTypeOf(Read(job).Format);

    public override Task WriteResult(Job job, IAsyncEnumerable<byte[]> pieces, Stream output, CancellationToken cancellation)
    {
        var order = Read(job);
        return SheetFile.Write(order.Format, words[$"Table.{order.Table}"], pieces, output, cancellation);
    }

    private static string NameOf(ReportExportOrder order) =>
        $"bao-cao-{(order.Table == ReportTable.Settlement ? "" : ReportRequestPage.SlugOf(order.Table) + "-")}{SheetFile.NameOf(order.Scope.Period)}.{SheetFile.Ending(order.Format)}";

    private static ReportExportOrder Read(Job job) => JsonSerializer.Deserialize(job.Arguments, ReportExportJson.Default.ReportExportOrder)!;
}

// By their names: a table that is added must not change what an older job asked for.
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReportExportOrder))]
internal sealed partial class ReportExportJson : JsonSerializerContext;
