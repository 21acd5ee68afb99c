using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Administration;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;
using Workflow.Persistence;

namespace Workflow.Host.Audit;

/// <summary>Writes what a search of the audit finds into a CSV file, with the sight that whoever asked has while it is written.</summary>
internal sealed class AuditExport(AuditSearch search, AuditText text, OfficeDirectory directory, IOptions<OfficeOptions> office) : JobWork
{
    private const int BatchSize = 500;

    public override JobKind Kind => JobKind.AuditExport;

    public static string Write(AuditExportOrder order) => JsonSerializer.Serialize(order, AuditExportJson.Default.AuditExportOrder);

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        if (directory.Current.Person(job.AskedBy) is not { } me) return AdministrationSentences.Refuse(RejectionKind.Forbidden, "AskerGone");
        var order = JsonSerializer.Deserialize(job.Arguments, AuditExportJson.Default.AuditExportOrder)!;
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = order.InEnglish ? SentenceBook.English : SentenceBook.Vietnamese;
        var page = await search.Find(me, order.Filter, job.Place, BatchSize, cancellation);
        if (page.Rejection is { } rejection) return rejection;
        var lines = new StringBuilder();
        // The mark by which spreadsheets know UTF-8.
        if (job.Parts == 0) lines.Append('\uFEFF').Append(CsvLine.Of("at", "who", "source", "what", "subject", "note"));
        foreach (var line in page.Value.Items)
            lines.Append(CsvLine.Of(At(line.At), line.ActorId, $"{line.Source}", text.Verb(line), line.Subject, text.Note(line)));
        context.Add(new JobPart { JobId = job.Id, IsInput = false, Number = job.Parts + 1, Content = Encoding.UTF8.GetBytes(lines.ToString()) });
        return new JobStep(
            page.Value.Items.Count, 0, page.Value.Next ?? "", page.Value.Next is null, FileName: $"nhat-ky-{order.Filter.From:yyyyMMdd}-{order.Filter.To:yyyyMMdd}.csv", HasPart: true);
    }

    public override string Describe(CurrentActor reader, Job job)
    {
        var filter = JsonSerializer.Deserialize(job.Arguments, AuditExportJson.Default.AuditExportOrder)!.Filter;
        return string.Create(CultureInfo.InvariantCulture, $"{filter.From:dd/MM/yyyy} – {filter.To:dd/MM/yyyy}");
    }

    private string At(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, office.Value.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <param name="InEnglish">Whether acts are put into English words.</param>
internal sealed record AuditExportOrder(AuditFilter Filter, bool InEnglish);

[JsonSerializable(typeof(AuditExportOrder))]
internal sealed partial class AuditExportJson : JsonSerializerContext;
