using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using static Workflow.Interpretation.Nested;

namespace Workflow.Interpretation;

/// <summary>What becomes of failed activities: the rest goes on, a retry takes the same turn again, a pass goes on behind it.</summary>
public sealed class FaultTests
{
    private const string Missing = "variables.list.length > 0";

    private static IEnumerable<TestCaseData> Retries()
    {
        yield return Case("leaf", Seq("s", Print("p", Missing), Step("a")), "~p a", "#p / p ?a / a s .");
        yield return Case("while at its first turn", Seq("s", While("w", Missing + " && getN() < 1", Set("v", "n", "getN() + 1")), Step("a")), "~w a", "#w / v w ?a / a s .");
        yield return Case("while at a later turn keeps its rounds", Seq("s", While("w", "getN() < 2 || variables.list.length > 5", Set("v", "n", "getN() + 1"))), "~w", "v v #w / w s .");
        yield return Case("for each without a list", Seq("s", ForEach("f", "variables.list.length && variables.list", Step("a"))), "~f a a", "#f / ?a / a ?a / a f s .");
        yield return Case("for all as the process", ForAll("f", "variables.list.length && variables.list", Step("a")), "~f a a", "#f / ?a ?a / a / a f .");
        yield return Case("while as the process", While("w", Missing + " && getN() < 1", Set("v", "n", "getN() + 1")), "~w", "#w / v w .");
        yield return Case("if beside a step", Par("p", If("i", Missing, Step("a")), Step("b")), "b ~i a", "#i ?b / b / ?a / a i p .");
        yield return Case("in a flowchart", Flow("c", "k>w k>b w>m b>m", Node("k", null), While("w", Missing + " && getN() < 1", Set("v", "n", "getN() + 1")), Step("b"), Step("m")), "b ~w m", "k #w ?b / b / v w ?m / m c .");
    }

    private static IEnumerable<TestCaseData> Passes()
    {
        yield return Case("leaf", Seq("s", Print("p", Missing), Step("a")), ">p a", "#p / -p p ?a / a s .");
        yield return Case("loop with its rounds", Seq("s", While("w", "getN() < 2 || variables.list.length > 5", Set("v", "n", "getN() + 1")), Step("a")), ">w a", "v v #w / -w w ?a / a s .");
        yield return Case("the process itself", ForAll("f", "variables.list.length && variables.list", Step("a")), ">f", "#f / -f f .");
        yield return Case("in a flowchart", Flow("c", "d.True>a d.False>b", Of("Elsa.FlowDecision", "d", ("condition", Script(Missing))), Step("a"), Step("b")), ">d a", "#d / -d d -b ?a / a c .");
    }

    [TestCaseSource(nameof(Retries))]
    public void Retried_WithCorrectedVariables_TakesTheSameTurnAgain(JsonObject root, string script, string expected)
    {
        var walk = new Walk(Graph(root, "list", "n:Int32=0"));
        var text = walk.Run("");
        foreach (var word in script.Split(' '))
            text += " / " + (word[0] == '~' ? walk.Give(Corrected(walk, word[1..])) : walk.GoOn(word));

        Assert.That(text, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Passes))]
    public void Skipped_FailedActivity_GoesOnBehindIt(JsonObject root, string script, string expected) =>
        Assert.That(new Walk(Graph(root, "list", "n:Int32=0")).Run(script), Is.EqualTo(expected));

    [Test]
    public void Retried_UnusableVariables_ChangeNothing()
    {
        var walk = new Walk(Graph(Seq("s", Print("p", Missing)), "list", "n:Int32=0"));
        walk.Run("");
        string Code(string name, string json) => walk.Try(new Stimulus.Retried(walk.IndexOf("p"), 0, new Dictionary<string, string> { [name] = json })).Rejection!.Code;

        Assert.That(Code("unknown", "1"), Is.EqualTo("VariableNotDeclared"));
        Assert.That(Code("n", "\"seven\""), Is.EqualTo("InputNotConvertible"));
        Assert.That(Code("n", "{"), Is.EqualTo("DataNotJson"));
        Assert.That(walk.Position.Faults, Has.Length.EqualTo(1));
    }

    [Test]
    public void Failed_WhatIsWaitedFor_IsAnIncidentAtTheActivity()
    {
        var walk = new Walk(Graph(Par("p", Event("e", "'go'"), Step("a"))));
        walk.Run("");

        var text = walk.Give(new Stimulus.Failed(walk.IndexOf("e"), walk.FrameOf("e"), WaitKind.Event, "go", "Lost", new("Không tới", "Did not come")));

        Assert.That(text, Is.EqualTo("#e"));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Single().Key, Is.EqualTo("go"));
        Assert.That(walk.GoOn("a ~e *go"), Is.EqualTo("a / ?e / e p ."));
    }

    [Test]
    public void Cancelled_ContainerThatFailed_DropsItsIncidentOnce()
    {
        var walk = new Walk(Graph(Fork("f", "WaitAny", While("w", Missing, Step("x")), Step("a")), "list"));

        Assert.That(walk.Run("a"), Is.EqualTo("#w ?a / a !w f ."));
        Assert.That(walk.Effects.OfType<Effect.IncidentDropped>().Count(), Is.EqualTo(1));
    }

    private static Stimulus.Retried Corrected(Walk walk, string id) =>
        new(walk.IndexOf(id), walk.FaultFrameOf(id), new Dictionary<string, string> { ["list"] = "[1,2]" });

    private static TestCaseData Case(string name, JsonObject root, string script, string expected) => new TestCaseData(root, script, expected).SetArgDisplayNames(name);
}
