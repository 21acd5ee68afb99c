using Workflow.Core;

namespace Workflow.Host.Procedures.Differences;

internal enum ChangeKind { Added, Removed, Changed }

/// <summary>One thing in which two packages differ.</summary>
/// <param name="Noun">What kind of thing it is, in the middle of a sentence: "bước".</param>
/// <param name="Subject">Which one: “Thẩm định” (appraise).</param>
/// <param name="Aspect">What of it differs; null when it is added or removed as a whole.</param>
/// <param name="Before">Null where there was nothing, or nothing worth showing.</param>
/// <param name="After">Null where there is nothing, or nothing worth showing.</param>
internal sealed record Change(ChangeKind Kind, Phrase Noun, Phrase Subject, Phrase? Aspect = null, Phrase? Before = null, Phrase? After = null)
{
    /// <summary>JSON path in the definition before; null for what was not drawn there.</summary>
    public string? PathBefore { get; init; }

    /// <summary>JSON path in the definition after; null for what is not drawn there.</summary>
    public string? PathAfter { get; init; }

    /// <summary>Noun and subject, as the head of a line.</summary>
    public Phrase Head => DifferenceSentences.Of("Head", Upper(Noun), Subject);

    /// <summary>The whole change in one sentence.</summary>
    public Phrase Sentence => (Kind, Before, After) switch
    {
        (ChangeKind.Added, _, null) => DifferenceSentences.Of("Added", Noun, Subject),
        (ChangeKind.Added, _, { } after) => DifferenceSentences.Of("AddedWith", Noun, Subject, after),
        (ChangeKind.Removed, null, _) => DifferenceSentences.Of("Removed", Noun, Subject),
        (ChangeKind.Removed, { } before, _) => DifferenceSentences.Of("RemovedWith", Noun, Subject, before),
        (_, { } before, { } after) => DifferenceSentences.Of("ChangedFromTo", Head, Aspect, before, after),
        (_, null, { } after) => DifferenceSentences.Of("ChangedTo", Head, Aspect, after),
        (_, { } before, null) => DifferenceSentences.Of("ChangedFrom", Head, Aspect, before),
        _ => DifferenceSentences.Of("Changed", Head, Aspect),
    };

    private static Phrase Upper(Phrase noun) => new(Upper(noun.Vi), Upper(noun.En));

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpper(text[0], SentenceBook.Vietnamese) + text[1..];
}
