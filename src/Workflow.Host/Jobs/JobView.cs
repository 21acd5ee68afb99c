using System.Globalization;
using Workflow.Core;
using Workflow.Core.Jobs;

namespace Workflow.Host.Jobs;

/// <summary>A job as the API shows it.</summary>
/// <param name="Looked">How much of it is done.</param>
/// <param name="Total">How much there is to do; absent while nobody has counted.</param>
/// <param name="IsStopping">Whether it was asked to stop and has not yet.</param>
/// <param name="Failure">Why it failed; absent otherwise.</param>
/// <param name="HasFile">Whether it has written a file.</param>
internal sealed record JobView(
    Guid Id, JobKind Kind, JobState State, string AskedBy, DateTime AskedAt, DateTime? StartedAt, DateTime? EndedAt,
    int Looked, int? Total, int Refused, bool IsStopping, string? Failure, bool HasFile)
{
    public static JobView Of(Job job) => new(
        job.Id, job.Kind, job.State, job.AskedBy, job.AskedAt, job.StartedAt, job.EndedAt, job.Looked, job.Total, job.Refused, job is { IsCancelAsked: true, IsOver: false },
        job.FailureVi is { } vi ? new Phrase(vi, job.FailureEn!).In(CultureInfo.CurrentUICulture) : null, job is { State: JobState.Done, FileName: not null });
}

/// <summary>What came of one line or item.</summary>
internal sealed record JobLineView(int Number, string Subject, bool IsRefused, string Text)
{
    public static JobLineView Of(JobLine line) => new(line.Number, line.Subject, line.IsRefused, new Phrase(line.TextVi, line.TextEn).In(CultureInfo.CurrentUICulture));
}
