using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class DeadlineTests
{
    [TestCase("06/02/2024 10:00", "3wd", "Fri 16/02/2024 10:00", "Fri 16/02/2024 17:00", TestName = "Tết 08–14/02/2024")]
    [TestCase("26/04/2024 15:30", "2wd", "Fri 03/05/2024 15:30", "Fri 03/05/2024 17:00", TestName = "Swap 29/4, then 30/4 and 01/5")]
    [TestCase("03/05/2024 14:00", "1wd", "Sat 04/05/2024 14:00", "Sat 04/05/2024 17:00", TestName = "Make-up Saturday 04/5")]
    [TestCase("29/08/2025 17:30", "2wd", "Thu 04/09/2025 17:00", "Thu 04/09/2025 17:00", TestName = "After hours, National Day, left limit")]
    [TestCase("13/02/2026 11:00", "7wd", "Tue 03/03/2026 11:00", "Tue 03/03/2026 17:00", TestName = "Tết 16–20/02/2026")]
    [TestCase("21/08/2026 16:00", "2wd", "Mon 24/08/2026 16:00", "Mon 24/08/2026 17:00", TestName = "Make-up Saturday 22/8")]
    [TestCase("23/11/2026 10:00", "1wd", "Wed 25/11/2026 10:00", "Wed 25/11/2026 17:00", TestName = "Vietnamese Culture Day 24/11")]
    [TestCase("20/11/2026 16:00", "4wh", "Mon 23/11/2026 10:30", "–", TestName = "Hours over a weekend")]
    [TestCase("20/11/2026 10:30", "4wh", "Fri 20/11/2026 16:00", "–", TestName = "Lunch break between")]
    [TestCase("20/11/2026 12:10", "2wh", "Fri 20/11/2026 15:00", "–", TestName = "Received in the lunch break")]
    [TestCase("21/11/2026 09:00", "8wh", "Mon 23/11/2026 17:00", "–", TestName = "Received on a day off")]
    [TestCase("12/11/2026 09:00", "10cd", "–", "Mon 23/11/2026 17:00", TestName = "The tenth day is a Sunday")]
    [TestCase("06/02/2026 09:00", "10cd", "–", "Mon 23/02/2026 17:00", TestName = "The last day is inside Tết")]
    [TestCase("31/12/2025 16:00", "1wd", "Mon 05/01/2026 16:00", "Mon 05/01/2026 17:00", TestName = "Across 31 December, New Year and its swap")]
    [TestCase("20/11/2026 16:00", "2.5wd", "Thu 26/11/2026 10:30", "Thu 26/11/2026 17:00", TestName = "Half a day: to the minute rolling, whole in law")]
    [TestCase("16/11/2026 06:00", "1wd", "Mon 16/11/2026 17:00", "Tue 17/11/2026 17:00", TestName = "Received before opening")]
    [TestCase("20/11/2026 17:00", "4wh", "Mon 23/11/2026 11:30", "–", TestName = "Received at closing, left limit before lunch")]
    [TestCase("21/11/2026 09:00", "0wd", "Mon 23/11/2026 07:30", "Mon 23/11/2026 17:00", TestName = "No time at all: when the clock begins to run")]
    [TestCase("20/11/2026 17:30", "0cd", "–", "Mon 23/11/2026 17:00", TestName = "No calendar day at all, after closing: the day on which the clock begins to run")]
    public void OfDossier_ReceivedAndLimit_GivesBothDates(string received, string limit, string rolling, string statutory)
    {
        var deadline = Deadline.OfDossier(At(received), TimeLimit.Parse(limit).Value, Standard).Value;

        Assert.That(Shown(deadline.Rolling), Is.EqualTo(rolling));
        Assert.That(Shown(deadline.Statutory), Is.EqualTo(statutory));
        Assert.That(deadline.Binding, Is.EqualTo(deadline.Rolling ?? deadline.Statutory));
    }

    [TestCase("20/11/2026 09:00", "Fri 20/11/2026 17:00", TestName = "In the morning: that day")]
    [TestCase("20/11/2026 15:00", "Fri 20/11/2026 17:00", TestName = "At 15:00: still that day")]
    [TestCase("20/11/2026 15:01", "Mon 23/11/2026 17:00", TestName = "After 15:00: the next working day")]
    [TestCase("23/11/2026 16:00", "Wed 25/11/2026 17:00", TestName = "After 15:00 before a holiday")]
    [TestCase("20/11/2026 17:30", "Mon 23/11/2026 17:00", TestName = "After closing: the next working day, not the one after")]
    [TestCase("21/11/2026 16:00", "Mon 23/11/2026 17:00", TestName = "On a Saturday: Monday")]
    [TestCase("21/08/2026 15:30", "Sat 22/08/2026 17:00", TestName = "After 15:00 before a make-up Saturday")]
    public void OfDossier_SameDay_EndsAtClosing(string received, string expected)
    {
        var deadline = Deadline.OfDossier(At(received), TimeLimit.SameDay, Standard).Value;

        Assert.That(Shown(deadline.SameDay), Is.EqualTo(expected));
        Assert.That(deadline.Binding, Is.EqualTo(deadline.SameDay));
        Assert.That(deadline.BindingRule, Is.EqualTo(DueRule.SameDay));
    }

    [Test]
    public void OfDossier_OfficeDayOfSevenHours_IsBoundByTheStatutoryDate()
    {
        var deadline = Deadline.OfDossier(At("16/11/2026 16:30"), TimeLimit.WorkingDays(5), SevenHours).Value;

        Assert.That(Shown(deadline.Rolling), Is.EqualTo("Wed 25/11/2026 14:30"));
        Assert.That(Shown(deadline.Statutory), Is.EqualTo("Mon 23/11/2026 17:00"));
        Assert.That(deadline.Binding, Is.EqualTo(deadline.Statutory));
        Assert.That(deadline.BindingRule, Is.EqualTo(DueRule.Statutory));
    }

    [TestCase("31/12/2023 09:00", "1wd", "2023")]
    [TestCase("30/12/2027 09:00", "2wd", "2028")]
    [TestCase("30/12/2027 09:00", "10cd", "2028")]
    [TestCase("30/12/2027 09:00", "40wh", "2028")]
    [TestCase("31/12/2027 17:00", "1wh", "2028")]
    [TestCase("31/12/2027 16:00", "sd", "2028")]
    [TestCase("01/01/2028 00:00", "4wh", "2028")]
    public void OfDossier_OutsideTheCalendar_IsRejectedNamingTheYear(string received, string limit, string year)
    {
        var deadline = Deadline.OfDossier(At(received), TimeLimit.Parse(limit).Value, Standard);

        Assert.That(deadline.Rejection?.Code, Is.EqualTo("YearOutsideCalendar"));
        Assert.That(deadline.Rejection!.Sentence.Vi, Does.Contain($"năm {year}:"));
        Assert.That(deadline.Rejection!.Sentence.En, Does.Contain($"year {year}:"));
    }
}
