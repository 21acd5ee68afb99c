using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

/// <summary>
/// Random programs mean to us what they mean to Node: the same value, or an error of the same kind. The test parameters <c>programs</c> and
/// <c>seed</c> ask for more of them, or for others.
/// </summary>
public sealed partial class DifferentialTests
{
    private const int Programs = 5_000;
    private const int Seed = 20_261_123;
    private const int BatchSize = 20_000;
    private const int MostShown = 20;

    // Our own bounds and edges, of which Node knows nothing.
    private static readonly string[] Ended = ["problem", ScriptFault.TooDeep, ScriptFault.TooLarge, ScriptFault.TooManySteps, ScriptFault.OutsideSubset];

    [Test]
    public void Evaluate_RandomPrograms_AnswersAsNodeDoes()
    {
        var (count, seed) = (Asked("programs", Programs), Asked("seed", Seed));
        var generator = new RandomPrograms(seed);
        var (done, values) = (0, 0);
        while (done < count)
        {
            List<string> sources = [.. Enumerable.Range(0, Math.Min(BatchSize, count - done)).Select(_ => generator.Next())];
            if (NodeReference.Describe(sources) is not { } answers)
            {
                Assert.Ignore("Node is not installed: it is the judge of this test.");
                return;
            }
            Assert.That(answers, Has.Length.EqualTo(sources.Count));
            Assert.That(Differences(sources, answers), Is.Empty);
            done += sources.Count;
            values += answers.Count(answer => answer != "problem" && !answer.EndsWith("Error", StringComparison.Ordinal));
            TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {done:N0} of {count:N0} programs agree, {values:N0} of them have a value"));
        }
        Assert.That(values, Is.GreaterThan(count / 2), "Programs that mostly fail prove little.");
    }

    /// <summary>What is no program of the subset is a problem; nothing else is, and whatever is accepted means what it means to Node.</summary>
    [Test]
    public void Evaluate_MutatedPrograms_AreProblemsOrAnswerAsNodeDoes()
    {
        var generator = new RandomMutations(Asked("seed", Seed));
        var accepted = Enumerable.Range(0, Asked("programs", Programs)).Select(_ => generator.Next())
            .Where(source => !LeftOpen().IsMatch(source) && !Ended.Contains(OursOf(source))).ToList();
        if (NodeReference.Describe(accepted) is not { } answers)
        {
            Assert.Ignore("Node is not installed: it is the judge of this test.");
            return;
        }
        Assert.That(answers, Has.Length.EqualTo(accepted.Count));
        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accepted.Count:N0} mutated programs are still programs"));
        Assert.That(accepted, Is.Not.Empty);
        Assert.That(Differences(accepted, answers), Is.Empty);
    }

    private static string Differences(List<string> sources, string[] answers)
    {
        var different = sources.AsParallel().AsOrdered().Zip(answers.AsParallel().AsOrdered(), (source, answer) => (Source: source, Node: answer, Ours: OursOf(source)))
            .Where(entry => entry.Ours != entry.Node)
            .Select(entry => $"{entry.Source}\n  node: {entry.Node}\n  ours: {entry.Ours}")
            .ToList();
        return string.Join('\n', different.Take(MostShown));
    }

    private static string OursOf(string source)
    {
        var description = Description.Of(source, new TestScope());
        return description.StartsWith("problem ", StringComparison.Ordinal) ? "problem" : description;
    }

    private static int Asked(string name, int otherwise) =>
        int.TryParse(TestContext.Parameters[name], CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;

    // What ECMAScript leaves to the implementation, and a mutation may have uncovered.
    [GeneratedRegex(@"Date|sort\(\(|\*\*|Math\.(log|cbrt|hypot|pow|atan2|exp|sin)")]
    private static partial Regex LeftOpen();
}
