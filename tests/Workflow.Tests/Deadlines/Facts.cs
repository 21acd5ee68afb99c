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

    public Facts Resumed(string at) => Resumed(Offices.At(at));

    public Facts Resumed(DateTime at) => With(ClockFactKind.Resumed, at);

    public Facts CaseChanged(string at, string limit, string reason) => With(ClockFactKind.CaseChanged, Offices.At(at), limit, reason);

    public Facts Ended(string at) => With(ClockFactKind.Ended, Offices.At(at));

    /// <summary>From here on another calendar is in force.</summary>
    public Facts Under(string calendarVersion)
    {
        version = calendarVersion;
        return this;
    }

    public IEnumerator<ClockFact> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Facts With(ClockFactKind kind, DateTime at, string? limit = null, string? reason = null)
    {
        facts.Add(new ClockFact
        {
            DossierId = Guid.Empty, Sequence = facts.Count + 1, Kind = kind, At = at, Limit = limit, Reason = reason, CalendarVersion = version,
        });
        return this;
    }
}
