using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Interpretation;

/// <summary>What expressions see of a run, and what they change.</summary>
public sealed class ExpressionWalkTests
{
    [TestCase("n:Var(Int32=3) d:If(getVariable('n') > 2) | d.True>a d.False>b", "d -b ?a")]
    [TestCase("n:Var(Int32=3) d:If(variables.n > 3) | d.True>a d.False>b", "d -a ?b")]
    [TestCase("n:Var(Int32=1) x:Set(n=getN() + 1) d:If(variables.n === 2) | x>d d.True>a d.False>b", "x d -b ?a")]
    [TestCase("n:Var(Int32=1) d:If(variables.n.length.x) | d.True>a d.False>b", "#d")]
    [TestCase("d:If('nothing') | d.True>a d.False>b", "#d")]
    [TestCase("w:Switch(p=1 > 2,q=getInput('area') > 100) | w.p>a w.q>b w.Default>c", "w -a -c ?b")]
    [TestCase("n:Var(Int32) x:Set(n='4.5') | x>a", "#x")]
    public void Advance_Expression_DecidesTheWay(string drawing, string expected) =>
        Assert.That(new Walk(drawing).Run("", ("area", "250")), Is.EqualTo(expected));

    [Test]
    public void Advance_InputThatIsRead_IsKept()
    {
        var walk = new Walk("a d:If(getArea() > 100) | a>d");

        walk.Run("a", ("Area", "250"), ("Other", "1"));

        Assert.That(walk.Effects.OfType<Effect.VariableSet>(), Is.EqualTo(new[] { new Effect.VariableSet("input", "Area", "250") }));
        Assert.That(walk.Effects.OfType<Effect.ActivityPassed>().Single(p => p is { Key: "d", Status: ActivityStatus.Completed }).Outcome, Is.EqualTo("True"));
    }

    [TestCase("getOutputFrom('a', 'opinion')", "\"đồng ý\"")]
    [TestCase("getOutputFrom('a', 'Outcome')", "\"Done\"")]
    [TestCase("getOutputFrom('a').opinion", "\"đồng ý\"")]
    [TestCase("getLastResult().opinion", "\"đồng ý\"")]
    [TestCase("getOpinionFromA()", "\"đồng ý\"")]
    public void Advance_LaterExpression_ReadsWhatAStepYielded(string expression, string expected)
    {
        var walk = new Walk($"v:Var(Object) a b x:Set(v={expression}) | a>b>x>c");
        walk.Give(new Stimulus.Started(new Dictionary<string, string>()));
        walk.Give(new Stimulus.TaskCompleted(walk.IndexOf("a"), "Done", """{"opinion":"đồng ý"}"""));
        if (expression.StartsWith("getLast", StringComparison.Ordinal)) walk.Give(new Stimulus.TaskCompleted(walk.IndexOf("b"), "Done", """{"opinion":"đồng ý"}"""));
        else walk.Give(new Stimulus.TaskCompleted(walk.IndexOf("b"), "Done", null));

        Assert.That(walk.Stored("", "v"), Is.EqualTo(expected));
    }

    [Test]
    public void Advance_Guid_IsTheSameForTheSameStimulusAndNewForTheNext()
    {
        const string drawing = "v:Var(String) u:Var(String) x:Set(v=newGuidString()) y:Set(u=newGuidString()) | x>a>y>b";
        var (one, other) = (new Walk(drawing), new Walk(drawing));

        one.Run("a");
        other.Run("a");

        Assert.That(one.Stored("", "v"), Is.EqualTo(other.Stored("", "v")));
        Assert.That(one.Stored("", "u"), Is.Not.EqualTo(one.Stored("", "v")));
    }

    [Test]
    public void Advance_TitleByExpression_IsWrittenForTheDossier()
    {
        var json = Drawing.Json("area:Var(Int32=12) a");
        json["root"]!["activities"]![0]!["title"] = System.Text.Json.Nodes.JsonNode.Parse("""{"expression":{"type":"JavaScript","value":"`Thẩm định ${variables.area} m²`"}}""");
        var walk = new Walk(Runtime.Definitions.DefinitionReader.Read(json.ToJsonString()).Graph!);

        walk.Run("");

        Assert.That(walk.Effects.OfType<Effect.TaskOpened>().Single().Title, Is.EqualTo("Thẩm định 12 m²"));
    }
}
