using Workflow.Core.Dossiers;

namespace Workflow.Core.Documents;

/// <summary>A file of a dossier: a paper that was handed in, one that was made on the way, or the result. Kept when it is replaced.</summary>
public sealed class DossierDocument : IRevised
{
    /// <summary>Most characters of <see cref="Name"/>.</summary>
    public const int LongestName = 120;

    public required Guid DossierId { get; init; }

    /// <summary>Place among the documents of the dossier, from 1 without gaps; its name in addresses.</summary>
    public required int Number { get; init; }

    /// <summary>Key of the required document that it stands for; null for any other paper.</summary>
    public string? Key { get; init; }

    /// <summary>Name as shown and saved, cleaned and with the extension of its type.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the bytes, which is where the store has them.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string MediaType { get; init; }

    /// <inheritdoc cref="StoredFile.CarriesSignature"/>
    public bool CarriesSignature { get; init; }
    public required DocumentOrigin Origin { get; init; }

    /// <summary>The dossier that it was taken over from; only where the origin says so.</summary>
    public Guid? ReusedFrom { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AddedAt { get; init; }

    /// <summary>Key of the step at which it was added; null at reception and outside any step.</summary>
    public string? StepKey { get; init; }

    /// <summary>Number of the document that took its place; null while it counts.</summary>
    public int? ReplacedBy { get; private set; }
    public int Revision { get; set; }

    public StoredFile File => new(Hash, Size, MediaType, CarriesSignature);

    internal void GiveWayTo(int number) => ReplacedBy = number;
}
