namespace Workflow.Persistence.Rows;

/// <summary>A command that was committed under a key of its caller, kept so that sending it again does nothing.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>How long a record is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public required string Caller { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request as it arrived, hexadecimal.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Names the result, from which the answer is rendered again.</summary>
    public required string Reference { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
