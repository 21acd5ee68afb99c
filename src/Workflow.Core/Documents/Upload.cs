using Workflow.Core.Dossiers;

namespace Workflow.Core.Documents;

/// <summary>A file that was sent ahead of the form it belongs to. Only who sent it may use it; the row goes when it becomes a document, or when it expires.</summary>
public sealed class Upload : IRevised
{
    public required Guid Id { get; init; }
    public required string OwnerId { get; init; }
    public required string Name { get; init; }
    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string MediaType { get; init; }

    /// <inheritdoc cref="StoredFile.CarriesSignature"/>
    public bool CarriesSignature { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>From this instant (UTC) on it is gone for its owner, and swept.</summary>
    public required DateTime ExpiresAt { get; init; }
    public int Revision { get; set; }

    public StoredFile File => new(Hash, Size, MediaType, CarriesSignature);

    /// <summary>Whether an officer may turn it into a document at an instant.</summary>
    public bool IsUsableBy(string officerId, DateTime now) => OwnerId == officerId && now < ExpiresAt;
}
