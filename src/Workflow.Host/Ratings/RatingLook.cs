using Workflow.Core.Ratings;

namespace Workflow.Host.Ratings;

/// <summary>How a score is tagged on pages.</summary>
internal static class RatingLook
{
    public static (string Look, string Icon) Of(RatingScore score) => score switch
    {
        RatingScore.Satisfied => ("ok", "ok"),
        RatingScore.Dissatisfied => ("late", "info"),
        _ => ("", "dot"),
    };
}
