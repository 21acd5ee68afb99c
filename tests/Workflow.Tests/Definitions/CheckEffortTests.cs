using System.Globalization;
using System.Text;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Definitions;

/// <summary>The checks of the largest definitions stay within what a machine does in a fraction of a second, by their own count of steps.</summary>
public sealed class CheckEffortTests
{
    private const int Activities = 480;
    private const int Connections = 4900;
    private const long MostSteps = 30_000_000;

    [TestCase("Fork")]
    [TestCase("Join(WaitAll)")]
    [TestCase("Step(Done,Again)")]
    [TestCase("Event(go)")]
    [TestCase("SwitchAny(Done=true,Again=true)")]
    public void Run_DenseFlowchartWithWaysBack_TakesBoundedSteps(string kind)
    {
        var random = new Random(11);
        var text = new StringBuilder("s:Start ");
        for (var i = 0; i < Activities; i++) text.Append(CultureInfo.InvariantCulture, $"n{i}:{(i % 2 == 0 ? kind : "Fork")} ");
        text.Append("| s>n0");
        for (var i = 1; i < Activities; i++) text.Append(CultureInfo.InvariantCulture, $" n{i - 1}>n{i}");
        for (var i = Activities; i < Connections; i++) text.Append(CultureInfo.InvariantCulture, $" n{random.Next(Activities)}>n{random.Next(Activities)}");

        var report = PublishChecks.Run(Drawing.Graph(text.ToString()));

        Assert.That(report.Steps, Is.InRange(Connections, MostSteps));
        Assert.That(report.Problems, Has.Count.LessThanOrEqualTo(1000));
    }

    [Test]
    public void Run_ForkOfManyBranches_TakesBoundedSteps()
    {
        var text = new StringBuilder("k:Fork e:End |");
        for (var i = 0; i < Activities; i++) text.Append(CultureInfo.InvariantCulture, $" k>n{i}>e");

        Assert.That(PublishChecks.Run(Drawing.Graph(text.ToString())).Steps, Is.LessThan(5_000_000));
    }

    [Test]
    public void Run_DeepContainers_TakeBoundedSteps()
    {
        var text = new StringBuilder("p0:Parallel(");
        for (var i = 1; i < 16; i++) text.Append(CultureInfo.InvariantCulture, $"r{i}:Read x{i}:Set z{i}:Finish p{i}:Parallel(");
        for (var i = 0; i < 400; i++) text.Append(i % 2 == 0 ? $"a{i} " : $"z{i}x:Finish ");
        text.Append(')', 16);

        var report = PublishChecks.Run(Nested.Graph(text.ToString()));

        Assert.That(report.Steps, Is.LessThan(5_000_000));
        Assert.That(report.Problems, Has.Count.EqualTo(500));
    }
}
