using System.Text.Json.Nodes;
using Workflow.Runtime;

namespace Workflow.Interpretation;

/// <summary>A process that something outside began at one of several places.</summary>
public sealed class TriggeredStartTests
{
    [TestCase("e", "e f ?p ?q / p / q j ?z / z .")]
    [TestCase("h", "h ?p / p j ?z / z .")]
    public void Started_AtOneOfTwoPlaces_JoinsWaitOnlyForWhatItLeadsTo(string trigger, string told)
    {
        var walk = new Walk(Drawing.Flow("e>f f.x>p f.y>q p>j q>j h>p j>z", Event("e"), Event("h"), Fork("f"), All("j")).Graph());

        Assert.That(Walked(walk, trigger, trigger == "e" ? "p q z" : "p z"), Is.EqualTo(told));
    }

    [Test]
    public void Started_BehindTheStart_ForksAndJoinsAsEverywhere()
    {
        var walk = new Walk(Drawing.Flow("e>z h>f f.x>p f.y>q p>j q>j j>z", Event("e"), Event("h"), Fork("f"), All("j")).Graph());

        Assert.That(Walked(walk, "h", "q p z"), Is.EqualTo("h f ?p ?q / q / p j ?z / z ."));
    }

    [Test]
    public void Started_Ordinarily_StaysAsItWas()
    {
        var walk = new Walk(Drawing.Flow("e>f f.x>p f.y>q p>j q>j h>p", Event("e"), Event("h"), Fork("f"), All("j")).Graph());

        Assert.That(walk.Run("*go p q"), Is.EqualTo("?e / e f ?p ?q / p / q j ."));
    }

    [Test]
    public void Started_AtATriggerInALoop_GoesRoundItAgain()
    {
        var walk = new Walk(Drawing.Flow("o>a h>a a.Again>h a.Done>z", Drawing.Of("o", "Start"), Event("h"), Drawing.Json("a:Step(Again,Done)")["root"]!["activities"]![0]!.AsObject()).Graph());

        Assert.That(Walked(walk, "h", "a:Again *go a:Done z"), Is.EqualTo("h ?a / a -z ?h / h ?a / a ?z / z ."));
    }

    private static string Walked(Walk walk, string trigger, string script) =>
        walk.Give(new Stimulus.Started(new Dictionary<string, string>(), walk.IndexOf(trigger))) + " / " + walk.GoOn(script);

    private static JsonObject Event(string id) => Drawing.Trigger(id, "Event", ("eventName", "go"));

    private static JsonObject Fork(string id) => Drawing.Of(id, "FlowFork", ("branches", new JsonArray("x", "y")));

    private static JsonObject All(string id) => Drawing.Of(id, "FlowJoin", ("mode", "WaitAll"));
}
