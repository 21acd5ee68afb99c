using System.Globalization;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

public sealed class SeasonTests
{
    [Test]
    public void Parse_TwoDays_AreWrittenAsPublishedAndAsAnOfficerDoes()
    {
        var season = Season.Parse("04-16", "10-15")!.Value;

        Assert.That((season.First, season.Last), Is.EqualTo(("04-16", "10-15")));
        Assert.That(season.ToString(), Is.EqualTo("16/04–15/10"));
    }

    [TestCase("2028-02-28", false)]
    [TestCase("2028-02-29", true)]
    [TestCase("2028-03-01", false)]
    public void Contains_SeasonOfOneDay_IsThatDay(string day, bool contained) =>
        Assert.That(Season.Parse("02-29", "02-29")!.Value.Contains(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(contained));
}
