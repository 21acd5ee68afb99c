using Workflow.Host.Studio;

namespace Workflow.IntegrationTests.Studio;

public sealed class UnknownCallsTests
{
    [TestCase("/elsa/api/labels", "/elsa/api/labels")]
    [TestCase("/elsa/api/workflow-instances/0199f3/variables", "/elsa/api/workflow-instances/*/variables")]
    [TestCase("/elsa/api/Nguyễn Văn An\n", "/elsa/api/*")]
    public void ShapeOf_Path_KeepsPlainWordsOnly(string path, string expected) => Assert.That(UnknownCalls.ShapeOf(path), Is.EqualTo(expected));
}
