using Workflow.Core.Submissions;

namespace Workflow.Host.Sample;

/// <summary>One sample submission: what a portal handed in of an example of a shipped procedure, and what was done with it.</summary>
/// <param name="Procedure">Beginning of the procedure's folder name, e.g. <c>p06</c>.</param>
/// <param name="Example">Which dossier of its <c>cases.yaml</c>, from 0.</param>
/// <param name="AgeHours">Working hours since it arrived.</param>
/// <param name="Lacks">Whether one of the documents was not attached.</param>
/// <param name="Acts">What was done, each so many working hours after what was before it.</param>
internal sealed record SampleSubmission(
    string Procedure, int Example, decimal AgeHours, bool Lacks, params (SubmissionVerb Verb, int AfterHours)[] Acts)
{
    /// <summary>Submissions in every state, one near its four hours and one whose time is over.</summary>
    public static readonly IReadOnlyList<SampleSubmission> All =
    [
        new("p06", 0, 1, Lacks: false),
        new("p04", 0, 2.5m, Lacks: true),
        new("p06", 1, 5, Lacks: true),
        new("p04", 2, 11, Lacks: false),
        new("p06", 0, 21, Lacks: true, (SubmissionVerb.SupplementAsked, 3)),
        new("p06", 1, 44, Lacks: true, (SubmissionVerb.SupplementAsked, 4), (SubmissionVerb.Supplied, 38)),
        new("p04", 0, 30, Lacks: false, (SubmissionVerb.Accepted, 3)),
        new("p06", 0, 62, Lacks: false, (SubmissionVerb.Accepted, 12)),
        new("p04", 1, 26, Lacks: true, (SubmissionVerb.Refused, 5)),
        new("p06", 2, 16, Lacks: false, (SubmissionVerb.Withdrawn, 2)),
    ];
}
