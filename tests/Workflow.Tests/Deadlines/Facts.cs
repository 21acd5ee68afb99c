using System.Collections;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

/// <summary>The facts of one dossier's clock, written down in order.</summary>
internal sealed class Facts : IReadOnlyList<ClockFact>
{
    private readonly List<ClockFact> facts = [];
    private string version = "first";

    public int Count => facts.Count;

    public ClockFact this[int index] => facts[index];

    public static Facts Started(string at, string limit) => Started(Offices.At(at), limit);

    public static Facts Started(DateTime at, string limit) => new Facts().With(ClockFactKind.Started, at, limit);

    public Facts Paused(string at, string? reason = null) => Paused(Offices.At(at), reason);

    public Facts Paused(DateTime at, string? reason = null) => With(ClockFactKind.Paused, at, reason: reason);

    public Facts Paused(DateTime at, Guid step, string? reason = null) => With(ClockFactKind.Paused, at, reason: reason, taskId: step);

    public Facts Resumed(string at) => Resumed(Offices.At(at));

    public Facts Resumed(DateTime at, Guid? step = null) => With(ClockFactKind.Resumed, at, taskId: step);

    public Facts Suspended(string at, string legalBasis) => With(ClockFactKind.Suspended, Offices.At(at), legalBasis: legalBasis);

    public Facts Extended(string at, string promised, string? legalBasis = null, string? document = null, string? reason = null) =>
        With(ClockFactKind.Extended, Offices.At(at), reason: reason, promised: Offices.At(promised), legalBasis: legalBasis, document: document);

    public Facts Extended(DateTime at, DateTime promised, string? legalBasis) => With(ClockFactKind.Extended, at, promised: promised, legalBasis: legalBasis);

    public Facts Restarted(string at) => Restarted(Offices.At(at));

    public Facts Restarted(DateTime at) => With(ClockFactKind.Restarted, at);

    public Facts UncountedBegan(string at, Guid? step = null) => UncountedBegan(Offices.At(at), step);

    public Facts UncountedBegan(DateTime at, Guid? step = null) => With(ClockFactKind.UncountedBegan, at, taskId: step);

    public Facts UncountedEnded(string at, Guid? step = null) => UncountedEnded(Offices.At(at), step);

    public Facts UncountedEnded(DateTime at, Guid? step = null) => With(ClockFactKind.UncountedEnded, at, taskId: step);

    public Facts LimitChanged(string at, string limit, string? reason = null) => LimitChanged(Offices.At(at), limit, reason);

    public Facts LimitChanged(DateTime at, string limit, string? reason = null) =>
        With(ClockFactKind.LimitChanged, at, limit, reason, legalBasis: "Nghị định 118/2025/NĐ-CP");

    public Facts Recomputed(string at, string? reason = null) => Recomputed(Offices.At(at), reason);

    public Facts Recomputed(DateTime at, string? reason = null) => With(ClockFactKind.Recomputed, at, reason: reason);

    public Facts CaseChanged(string at, string limit, string? reason = null) => With(ClockFactKind.CaseChanged, Offices.At(at), limit, reason);

    public Facts Ended(string at) => With(ClockFactKind.Ended, Offices.At(at));

    /// <summary>From here on another calendar is in force.</summary>
    public Facts Under(string calendarVersion)
    {
        version = calendarVersion;
        return this;
    }

    public IEnumerator<ClockFact> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Facts With(
        ClockFactKind kind, DateTime at, string? limit = null, string? reason = null, Guid? taskId = null, DateTime? promised = null, string? legalBasis = null,
        string? document = null)
    {
        facts.Add(new ClockFact
        {
            DossierId = Guid.Empty, Sequence = facts.Count + 1, Kind = kind, At = at, Limit = limit, Reason = reason,
            TaskId = taskId, PromisedAt = promised, LegalBasis = legalBasis, Document = document, CalendarVersion = version,
        });
        return this;
    }
}
