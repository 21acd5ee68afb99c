namespace Workflow.Core.Dossiers;

/// <summary>An activity that the process came by with one act of the history.</summary>
/// <param name="Key">As in <see cref="Effect.ActivityPassed"/>.</param>
/// <param name="Outcome">Of a completed activity, several behind one another with a comma and a space between; null for every other status.</param>
public sealed record PassedActivity(string Key, ActivityStatus Status, string? Outcome)
{
    /// <summary>What an act led to, in the order in which it happened; what no key of the version begins is left out.</summary>
    /// <param name="isKey">Whether the version has an activity with a key; a key may hold any character.</param>
    public static IEnumerable<PassedActivity> Of(HistoryEntry act, Predicate<string> isKey) =>
        HistoryDetails.PassedIn(act.Details).Select(text => Read(text, isKey)).OfType<PassedActivity>();

    /// <summary>What the process wrote into the journal with an act.</summary>
    public static IReadOnlyList<string> LinesOf(HistoryEntry act) => HistoryDetails.LinesIn(act.Details);

    private static PassedActivity? Read(string text, Predicate<string> isKey)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (':' or '!') || !isKey(text[..i])) continue;
            if (text[i] == ':') return new(text[..i], ActivityStatus.Completed, text[(i + 1)..]);
            if (Enum.TryParse<ActivityStatus>(text.AsSpan(i + 1), out var status)) return new(text[..i], status, null);
        }
        return null;
    }
}
