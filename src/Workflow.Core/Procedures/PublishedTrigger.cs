using Workflow.Core.Dossiers;

namespace Workflow.Core.Procedures;

/// <summary>Something outside that begins a process of the current version of a procedure; replaced with the version, in the same save.</summary>
public sealed class PublishedTrigger : IRevised
{
    public required Guid Id { get; init; }
    public required string ProcedureCode { get; init; }
    public required Guid VersionId { get; init; }

    /// <summary>File name of the process.</summary>
    public required string Process { get; init; }

    /// <summary>Index in the process's list of activities.</summary>
    public required int Activity { get; init; }

    /// <summary>An event, a request to an endpoint, or an instant.</summary>
    public required WaitKind Kind { get; init; }

    /// <summary>The event's name, or the endpoint's methods and path; empty for an instant.</summary>
    public required string Key { get; init; }

    /// <summary>When it fires next, UTC; null for what no clock fires, and after the last instant.</summary>
    public DateTime? NextFireAt { get; set; }
    public int Revision { get; set; }
}
