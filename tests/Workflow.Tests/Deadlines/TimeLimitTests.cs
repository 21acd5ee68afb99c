using FsCheck.NUnit;
using Workflow.Core;
using Workflow.Core.Deadlines;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

public sealed class TimeLimitTests
{
    [TestCase("4wh", 240, LimitUnit.WorkingHours)]
    [TestCase("2.5wd", 1200, LimitUnit.WorkingDays)]
    [TestCase("0.25wd", 120, LimitUnit.WorkingDays)]
    [TestCase("0wd", 0, LimitUnit.WorkingDays)]
    [TestCase("10cd", 4800, LimitUnit.CalendarDays)]
    [TestCase("sd", 480, LimitUnit.SameDay)]
    [TestCase("1000wd", 480_000, LimitUnit.WorkingDays)]
    [TestCase("8000wh", 480_000, LimitUnit.WorkingHours)]
    public void Parse_WrittenForm_GivesMinutesAndUnit(string text, int minutes, LimitUnit unit)
    {
        var limit = TimeLimit.Parse(text).Value;

        Assert.That(limit, Is.EqualTo(new TimeLimit(minutes, unit)));
        Assert.That(limit.ToString(), Is.EqualTo(text));
    }

    [TestCase("", "LimitUnreadable")]
    [TestCase("4", "LimitUnreadable")]
    [TestCase("4h", "LimitUnreadable")]
    [TestCase("4 wh", "LimitUnreadable")]
    [TestCase("-1wd", "LimitUnreadable")]
    [TestCase("2,5wd", "LimitUnreadable")]
    [TestCase("1e3wd", "LimitUnreadable")]
    [TestCase("4wh\n", "LimitUnreadable")]
    [TestCase("٤wh", "LimitUnreadable")]
    [TestCase("99999999999999999999wd", "LimitUnreadable")]
    [TestCase("1sd", "LimitUnreadable")]
    [TestCase("1001wd", "LimitOutOfBounds")]
    [TestCase("8000.5wh", "LimitOutOfBounds")]
    [TestCase("0.33wd", "LimitNotWholeMinutes")]
    public void Parse_AnythingElse_IsUnprocessable(string text, string code)
    {
        var rejection = TimeLimit.Parse(text).Rejection;

        Assert.That((rejection?.Kind, rejection?.Code), Is.EqualTo((RejectionKind.Unprocessable, code)));
    }

    [Test]
    public void Of_NegativeAmount_IsRejectedAndTheSameDayTakesNone()
    {
        Assert.That(TimeLimit.Of(-0.5m, LimitUnit.WorkingHours).Rejection?.Code, Is.EqualTo("LimitOutOfBounds"));
        Assert.That(TimeLimit.Of(-0.5m, LimitUnit.SameDay).Value, Is.EqualTo(TimeLimit.SameDay));
    }

    [Test]
    public void Parse_ThirdOfADayWithFourDecimals_IsItsWholeMinutes() => Assert.That(TimeLimit.Parse("0.3333wd").Value.Minutes, Is.EqualTo(160));

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(480, 1)]
    [TestCase(481, 2)]
    public void StartedDays_Minutes_CountsAStartedDayWhole(int minutes, int days) =>
        Assert.That(new TimeLimit(minutes, LimitUnit.WorkingDays).StartedDays, Is.EqualTo(days));

    [Test]
    public void AnyUse_OfAnUnknownUnit_Throws()
    {
        var limit = new TimeLimit(60, (LimitUnit)9);

        Assert.That(limit.ToString, Throws.InvalidOperationException.With.Message.EqualTo("Unknown unit 9."));
        Assert.That(() => limit.Describe(), Throws.InvalidOperationException.With.Message.EqualTo("Unknown unit 9."));
        Assert.That(() => Deadline.OfDossier(Offices.At("20/11/2026 09:00"), limit, Offices.Standard),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Unknown unit."));
    }

    [TestCase(60, 60, "")]
    [TestCase(61, 60, "…")]
    public void Parse_LongText_IsQuotedUpToSixtyCharacters(int length, int quoted, string cut)
    {
        var sentence = TimeLimit.Parse(new string('5', length)).Rejection!.Sentence;

        Assert.That(sentence.Vi, Does.Contain($"“{new string('5', quoted)}{cut}”"));
    }

    [Property]
    public bool Parse_WrittenFormOfAnyMinutes_GivesThemBack(int seed)
    {
        var minutes = (int)((uint)seed * 2654435761u % (TimeLimit.MaxMinutes + 1));
        return Enum.GetValues<LimitUnit>().Where(unit => unit != LimitUnit.SameDay)
            .All(unit => TimeLimit.Parse(new TimeLimit(minutes, unit).ToString()).Value == new TimeLimit(minutes, unit));
    }

    [TestCase("2.5wd", "2,5 ngày làm việc", "2.5 working days")]
    [TestCase("4wh", "4 giờ làm việc", "4 working hours")]
    [TestCase("10cd", "10 ngày", "10 calendar days")]
    [TestCase("sd", "trong ngày", "within the day")]
    public void Describe_Limit_ReadsInBothLanguages(string text, string vietnamese, string english) =>
        Assert.That(TimeLimit.Parse(text).Value.Describe(), Is.EqualTo(new Phrase(vietnamese, english)));
}
