using Workflow.Core.Deadlines;

namespace Workflow.Core.Reports;

/// <summary>When a dossier stood paused, from the facts of its clock: from the first reason to pause until the last has fallen away.</summary>
public static class PausedSpans
{
    /// <summary>The kinds of fact that begin a pause or end one before processing ends.</summary>
    public static readonly IReadOnlyList<ClockFactKind> Kinds = [ClockFactKind.Paused, ClockFactKind.Suspended, ClockFactKind.Resumed];

    /// <summary>Spans in order, each from inclusive to exclusive; the last may go on, then its end is null.</summary>
    /// <param name="facts">Every fact of one dossier, in order.</param>
    public static IReadOnlyList<(DateTime From, DateTime? To)> Of(IEnumerable<ClockFact> facts)
    {
        var spans = new List<(DateTime From, DateTime? To)>();
        var reasons = new HashSet<Guid?>();
        DateTime? since = null;
        foreach (var fact in facts)
        {
            if (fact.Kind is ClockFactKind.Paused or ClockFactKind.Suspended) reasons.Add(fact.TaskId);
            // Facts written before the step was kept name none: they end whatever there is.
            else if (fact.Kind == ClockFactKind.Resumed && !reasons.Remove(fact.TaskId)) reasons.Clear();
            else if (fact.Kind == ClockFactKind.Ended) reasons.Clear();

            if (reasons.Count > 0) since ??= fact.At;
            else if (since is { } from)
            {
                spans.Add((from, fact.At));
                since = null;
            }
        }
        if (since is { } open) spans.Add((open, null));
        return spans;
    }

    /// <summary>Whether a dossier stood paused at an instant.</summary>
    public static bool Contain(IEnumerable<(DateTime From, DateTime? To)> spans, DateTime instant) =>
        spans.Any(s => s.From <= instant && (s.To is null || instant < s.To));
}
