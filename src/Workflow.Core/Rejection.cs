namespace Workflow.Core;

/// <summary>Why a request was refused, as the edge needs to know it.</summary>
public enum RejectionKind
{
    /// <summary>The request cannot be read: 400.</summary>
    Malformed,
    /// <summary>The caller may see the subject but may not do this: 403.</summary>
    Forbidden,
    /// <summary>Absent, or not the caller's to see: 404.</summary>
    NotFound,
    /// <summary>The subject has moved on since the caller read it: 409.</summary>
    Conflict,
    /// <summary>Readable, but against a rule: 422.</summary>
    Unprocessable,
    /// <summary>The caller did not say which revision it read: 428.</summary>
    PreconditionRequired,
    /// <summary>Too much is waiting; the caller may try again later: 503.</summary>
    Busy,
    /// <summary>More than may be sent: 413.</summary>
    TooLarge,
}

/// <summary>A refusal as a value: its kind, a stable code, one sentence, and the single problems where there are several.</summary>
public sealed record Rejection(RejectionKind Kind, string Code, Phrase Sentence)
{
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>How much a problem weighs: an error refuses, a warning must be confirmed or read.</summary>
public enum Severity { Error, Warning }

/// <summary>One thing wrong in what was sent.</summary>
/// <param name="Code">Stable identifier, also the key of the sentence.</param>
/// <param name="Path">JSON path of the place, e.g. <c>$.root.activities[3].limit</c>.</param>
/// <param name="Subject">What the reader calls the place: an activity's name, a field's title. Null when the path says it all.</param>
public sealed record Problem(string Code, string Path, string? Subject, Phrase Sentence, Severity Severity = Severity.Error);

/// <summary>A value, or the rejection that stands in its place.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Rejection? rejection)
    {
        this.value = value;
        Rejection = rejection;
    }

    public Rejection? Rejection { get; }

    public bool IsRejected => Rejection is not null;

    /// <summary>The value. Asking a rejected result for it is a programming error.</summary>
    public T Value => Rejection is null ? value! : throw new InvalidOperationException($"Rejected: {Rejection.Code}.");

#pragma warning disable CA2225 // The conversions are the two constructors; named twins would only repeat them.
    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Rejection rejection) => new(default, rejection);
#pragma warning restore CA2225
}
