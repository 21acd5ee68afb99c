using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>How a run over the running dossiers keeps what it has found.</summary>
public sealed class CalendarRunTests
{
    private readonly CalendarRun run = new()
    {
        Id = Guid.NewGuid(), Kind = CalendarRunKind.Recompute, Version = "second", VersionBefore = "first", StartedBy = "quantri", Reason = "Thông báo nghỉ Tết",
        StartedAt = At("20/11/2026 09:00"), State = CalendarRunState.Running, Total = 7, LeaseUntil = At("20/11/2026 09:02"),
    };

    [Test]
    public void Advance_TwoBatches_AddUpWithFailuresApart()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        run.Advance(first, 4, [Move(steps: 2), Move(failure: "YearOutsideCalendar"), Move(steps: 1)]);
        run.Advance(second, 3, [Move(steps: 1), Move(failure: "YearOutsideCalendar")]);

        Assert.That((run.After, run.Looked, run.Moved, run.StepsMoved, run.Failed), Is.EqualTo(((Guid?)second, 7, 3, 4, 2)));
    }

    [TestCase(CalendarRunState.Done)]
    [TestCase(CalendarRunState.Superseded)]
    public void End_State_KeepsTheMomentAndGivesTheLeaseBack(CalendarRunState state)
    {
        run.End(state, At("20/11/2026 09:01"));

        Assert.That((run.State, run.EndedAt, run.LeaseUntil), Is.EqualTo((state, (DateTime?)At("20/11/2026 09:01"), (DateTime?)null)));
    }

    private CalendarMove Move(int steps = 0, string? failure = null) => new()
    {
        RunId = run.Id, DossierId = Guid.NewGuid(), DossierCode = "000.00.01.H05-261120-0001", UnitCode = "H05.14", DueBefore = At("27/11/2026 10:00"),
        DueAfter = failure is null ? At("30/11/2026 10:00") : null, StepsMoved = steps, Failure = failure,
    };
}
