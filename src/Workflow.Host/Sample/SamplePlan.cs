using Workflow.Core.Ratings;

namespace Workflow.Host.Sample;

/// <summary>One sample dossier: an example of a shipped procedure, walked until a step is open.</summary>
/// <param name="Procedure">Beginning of the procedure's folder name, e.g. <c>p06</c>.</param>
/// <param name="Example">Which dossier of its <c>cases.yaml</c>, from 0.</param>
/// <param name="Until">Key of the step that is left for an officer; null walks to the end.</param>
/// <param name="AgeHours">Working hours since it was received.</param>
/// <param name="PaceMinutes">Working minutes between one act and the next.</param>
/// <param name="Withdraws">Whether the applicant withdraws in the end.</param>
/// <param name="Suspends">Whether the approver suspends it in the end.</param>
/// <param name="Rating">How the applicant was served, once it has ended; null for who does not say.</param>
/// <param name="Comment">What the applicant adds; null for nothing.</param>
internal sealed record SamplePlan(
    string Procedure, int Example, string? Until, int AgeHours, int PaceMinutes, bool Withdraws = false, bool Suspends = false, RatingScore? Rating = null, string? Comment = null)
{
    /// <summary>Thirty-nine dossiers in every state an office knows; the fortieth is the one with an incident.</summary>
    public static readonly IReadOnlyList<SamplePlan> All =
    [
        // Just received.
        new("p05", 0, "receive", 1, 30),
        new("p04", 0, "receive", 2, 30),
        new("p06", 0, "receive", 3, 30),
        // With a head of division who has to assign it, one of them late.
        new("p06", 0, "assign", 5, 60),
        new("p06", 3, "assign", 20, 60),
        // Being appraised: in time, near, late in the step, late altogether.
        new("p04", 0, "appraise", 8, 90),
        new("p04", 2, "appraise", 26, 90),
        new("p07", 0, "appraise", 10, 60),
        new("p07", 3, "appraise", 45, 120),
        new("p03", 0, "search-database", 6, 30),
        new("p01", 0, "search-register", 5, 30),
        new("p10", 0, "appraise", 120, 400),
        new("p08", 2, "appraise", 20, 60),
        // On site, and with the consulted agencies.
        new("p06", 0, "verify-on-site", 30, 200),
        new("p09", 0, "verify-on-site", 18, 60),
        new("p06", 0, "consult-land", 40, 240),
        new("p06", 1, "consult-fire", 70, 300),
        new("p11", 2, "consult", 30, 60),
        // With a council, and with agencies that work in systems of their own.
        new("p11", 0, "conciliate", 60, 200),
        new("p12", 0, "verify-police", 25, 60),
        new("p14", 0, "process-externally", 20, 60),
        new("p13", 0, "register-residence", 20, 90),
        // Waiting for a decision.
        new("p04", 0, "approve", 50, 400),
        new("p05", 0, "approve", 30, 120),
        new("p06", 0, "approve", 62, 260),
        new("p10", 0, "review", 140, 600),
        // Signed, numbered.
        new("p04", 0, "assign-number", 44, 500),
        new("p01", 0, "stamp", 6, 60),
        // The clock stands: papers, money, a court's decision awaited.
        new("p04", 1, "request-supplement", 30, 120),
        new("p06", 1, "request-supplement", 40, 240),
        new("p08", 2, "request-payment", 50, 120),
        new("p05", 0, "appraise", 13, 60, Suspends: true),
        // The result waits for the applicant.
        new("p07", 0, "return-result", 50, 700),
        new("p12", 0, "return-result", 70, 400),
        // Done: in time, late, refused, withdrawn, stopped.
        new("p02", 0, null, 20, 30, Rating: RatingScore.Satisfied, Comment: "Nhận bản sao ngay trong buổi, cán bộ hướng dẫn dễ hiểu."),
        new("p05", 0, null, 60, 500, Rating: RatingScore.Satisfied),
        new("p06", 2, null, 80, 300, Rating: RatingScore.Dissatisfied, Comment: "Văn bản trả lời chưa nói rõ phải sửa bản vẽ ở chỗ nào, tôi phải đến hỏi lại."),
        new("p03", 3, null, 120, 200, Rating: RatingScore.Neutral, Comment: "Chờ hơi lâu ở quầy nhận hồ sơ."),
        new("p04", 0, "approve", 30, 300, Withdraws: true, Rating: RatingScore.Satisfied, Comment: "Cán bộ hướng dẫn rõ thủ tục rút hồ sơ."),
    ];
}
