namespace Workflow.Core.Procedures;

/// <summary>Gathers everything wrong in one text, so that its author sees all of it at once.</summary>
internal sealed class ProblemList
{
    /// <summary>Problems beyond this many are not listed: the text is not what it should be.</summary>
    private const int Most = 200;

    private static readonly SentenceBook sentences = SentenceBook.For<ProcedureSentences>();
    private readonly List<Problem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public IReadOnlyList<Problem> All => problems;

    public void Add(string code, string path, params ReadOnlySpan<object?> arguments) =>
        Add(new Problem(code, path, null, sentences.Of(code, arguments)));

    public void Add(Problem problem)
    {
        if (problems.Count < Most) problems.Add(problem);
    }

    public Rejection Reject(string code) =>
        new(RejectionKind.Unprocessable, code, sentences.Of(code, problems.Count)) { Problems = problems };
}
