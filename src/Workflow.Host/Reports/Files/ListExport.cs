using System.Collections.Frozen;
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
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Reports.Files;

/// <summary>
/// Writes the list behind a number into a file, a piece a batch, with the sight that whoever asked has while it is written. A row stands as it was when
/// its batch was read: what moves in the list meanwhile may be missing or stand twice, as for somebody who turns its pages.
/// </summary>
internal sealed class ListExport : JobWork
{
    private readonly FrozenDictionary<ListName, ListSheet> sheets;
    private readonly OfficeDirectory directory;
    private readonly CivilDays days;
    private readonly Words<BoardWords> board;
    private readonly Words<FileWords> words;

    public ListExport(
        DossierSheet dossiers, StepSheet steps, SupplementSheet supplements, RatingSheet ratings, OfficeDirectory directory, CivilDays days, Words<BoardWords> board, Words<FileWords> words)
    {
        sheets = new ListSheet[] { dossiers, steps, supplements, ratings }.ToFrozenDictionary(s => s.Name);
        (this.directory, this.days, this.board, this.words) = (directory, days, board, words);
    }

    public override JobKind Kind => JobKind.ListExport;

    /// <summary>Rows that are read at once; a test takes fewer.</summary>
    internal int PageRows { get; set; } = PageSize.Most;

    /// <summary>Pages that are stored together.</summary>
    internal int PagesABatch { get; set; } = 5;

    /// <param name="path">Of the page that shows the list: by it the audit calls what was taken out.</param>
    public FileOrder Order(string path, ListExportOrder order) => new(
        JobKind.ListExport, JsonSerializer.Serialize(order, ListExportJson.Default.ListExportOrder),
        new TakenOut(string.Join(' ', Told(path, order)), SheetFile.Ending(order.Format)));

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        if (directory.Current.Person(job.AskedBy) is not { } me) return AdministrationSentences.Refuse(RejectionKind.Forbidden, "AskerGone");
        var order = Read(job);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = order.InEnglish ? SentenceBook.English : SentenceBook.Vietnamese;
        var scope = order.Scope.Seen(me, board, words);
        if (scope.Rejection is { } unseen) return unseen;
        var sheet = sheets[order.List];
        var total = job.Total;
        if (total is null)
        {
            var count = await sheet.Count(me, order, scope.Value, cancellation);
            if (count.Rejection is { } uncounted) return uncounted;
            total = count.Value;
            // Counted before it is written: nobody waits long to be told that it does not fit.
            if (order.Format == SheetFormat.Xlsx && total > XlsxSheet.MostRows - ReportSheet.HeadingRows)
                return new Rejection(RejectionKind.Unprocessable, "TooManyForWorkbook", words.Both("TooManyForWorkbook", total));
        }
        List<IReadOnlyList<SheetCell>> rows = [];
        var place = job.Place;
        for (var page = 0; page < PagesABatch && place is not ""; page++)
        {
            var found = await sheet.Rows(me, order, scope.Value, place, PageRows, cancellation);
            if (found.Rejection is { } rejection) return rejection;
            rows.AddRange(found.Value.Items);
            place = found.Value.Next ?? "";
        }
        var isLast = place is "";
        var piece = job.Parts == 0
            ? SheetFile.Piece(order.Format, [.. Head(me, job, order, sheet), .. rows], 1, isLast)
            : SheetFile.Piece(order.Format, rows, ReportSheet.HeadingRows + job.Looked + 1, isLast);
        context.Add(new JobPart { JobId = job.Id, IsInput = false, Number = job.Parts + 1, Content = piece });
        // What came or went since it was counted is told at the end.
        return new JobStep(rows.Count, 0, place!, isLast, isLast ? job.Looked + rows.Count : total, NameOf(job, order, sheet), HasPart: true);
    }

    public override string Describe(CurrentActor reader, Job job)
    {
        var order = Read(job);
        var sheet = sheets[order.List];
        string?[] parts =
        [
            sheet.Title(reader, order), order.Scope.Name(reader.Office, board), sheet.IsOfPeriod(order) ? order.Scope.Days() : null, order.Procedure,
            SheetFile.Ending(order.Format).ToUpperInvariant(),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public override string MediaTypeOf(Job job) => SheetFile.MediaTypeOf(Read(job).Format);

    public override Task WriteResult(Job job, IAsyncEnumerable<byte[]> pieces, Stream output, CancellationToken cancellation)
    {
        var (order, sheet) = (Read(job), sheets[Read(job).List]);
        // Whoever asked for it may be gone by now: the file is still named.
        var name = directory.Current.Person(job.AskedBy) is { } asker ? sheet.Title(asker, order) : sheet.Slug(order);
        return SheetFile.Write(order.Format, name, pieces, output, cancellation);
    }

    private IEnumerable<IReadOnlyList<SheetCell>> Head(CurrentActor me, Job job, ListExportOrder order, ListSheet sheet)
    {
        yield return [$"{sheet.Title(me, order)}: {order.Scope.Name(me.Office, board)}"];
        yield return [sheet.IsOfPeriod(order) ? words["OfPeriod", order.Scope.Days(), board[$"By.{order.Scope.Side}"]] : words["AsOf", days.Civil(job.StartedAt ?? job.AskedAt).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)]];
        yield return [.. sheet.Headings(order).Select(SheetCell.Of)];
    }

    private IEnumerable<string> Told(string path, ListExportOrder order)
    {
        yield return path;
        if (sheets[order.List].IsOfPeriod(order)) yield return order.Scope.Period;
        yield return order.Scope.Unit ?? "*";
        yield return sheets[order.List].Slug(order);
    }

    private string NameOf(Job job, ListExportOrder order, ListSheet sheet)
    {
        var span = sheet.IsOfPeriod(order) ? SheetFile.NameOf(order.Scope.Period) : days.Of(job.AskedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{sheet.Slug(order)}-{span}.{SheetFile.Ending(order.Format)}";
    }

    private static ListExportOrder Read(Job job) => JsonSerializer.Deserialize(job.Arguments, ListExportJson.Default.ListExportOrder)!;
}

// By their names: a list that is added must not change what an older job asked for.
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ListExportOrder))]
internal sealed partial class ListExportJson : JsonSerializerContext;
