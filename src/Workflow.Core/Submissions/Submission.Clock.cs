using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Core.Submissions;

public sealed partial class Submission
{
    /// <summary>When it last came before reception: at its arrival, then with each supplement. The acknowledgement counts from here.</summary>
    public DateTime PresentedAt { get; private set; }

    /// <summary>Written form of the time reception has, e.g. <c>8wh</c>.</summary>
    public string AcknowledgeLimit { get; private set; } = "";

    /// <summary>The calendar that the date below was computed with.</summary>
    public string CalendarVersion { get; private set; } = "";

    /// <summary>By when reception must accept, ask or refuse (Decree 45/2020/NĐ-CP); an answer up to that instant is in time.</summary>
    public DateTime AcknowledgeDueAt { get; private set; }

    /// <summary>When reception last answered; null while it has not.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>How many times the date passed before it was answered or withdrawn; one that runs out just now is not among them yet.</summary>
    public int Breaches { get; private set; }
    public DateTime? NextAlertAt { get; private set; }

    /// <summary>The time reception has for the present acknowledgement.</summary>
    public TimeLimit CurrentLimit => TimeLimit.Parse(AcknowledgeLimit).Value;

    /// <summary>Whether reception failed to answer in time, now or before.</summary>
    public bool IsBreached(DateTime now) => Breaches > 0 || State == SubmissionState.Submitted && AcknowledgeDueAt < now;

    /// <summary>How the date of the acknowledgement came about: each day with what it counts off and what is left after it.</summary>
    /// <param name="clock">The unit's clock under <see cref="CalendarVersion"/>.</param>
    public Result<IReadOnlyList<DerivationLine>> ExplainAcknowledgement(OfficeClock clock)
    {
        var due = Deadline.OfDossier(PresentedAt, CurrentLimit, clock);
        if (due.Rejection is { } beyond) return beyond;
        var lines = due.Value.Explain(clock);
        if (lines.Rejection is { } unexplained) return unexplained;
        var left = CurrentLimit.Minutes;
        // What the lines say at an instant speaks of a dossier's reception and appointed date; an acknowledgement has neither.
        return lines.Value.Where(line => line.From < line.To).Select(line => line with { Left = left -= line.Minutes }).ToList();
    }

    private Rejection? StartClock(TimeLimit limit, Circumstances now)
    {
        var clock = now.ClockOf(ReceivingUnit);
        var deadline = Deadline.OfDossier(now.Now, limit, clock);
        if (deadline.Rejection is { } beyond) return beyond;
        var alerts = now.Alerts.For(ReminderSubject.Submission, deadline.Value.Binding, limit, null, clock);
        if (alerts.Rejection is { } unplanned) return unplanned;

        (PresentedAt, AcknowledgeLimit, CalendarVersion) = (now.Now, limit.ToString(), clock.Calendar.Version);
        (AcknowledgeDueAt, AcknowledgedAt, NextAlertAt) = (deadline.Value.Binding, null, alerts.Value.NextAfter(now.Now));
        return null;
    }

    private void StopClock(Circumstances now)
    {
        if (AcknowledgeDueAt < now.Now) Breaches++;
        NextAlertAt = null;
    }
}
