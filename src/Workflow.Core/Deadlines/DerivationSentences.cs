namespace Workflow.Core.Deadlines;

/// <summary>The sentences that explain a date.</summary>
internal sealed class DerivationSentences
{
    private DerivationSentences() { }

    public static SentenceBook Book { get; } = SentenceBook.For<DerivationSentences>();

    /// <summary>Working time in words, e.g. "23 giờ 05 phút", "23 h 05 min".</summary>
    public static Phrase Length(int minutes) => Book.Of("Length", minutes / 60, minutes % 60);
}
