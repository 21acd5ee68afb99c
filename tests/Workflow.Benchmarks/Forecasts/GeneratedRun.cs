using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Benchmarks.Forecasts;

/// <summary>One visit of a step, in working minutes since the beginning.</summary>
internal sealed record GeneratedVisit(string Unit, int Step, Role Role, double OpenedAt, double ClosedAt);

/// <summary>One dossier on its way, in working minutes since the beginning.</summary>
internal sealed class GeneratedRun(string unit, string procedureCode, string limit, double effort, double receivedAt)
{
    private (double From, double To)? wait;

    public string Unit => unit;
    public string ProcedureCode => procedureCode;
    public string Limit => limit;

    /// <summary>How much more work than usual each step is.</summary>
    public double Effort => effort;
    public double ReceivedAt => receivedAt;
    public double EndedAt { get; private set; }
    public List<GeneratedVisit> Visits { get; } = [];
    public bool HasWaited => wait is not null;

    /// <summary>The clock stands while the applicant brings what was missing; gives when it runs again.</summary>
    public double WaitFrom(double from, double minutes)
    {
        wait = (from, from + minutes);
        return from + minutes;
    }

    public GeneratedRun End(double at)
    {
        EndedAt = at;
        return this;
    }

    public Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public IReadOnlyList<ClockFact> Facts(Func<double, DateTime> at, string calendarVersion)
    {
        var facts = new List<ClockFact>();
        Add(ClockFactKind.Started, receivedAt, limit);
        if (wait is { } stop)
        {
            Add(ClockFactKind.Paused, stop.From);
            Add(ClockFactKind.Resumed, stop.To);
        }
        Add(ClockFactKind.Ended, EndedAt);
        return facts;

        void Add(ClockFactKind kind, double minute, string? written = null) => facts.Add(new ClockFact
        {
            DossierId = Guid.Empty, Sequence = facts.Count + 1, Kind = kind, At = at(minute), Limit = written, CalendarVersion = calendarVersion,
        });
    }
}
