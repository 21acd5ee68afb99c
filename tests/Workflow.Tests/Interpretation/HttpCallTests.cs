using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;

namespace Workflow.Interpretation;

/// <summary>Calls that the process makes.</summary>
public sealed class HttpCallTests
{
    private const string Answer = """{"statusCode":201,"headers":{"Location":["/7"]},"body":{"n":7}}""";

    [Test]
    public void SendHttpRequest_Inputs_AreTheCall()
    {
        var walk = new Walk(Drawing.Flow("s>a", Drawing.Of("s", "SendHttpRequest", ("url", "https://dvc.example.gov.vn/ho-so"), ("method", "post"), ("content", "js:({ n: 1 })"),
            ("authorization", "Bearer x"), ("requestHeaders", """{"X-A":"1"}"""))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("?s"));
        var call = walk.Effects.OfType<Effect.CallRequested>().Single().Call;
        Assert.That((call.Method, call.Url, call.ContentType, call.Body, call.Retries), Is.EqualTo(("post", "https://dvc.example.gov.vn/ho-so", "application/json", "{\"n\":1}", true)));
        Assert.That(call.Headers, Is.EquivalentTo(new Dictionary<string, string> { ["X-A"] = "1", ["Authorization"] = "Bearer x" }));
    }

    [TestCase("text/plain", "js:'a b'", "text/plain a b")]
    [TestCase("application/x-www-form-urlencoded", "js:({ ten: 'An Bình', n: 1 })", "application/x-www-form-urlencoded ten=An%20B%C3%ACnh&n=1")]
    [TestCase("application/json", "{\"a\":1}", "application/json {\"a\":1}")]
    [TestCase("text/plain", null, "text/plain ")]
    public void SendHttpRequest_Content_IsWrittenByItsType(string type, string? content, string body)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("s", "SendHttpRequest", ("url", "http://a/"), ("content", content), ("contentType", type))).Graph());

        walk.Run("");

        var call = walk.Effects.OfType<Effect.CallRequested>().Single().Call;
        Assert.That($"{call.ContentType} {call.Body}", Is.EqualTo(body));
    }

    [TestCase(Answer, "s ?a")]
    [TestCase("""{"statusCode":404,"headers":{},"body":null}""", "s ?a")]
    [TestCase("""{"statusCode":503,"headers":{},"body":null}""", "#s")]
    [TestCase("""{"failure":"Timeout"}""", "#s")]
    [TestCase("""{"failure":"FailedToConnect"}""", "#s")]
    public void SendHttpRequest_Answer_GoesOnUnlessTheReceiverIsInTrouble(string answer, string told)
    {
        var walk = new Walk(Drawing.Flow("s>a", Drawing.Of("s", "SendHttpRequest", ("url", "http://a/"))).Graph());
        walk.Run("");

        Assert.That(walk.Resume("s", answer), Is.EqualTo(told));
    }

    [Test]
    public void SendHttpRequest_Retried_CallsAgainUnderAnotherId()
    {
        var walk = new Walk(Drawing.Flow("s>a", Drawing.Of("s", "SendHttpRequest", ("url", "http://a/"))).Graph());
        walk.Run("");
        walk.Resume("s", """{"failure":"Timeout"}""");

        Assert.That(walk.GoOn("~s"), Is.EqualTo("?s"));
        Assert.That(walk.Effects.OfType<Effect.CallRequested>().Select(c => c.Id).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase(" ")]
    [TestCase(null)]
    public void SendHttpRequest_WithoutUrl_IsAnIncident(string? url) =>
        Assert.That(new Walk(Drawing.Flow("", Drawing.Of("s", "SendHttpRequest", ("url", url))).Graph()).Run(""), Is.EqualTo("#s"));

    [Test]
    public void SendHttpRequest_EmbeddedActivities_AreListed() =>
        Assert.That(Drawing.Flow("", Drawing.Of("s", "SendHttpRequest", ("url", "http://a/"), ("timeout", Drawing.Of("l", "WriteLine")), ("expectedStatusCodes", new JsonArray()))).Problems(),
            Is.EqualTo("EmbeddedActivityRefused $.root.activities[0].timeout"));

    [TestCase("[201,404]", Answer, "201, Done")]
    [TestCase("[404]", Answer, "Unmatched status code, Done")]
    [TestCase("[]", Answer, "Done")]
    [TestCase("[201]", """{"failure":"Timeout"}""", "Timeout")]
    [TestCase("[201]", """{"failure":"FailedToConnect"}""", "Failed to connect")]
    public void FlowSendHttpRequest_Answer_ChoosesTheWay(string expected, string answer, string outcomes)
    {
        var walk = new Walk(Drawing.Flow("s>a", Drawing.Of("s", "FlowSendHttpRequest", ("url", "http://a/"), ("expectedStatusCodes", expected))).Graph());
        walk.Run("");

        walk.Resume("s", answer);

        Assert.That(walk.Effects.OfType<Effect.ActivityPassed>().Last(p => p.Key == "s").Outcome, Is.EqualTo(outcomes));
    }

    [Test]
    public void FlowSendHttpRequest_FreshFromTheToolbox_ExpectsOk()
    {
        var graph = Drawing.Flow("", Drawing.Of("s", "FlowSendHttpRequest", ("url", "http://a/"))).Graph();

        Assert.That(graph.Find("s")!.Behaviour.Outcomes, Is.EqualTo(new[] { "200", "Unmatched status code", "Failed to connect", "Timeout", "Done" }));
    }

    [Test]
    public void FlowSendHttpRequest_Outputs_AreSeenByLaterScripts()
    {
        var walk = new Walk(Drawing.Flow("s>l", Drawing.Of("s", "FlowSendHttpRequest", ("url", "http://a/")),
            Drawing.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('s', 'StatusCode')} ${getOutputFrom('s', 'ParsedContent').n} ${getOutputFrom('s', 'ResponseHeaders').Location[0]}`"))).Graph());
        walk.Run("");

        walk.Resume("s", Answer);

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo("201 7 /7"));
    }
}
