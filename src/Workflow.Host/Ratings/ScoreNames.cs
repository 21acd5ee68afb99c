using Workflow.Core.Ratings;

namespace Workflow.Host.Tracking;

/// <summary>How scores are called in the form.</summary>
internal static class RatingForm
{
    private static readonly (RatingScore Score, string Name)[] scores =
        [(RatingScore.Satisfied, "hai-long"), (RatingScore.Neutral, "binh-thuong"), (RatingScore.Dissatisfied, "khong-hai-long")];

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<(RatingScore Score, string Name)> Scores => scores;

    /// <summary>Null for anything else.</summary>
    public static RatingScore? ScoreOf(string? name) => Array.Find(scores, s => s.Name == name) is { Name: not null } known ? known.Score : null;
}
