namespace Workflow.Core.Dossiers;

/// <summary>The value of a process variable in one dossier.</summary>
public sealed class Variable : IRevised
{
    /// <summary>Longest value in characters of compact JSON.</summary>
    public const int LongestValue = 64 * 1024;

    /// <summary>Most characters that all variables of a dossier may hold together.</summary>
    public const int MostPerDossier = 1024 * 1024;

    public required Guid DossierId { get; init; }

    /// <summary>The container that declares it; empty for the process itself.</summary>
    public required string Scope { get; init; }
    public required string Name { get; init; }
    public required string Json { get; set; }
    public int Revision { get; set; }
}
