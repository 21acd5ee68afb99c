using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Core.Submissions;

namespace Workflow.Host.Submissions;

/// <summary>Holds what only online submissions carry against its bounds; lists every place that does not do.</summary>
internal static class OnlineCheck
{
    private const int MostAttachments = 50;
    private const int LongestName = 200;
    private const int LongestAddress = 500;

    // Clocks of machines differ by a little.
    private static readonly TimeSpan tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan oldest = TimeSpan.FromDays(366);

    public static IReadOnlyList<Problem> Check(SubmitOnlineRequest sent, ProcedureCase chosen, DateTime now)
    {
        var problems = Attachments(sent.Attachments, chosen);
        if (!IsLine(sent.Reference, Submission.LongestReference)) problems.Add(Problem("Online.reference", "$.reference", Submission.LongestReference));
        var at = sent.SubmittedAt.UtcDateTime;
        if (at > now + tolerance || at < now - oldest) problems.Add(Problem("Online.submittedAt", "$.submittedAt"));
        return problems;
    }

    public static List<Problem> Attachments(IReadOnlyList<AttachedDocument> attachments, ProcedureCase chosen)
    {
        var problems = new List<Problem>();
        if (attachments.Count > MostAttachments) problems.Add(Problem("Online.attachments", "$.attachments", MostAttachments));
        foreach (var (place, attached) in attachments.Take(MostAttachments).Index())
        {
            // A list may hold null whatever its type says.
            if (attached is null || !IsLine(attached.Name, LongestName)) problems.Add(Problem("Online.name", $"$.attachments[{place}].name", LongestName));
            if (attached is null || !IsLine(attached.Reference, LongestAddress))
                problems.Add(Problem("Online.address", $"$.attachments[{place}].reference", LongestAddress));
            if (attached?.Document is { } document && !chosen.Documents.Contains(document))
                problems.Add(Problem("Online.document", $"$.attachments[{place}].document", string.Join(", ", chosen.Documents)));
        }
        return problems;
    }

    private static bool IsLine(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);

    private static Problem Problem(string code, string path, params ReadOnlySpan<object?> arguments) => new(code, path, null, OnlineSentences.Of(code, arguments));
}
