using Workflow.Core.Ratings;

namespace Workflow.Host.Ratings;

/// <summary>How scores are called in forms and addresses.</summary>
internal static class ScoreNames
{
    private static readonly (RatingScore Score, string Name)[] all =
        [(RatingScore.Satisfied, "hai-long"), (RatingScore.Neutral, "binh-thuong"), (RatingScore.Dissatisfied, "khong-hai-long")];

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<(RatingScore Score, string Name)> All => all;

    /// <summary>Null for anything else.</summary>
    public static RatingScore? ScoreOf(string? name) => Array.Find(all, s => s.Name == name) is { Name: not null } known ? known.Score : null;

    public static string NameOf(RatingScore score) => Array.Find(all, s => s.Score == score).Name;
}
