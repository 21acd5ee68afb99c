namespace Workflow.Host.Dossiers;

/// <summary>Dossiers that belong to one, as far as whoever reads it may know of them.</summary>
/// <param name="Parent">What started it; null where nothing did.</param>
/// <param name="Children">What it started, in the order in which they began.</param>
/// <param name="Sources">Those whose papers it uses again.</param>
/// <param name="OfApplicant">Others under the same identity number, the last received first.</param>
internal sealed record RelatedDossiers(
    LinkedDossier? Parent, IReadOnlyList<LinkedDossier> Children, IReadOnlyList<LinkedDossier> Sources, IReadOnlyList<LinkedDossier> OfApplicant)
{
    public const int MostLinked = 200;

    /// <summary>Of one applicant's dossiers, how many are shown at once.</summary>
    public const int MostOfApplicant = 10;

    /// <summary>Of one applicant's dossiers, how many are looked at for those that may be seen.</summary>
    public const int MostLookedAt = 100;

    public bool Any => Parent is not null || Children.Count > 0 || Sources.Count > 0 || OfApplicant.Count > 0;
}
