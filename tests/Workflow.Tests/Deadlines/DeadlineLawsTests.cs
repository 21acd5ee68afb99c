using System.Collections.Concurrent;
using System.Globalization;

namespace Workflow.Tests.Deadlines;

/// <summary>
/// The laws of working time and of dates, on a million random cases over offices with random hours, seasons and closures, against an oracle
/// that fills its table once by stepping minute by minute. Another number is set by the test parameter <c>DeadlineCases</c>:
/// <c>dotnet test … -- TestRunParameters.Parameter(name="DeadlineCases",value="50000000")</c>.
/// </summary>
[Category(Exhaustive)]
public sealed class DeadlineLawsTests
{
    /// <summary>Marks what looks at so many cases that mutation testing leaves it out.</summary>
    public const string Exhaustive = "Exhaustive";

    private const int Cases = 1_000_000;
    private const int Offices = 25;

    [Test]
    public void Laws_RandomOfficesAndCases_Hold()
    {
        var cases = int.Parse(TestContext.Parameters.Get("DeadlineCases", Cases.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var (each, broken, looked) = ((cases + Offices - 1) / Offices, new ConcurrentBag<string>(), 0);

        Parallel.For(0, Offices, office =>
        {
            var laws = new DeadlineLaws(office);
            for (var seed = 0; seed < each && broken.Count < 10; seed++, Interlocked.Increment(ref looked))
                if (laws.BrokenBy(seed) is { } law) broken.Add($"office {office}, case {seed}: {law}");
        });

        Assert.Multiple(() =>
        {
            Assert.That(broken, Is.Empty);
            Assert.That(looked, Is.GreaterThanOrEqualTo(cases));
        });
    }
}
