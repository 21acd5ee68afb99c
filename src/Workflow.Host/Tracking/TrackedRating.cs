using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;

namespace Workflow.Host.Tracking;

/// <summary>How the applicant has rated a dossier that has ended.</summary>
/// <param name="Score">Null while no rating was given.</param>
/// <param name="ChangeableUntil">UTC, exclusive; null while none was given.</param>
/// <param name="IsOpen">Whether it may be given or changed now.</param>
internal sealed record TrackedRating(RatingScore? Score, string? Comment, DateTime? ChangeableUntil, bool IsOpen)
{
    /// <summary>Null while the dossier goes on.</summary>
    public static TrackedRating? Of(Dossier dossier, Rating? given, DateTime now) =>
        !dossier.IsClosed ? null : new(given?.Score, given?.Comment, given?.ChangeableUntil, given?.IsChangeableAt(now) ?? true);
}
