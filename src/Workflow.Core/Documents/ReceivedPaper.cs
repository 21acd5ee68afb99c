namespace Workflow.Core.Documents;

/// <summary>A required document that reception ticked off: how many sheets of which kind were handed in. Written with the dossier, never changed.</summary>
public sealed class ReceivedPaper
{
    /// <summary>Most copies that are counted of one paper.</summary>
    public const int Most = 99;

    public required Guid DossierId { get; init; }

    /// <summary>Key of the required document.</summary>
    public required string Key { get; init; }

    /// <summary>Bản chính.</summary>
    public required int Originals { get; init; }

    /// <summary>Bản sao; where there are neither, the paper came as a file.</summary>
    public required int Copies { get; init; }
}
