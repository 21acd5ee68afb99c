using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Jobs;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Import;

/// <summary>Reads a list and says of each line what it would change, or everything that is wrong with it; changes nothing.</summary>
internal sealed class OfficeImportTrial(OfficeEdits edits) : JobWork
{
    public override JobKind Kind => JobKind.OfficeImportTrial;

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        var rows = await ImportLines.Rows(context, job, cancellation);
        if (rows.Rejection is { } unreadable) return unreadable;
        var state = await ImportState.Load(context, isReal: false, edits.Today, cancellation);
        // Each line is judged after those before it, which may lie in an earlier batch.
        var from = ImportLines.Place(job);
        foreach (var row in rows.Value.Take(from)) state.Take(row);
        return ImportLines.Batch(context, job, rows.Value, from, state.Take);
    }
}

/// <summary>Takes a list into the office, batch by batch. Where one line of it is wrong, nothing is taken; every problem is listed.</summary>
internal sealed class OfficeImport(OfficeEdits edits, OfficeDirectory directory, OfficeReader reader, AuditLog audit) : JobWork
{
    public override JobKind Kind => JobKind.OfficeImport;

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        if (directory.Current.Person(job.AskedBy) is not { } me) return AdministrationSentences.Refuse(RejectionKind.Forbidden, "AskerGone");
        var rows = await ImportLines.Rows(context, job, cancellation);
        if (rows.Rejection is { } unreadable) return unreadable;
        var from = ImportLines.Place(job);
        if (from == 0 && await Refused(context, job, rows.Value, cancellation) is { } failed) return failed;
        var state = await ImportState.Load(context, isReal: true, edits.Today, cancellation);
        var step = ImportLines.Batch(context, job, rows.Value, from, row =>
        {
            var (act, problems) = state.Take(row);
            if (act is not null) audit.Add(context, me, AuditVerb.OfficeChanged, row.Subject, note: act.Write());
            return (act, problems);
        });
        await OfficeChanges.MarkChanged(context, cancellation);
        return step;
    }

    public override Task Stored(CancellationToken cancellation) => reader.Refresh(cancellation);

    /// <summary>Every problem of the whole list, as the step that ends the job; null where there is none.</summary>
    private async Task<JobStep?> Refused(WorkflowDbContext context, Job job, List<ImportRow> rows, CancellationToken cancellation)
    {
        var state = await ImportState.Load(context, isReal: false, edits.Today, cancellation);
        var wrong = rows.Select(row => (Row: row, state.Take(row).Problems)).Where(w => w.Problems.Count > 0).ToList();
        if (wrong.Count == 0) return null;
        foreach (var (row, problems) in wrong) ImportLines.Add(context, job, row, null, problems);
        return new JobStep(rows.Count, wrong.Count, "0", IsLast: true, rows.Count, Failure: AdministrationSentences.Of("ImportRefused", wrong.Count));
    }
}

/// <summary>What the trial and the import of a list have in common.</summary>
internal static class ImportLines
{
    public const int BatchSize = 200;

    public static async Task<Result<List<ImportRow>>> Rows(WorkflowDbContext context, Job job, CancellationToken cancellation) =>
        ImportFile.Read(await context.JobParts.AsNoTracking().Where(p => p.JobId == job.Id && p.IsInput && p.Number == 1).Select(p => p.Content).SingleAsync(cancellation));

    public static int Place(Job job) => job.Place is null ? 0 : int.Parse(job.Place, CultureInfo.InvariantCulture);

    public static JobStep Batch(
        WorkflowDbContext context, Job job, IReadOnlyList<ImportRow> rows, int from, Func<ImportRow, (OfficeAct? Act, IReadOnlyList<Problem> Problems)> take)
    {
        var (refused, end) = (0, Math.Min(from + BatchSize, rows.Count));
        for (var i = from; i < end; i++)
        {
            var (act, problems) = take(rows[i]);
            if (problems.Count > 0) refused++;
            Add(context, job, rows[i], act, problems);
        }
        return new JobStep(end - from, refused, end.ToString(CultureInfo.InvariantCulture), end == rows.Count, rows.Count);
    }

    public static void Add(WorkflowDbContext context, Job job, ImportRow row, OfficeAct? act, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0) context.Add(Line(1, isRefused: false, AdministrationSentences.Of(act is null ? "LineUnchanged" : $"Line.{act.Act}")));
        else
            for (var i = 0; i < problems.Count; i++) context.Add(Line(i + 1, isRefused: true, problems[i].Sentence));

        JobLine Line(int part, bool isRefused, Phrase text) => new()
        {
            JobId = job.Id, Number = row.Line, Part = part, Subject = row.Subject.Length > 200 ? row.Subject[..200] : row.Subject, IsRefused = isRefused, TextVi = text.Vi, TextEn = text.En,
        };
    }
}
