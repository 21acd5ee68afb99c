namespace Workflow.Tests.Expressions;

/// <summary>Random programs mean to us what they mean to Node.</summary>
public sealed class DifferentialTests
{
    private const int Programs = 2000;
    private const int Seed = 20_261_123;

    [Test]
    public void Evaluate_RandomPrograms_AnswersAsNodeDoes()
    {
        var generator = new RandomPrograms(int.TryParse(TestContext.Parameters["seed"], out var given) ? given : Seed);
        var count = int.TryParse(TestContext.Parameters["programs"], out var asked) ? asked : Programs;
        var sources = Enumerable.Range(0, count).Select(_ => generator.Next()).ToList();
        var answers = NodeReference.Describe(sources);
        if (answers is null) Assert.Ignore("Node is not installed: it is the judge of this test.");

        var different = sources.Zip(answers!)
            .Select(pair => (Source: pair.First, Node: pair.Second, Ours: Description.Of(pair.First, new TestScope())))
            .Where(entry => entry.Ours != entry.Node)
            .Select(entry => $"{entry.Source}\n  node: {entry.Node}\n  ours: {entry.Ours}")
            .ToList();
        Assert.That(different, Has.Count.Zero, string.Join('\n', different.Take(20)));
    }
}
