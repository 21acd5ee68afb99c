namespace Workflow.Tests.Expressions;

/// <summary>
/// Every operator, coercion and member of the subset against what Node answered. <c>ecmascript.txt</c> holds the scripts by subject,
/// <c>ecmascript.expected.txt</c> Node's answers line by line.
/// </summary>
public sealed class EcmaScriptTests
{
    private static readonly string[] Sources = [.. Lines("ecmascript.txt").Where(line => !line.StartsWith('#'))];
    private static readonly string[] Answers = Lines("ecmascript.expected.txt");

    private static IEnumerable<TestCaseData> Cases => Sources.Zip(Answers, (source, answer) => new TestCaseData(source, answer));

    [TestCaseSource(nameof(Cases))]
    public void Evaluate_Script_AnswersAsNodeDoes(string source, string answer) =>
        Assert.That(Description.Of(source, new TestScope()), Is.EqualTo(answer));

    [Test]
    public void Answers_Committed_AreThoseOfNode()
    {
        var answers = NodeReference.Describe(Sources);
        if (answers is null) Assert.Ignore("Node is not installed: the committed answers cannot be compared with it.");

        Assert.That(Answers, Is.EqualTo(answers));
    }

    private static string[] Lines(string name, [System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(file)!, name));
}
