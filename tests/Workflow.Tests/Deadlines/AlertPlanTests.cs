using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class AlertPlanTests
{
    private static readonly DateTime due = At("27/11/2026 10:00");

    // Due Friday 27/11/2026 10:00, in a week with a holiday on Tuesday.
    [TestCase("20wd", null, "Near Fri 20/11/2026 10:00, LastHours Thu 26/11/2026 15:30", TestName = "Twenty days: a fifth of the limit")]
    [TestCase("5wd", null, "Near Thu 26/11/2026 10:00, LastHours Thu 26/11/2026 15:30", TestName = "Five days: a working day")]
    [TestCase("10cd", null, "Near Wed 25/11/2026 10:00, LastHours Thu 26/11/2026 15:30", TestName = "Ten calendar days count eight hours each")]
    [TestCase("1.5wd", null, "Near Thu 26/11/2026 13:30, LastHours Thu 26/11/2026 15:30", TestName = "A day and a half: half the limit")]
    [TestCase("1wd", null, "Near Thu 26/11/2026 15:30", TestName = "A day: the last four hours are not after yellow")]
    [TestCase("4wh", null, "Near Fri 27/11/2026 08:00", TestName = "Under eight hours: half the limit")]
    [TestCase("5wd", 960, "Near Wed 25/11/2026 10:00, LastHours Thu 26/11/2026 15:30", TestName = "The step's own mark")]
    [TestCase("5wd", 60, "Near Fri 27/11/2026 09:00", TestName = "Its own mark inside the last four hours")]
    [TestCase("4wh", 300, "Near Thu 26/11/2026 14:30", TestName = "The last four hours are not inside a limit of four")]
    [TestCase("5wd", 0, "", TestName = "Two at one instant keep the graver")]
    public void For_Limit_WarnsBeforeTheDueInstant(string limit, int? warnBefore, string expected)
    {
        var alerts = AlertPlan.Standard.For(ReminderSubject.Task, due, TimeLimit.Parse(limit).Value, warnBefore, Standard).Value;

        Assert.That(Shown(alerts.All.Where(a => a.Threshold < Threshold.Overdue)), Is.EqualTo(expected));
    }

    [TestCase("0wh", null, "", TestName = "No time of its own, no warning of its own")]
    [TestCase("0wh", 120, "Near Fri 27/11/2026 08:00", TestName = "No time of its own, but a mark")]
    public void For_NoLimit_IsNeverOverdue(string limit, int? warnBefore, string expected)
    {
        var alerts = AlertPlan.Standard.For(ReminderSubject.Task, due, TimeLimit.Parse(limit).Value, warnBefore, Standard).Value;

        Assert.That(Shown(alerts.All), Is.EqualTo(expected));
    }

    [TestCase(ReminderSubject.Task, "Overdue Fri 27/11/2026 10:00, RaisedToApprover Fri 27/11/2026 15:30, RaisedToSupervisor Mon 30/11/2026 10:00")]
    [TestCase(ReminderSubject.Dossier, "Overdue Fri 27/11/2026 10:00, RaisedToApprover Fri 27/11/2026 15:30, RaisedToSupervisor Mon 30/11/2026 10:00")]
    [TestCase(ReminderSubject.Supplement, "Overdue Fri 27/11/2026 10:00")]
    [TestCase(ReminderSubject.Payment, "Overdue Fri 27/11/2026 10:00")]
    [TestCase(ReminderSubject.Submission, "Overdue Fri 27/11/2026 10:00")]
    public void For_Overdue_ClimbsInWorkingTimeWhereOfficersAreLate(ReminderSubject subject, string expected)
    {
        var alerts = AlertPlan.Standard.For(subject, due, TimeLimit.WorkingDays(5), null, Standard).Value;

        Assert.That(Shown(alerts.All.Where(a => a.Threshold >= Threshold.Overdue)), Is.EqualTo(expected));
    }

    [Test]
    public void For_OwnSettings_HoldInsteadOfTheDefaults()
    {
        var plan = new AlertPlan { NearPercent = 25, NearMinutes = 240, NearLongPercent = 10, LastHoursMinutes = 60, ApproverAfterMinutes = 0, SupervisorAfterMinutes = 60 };

        var alerts = plan.For(ReminderSubject.Task, due, TimeLimit.WorkingDays(5), null, Standard).Value;

        Assert.That(Shown(alerts.All), Is.EqualTo(
            "Near Thu 26/11/2026 15:30, LastHours Fri 27/11/2026 09:00, Overdue Fri 27/11/2026 10:00, RaisedToApprover Fri 27/11/2026 10:00, RaisedToSupervisor Fri 27/11/2026 11:00"));
    }

    [TestCase("4wh", "Fri 27/11/2026 08:00", TestName = "Under a working day: half the limit, whatever the other marks")]
    [TestCase("1wd", "Fri 27/11/2026 08:24", TestName = "From a working day on: bounded, here by a fifth")]
    [TestCase("0.5wd", "Fri 27/11/2026 08:00", TestName = "Half a day is under a working day")]
    public void For_ShortOwnMark_HoldsFromAWorkingDayOn(string limit, string near)
    {
        var alerts = new AlertPlan { NearMinutes = 60 }.For(ReminderSubject.Task, due, TimeLimit.Parse(limit).Value, null, Standard).Value;

        Assert.That(Offices.Shown(alerts.All[0].At), Is.EqualTo(near));
    }

    [Test]
    public void For_LadderBeyondTheCalendar_IsLeftOut()
    {
        var last = At("31/12/2027 16:00");

        var alerts = AlertPlan.Standard.For(ReminderSubject.Task, last, TimeLimit.Hours(4), null, Standard).Value;

        Assert.That(alerts.All.Select(a => a.Threshold), Is.EqualTo((Threshold[])[Threshold.Near, Threshold.Overdue]));
    }

    [Test]
    public void ForDossier_DateMovedByAnApology_SaysOverdueOfTheBindingDateOnceAndWarnsOfThePromisedOne()
    {
        var promised = At("30/11/2026 10:00");

        var alerts = AlertPlan.Standard.ForDossier(promised, due, TimeLimit.WorkingDays(5), Standard).Value;

        Assert.That(Shown(alerts.All.Where(a => a.DueAt == due)), Is.EqualTo("Overdue Fri 27/11/2026 10:00"));
        Assert.That(Shown(alerts.All.Where(a => a.DueAt == promised)), Is.EqualTo(
            "Near Fri 27/11/2026 10:00, LastHours Fri 27/11/2026 15:30, Overdue Mon 30/11/2026 10:00, RaisedToApprover Mon 30/11/2026 15:30, RaisedToSupervisor Tue 01/12/2026 10:00"));
    }

    [Test]
    public void ForDossier_OneDate_HasItsThresholdsOnce()
    {
        var alerts = AlertPlan.Standard.ForDossier(due, due, TimeLimit.WorkingDays(5), Standard).Value;

        Assert.That(alerts.All, Is.EqualTo(AlertPlan.Standard.For(ReminderSubject.Dossier, due, TimeLimit.WorkingDays(5), null, Standard).Value.All));
    }

    [Test]
    public void ForDossier_NoLimit_HasNone() =>
        Assert.That(AlertPlan.Standard.ForDossier(At("30/11/2026 10:00"), due, TimeLimit.WorkingDays(0), Standard).Value.All, Is.Empty);

    [Test]
    public void ForDossier_WarningBeforeTheCalendar_IsRejectedNamingTheYear()
    {
        var rejection = AlertPlan.Standard.ForDossier(At("02/01/2024 09:30"), At("02/01/2024 09:00"), TimeLimit.WorkingDays(5), Standard).Rejection;

        Assert.That(rejection?.Sentence.En, Does.Contain("year 2023:"));
    }

    private static string Shown(IEnumerable<Alert> alerts) => string.Join(", ", alerts.Select(a => $"{a.Threshold} {Offices.Shown(a.At)}"));
}
