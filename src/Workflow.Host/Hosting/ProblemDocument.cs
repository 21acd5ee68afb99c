using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Submissions;

namespace Workflow.Host.Hosting;

/// <summary>The one shape of every refusal (RFC 9457), with a stable code and a sentence in the reader's language.</summary>
/// <param name="Kind">Closed set: the names of <see cref="RejectionKind"/> and those of <see cref="ProblemKind"/>.</param>
/// <param name="Errors">Sentences by JSON path: what a form shows beside its fields.</param>
/// <param name="Problems">The same places with code, subject and weight; warnings stand here only.</param>
/// <param name="Current">Beside a conflict: where the dossier stands now, with every open step.</param>
/// <param name="Submission">Beside a conflict: where the online submission stands now.</param>
internal sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, string Code, string Kind, string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors, IReadOnlyList<ProblemDocument.Place>? Problems,
    DossierProgress? Current = null, SubmissionLine? Submission = null)
{
    public const string MediaType = "application/problem+json";

    /// <summary>One thing wrong, at one place.</summary>
    internal sealed record Place(string Code, string Path, string? Subject, string Sentence, Severity Severity);
}

/// <summary>What only the edge refuses, beside the kinds of <see cref="RejectionKind"/>.</summary>
internal static class ProblemKind
{
    public const string Unauthenticated = nameof(Unauthenticated);
    public const string MethodNotAllowed = nameof(MethodNotAllowed);
    public const string UnsupportedMediaType = nameof(UnsupportedMediaType);
    public const string Internal = nameof(Internal);
}
