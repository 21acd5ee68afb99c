namespace Workflow.Runtime.Activities;

/// <summary>What an endpoint of a process asks of a request before the process hears of it; a limit that is null is none of its own.</summary>
public sealed record EndpointSettings
{
    /// <summary>Whether the caller must be known.</summary>
    public bool Authorize { get; init; }

    /// <summary>Name of the policy that the caller must satisfy besides; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>How long the caller waits for an answer.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>Bytes of the whole request, inclusive.</summary>
    public long? RequestSizeLimit { get; init; }

    /// <summary>Bytes of each file, inclusive.</summary>
    public long? FileSizeLimit { get; init; }

    /// <summary>Extensions with their dot, in any case of letters; empty for all.</summary>
    public IReadOnlyList<string> AllowedFileExtensions { get; init; } = [];

    /// <summary>Extensions with their dot, in any case of letters.</summary>
    public IReadOnlyList<string> BlockedFileExtensions { get; init; } = [];

    /// <summary>MIME types of files; empty for all.</summary>
    public IReadOnlyList<string> AllowedMimeTypes { get; init; } = [];

    /// <summary>The refusals that the process wants to hear of, as its outcomes; of all others only the caller hears.</summary>
    public IReadOnlyList<string> ExposedFailures { get; init; } = [];
}

/// <summary>The refusals of a request that an endpoint can have as outcomes, as Elsa spells them.</summary>
public static class EndpointFailures
{
    public const string RequestTooLarge = "Request too large";
    public const string FileTooLarge = "File too large";
    public const string InvalidFileExtension = "Invalid file extension";
    public const string InvalidFileMimeType = "Invalid file MIME type";
}
