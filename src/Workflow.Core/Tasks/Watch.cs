namespace Workflow.Core.Tasks;

/// <summary>A dossier that an officer follows: its open steps stand in an inbox of the officer's own, whoever holds them.</summary>
public sealed class Watch
{
    /// <summary>Most dossiers that one officer follows.</summary>
    public const int MostPerOfficer = 500;

    public required string OfficerId { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Since { get; init; }
}
