using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Interpretation;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Activities;

/// <summary>What the calling activities ask for, and how they go on.</summary>
public sealed class HttpRequestTests
{
    private const string Flow = "Elsa.FlowSendHttpRequest";

    [Test]
    public void Request_OfAllItsInputs_IsTheCall()
    {
        var call = Call(new JsonObject
        {
            ["url"] = Wrapped("JavaScript", "'https://a.vn/' + 1"), ["method"] = Wrapped("Literal", "PUT"), ["content"] = Wrapped("JavaScript", "({ tên: 'Sen', số: 1 })"),
            ["authorization"] = Wrapped("Literal", "Bearer x"), ["requestHeaders"] = Wrapped("Object", """{"X-A":"1","X-B":["2","3"]}"""),
            ["enableResiliency"] = Wrapped("Literal", "false"),
        });

        Assert.That((call.Method, call.Url, call.ContentType, call.Body, call.Retries), Is.EqualTo(("PUT", "https://a.vn/1", "application/json", """{"tên":"Sen","số":1}""", false)));
        Assert.That(call.Headers, Is.EquivalentTo(new Dictionary<string, string> { ["X-A"] = "1", ["X-B"] = "2, 3", ["Authorization"] = "Bearer x" }));
    }

    [TestCase("Literal", "một dòng", null, "một dòng", null)]
    [TestCase("JavaScript", "({ a: 'b c', d: 1 })", "application/x-www-form-urlencoded", "a=b%20c&d=1", "application/x-www-form-urlencoded")]
    [TestCase("JavaScript", "[1,2]", "text/plain", "[1,2]", "text/plain")]
    [TestCase("JavaScript", "null", "application/json", null, "application/json")]
    public void Request_Content_GoesOutByItsType(string kind, string content, string? type, string? body, string? sentAs)
    {
        var inputs = new JsonObject { ["url"] = Wrapped("Literal", "https://a.vn/"), ["content"] = Wrapped(kind, content) };
        if (type is not null) inputs["contentType"] = Wrapped("Literal", type);

        var call = Call(inputs);

        Assert.That((call.Body, call.ContentType, call.Method), Is.EqualTo((body, sentAs, "GET")));
    }

    [TestCase("Elsa.SendHttpRequest", true)]
    [TestCase("Elsa.FlowSendHttpRequest", false)]
    public void Request_NothingSaidOfRetries_IsTriedAgainWhereFailureIsAnIncident(string type, bool expected)
    {
        var started = Started(type, new JsonObject { ["url"] = Wrapped("Literal", "https://a.vn/") });

        Assert.That(started.Effects.OfType<Effect.CallRequested>().Single().Call.Retries, Is.EqualTo(expected));
    }

    [Test]
    public void Request_WithoutAnAddress_IsAnIncident()
    {
        var walk = Started(Flow, []);

        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().Code, Is.EqualTo("CallWithoutUrl"));
    }

    [TestCase("""{"statusCode":200,"headers":{},"body":1}""", "200,Done")]
    [TestCase("""{"statusCode":404,"headers":{},"body":null}""", "404,Done")]
    [TestCase("""{"statusCode":503,"headers":{},"bodyTooLarge":true}""", "Unmatched status code,Done")]
    [TestCase("""{"failure":"Timeout"}""", "Timeout")]
    [TestCase("""{"failure":"FailedToConnect"}""", "Failed to connect")]
    public void Flow_Answer_LeavesByWhatItIs(string answer, string outcomes)
    {
        var walk = Answered(Flow, new JsonObject { ["expectedStatusCodes"] = Wrapped("Object", """[200,"404"]""") }, answer);

        Assert.That(walk.Effects.OfType<Effect.ActivityPassed>().Single(p => p.Key == "c" && p.Status == ActivityStatus.Completed).Outcome, Is.EqualTo(outcomes.Replace(",", ", ", StringComparison.Ordinal)));
    }

    [TestCase("""{"failure":"Timeout"}""", "CallTimedOut")]
    [TestCase("""{"failure":"FailedToConnect"}""", "CallNotConnected")]
    [TestCase("""{"statusCode":500,"headers":{},"body":null}""", "CallAnsweredWithError")]
    [TestCase("""{"statusCode":429,"headers":{},"body":null}""", "CallAnsweredWithError")]
    [TestCase("""{"statusCode":404,"headers":{},"body":null}""", null)]
    public void Plain_Answer_IsTakenOrIsAnIncidentThatCallsAnewWhenRetried(string answer, string? code)
    {
        var walk = Answered("Elsa.SendHttpRequest", [], answer);

        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().SingleOrDefault()?.Code, Is.EqualTo(code));
        if (code is null) return;
        walk.Give(new Stimulus.Retried(walk.IndexOf("c")));
        Assert.That(walk.Effects.OfType<Effect.CallRequested>().Select(c => c.Id).Distinct().Count(), Is.EqualTo(2), "with a key of its own");
    }

    [TestCase("""[99]""", "StatusCodeUnusable")]
    [TestCase("""["OK"]""", "StatusCodeUnusable")]
    [TestCase("""[200,200]""", "NameInListTwice")]
    public void Read_StatusCodesThatAreNone_IsAProblem(string codes, string problem)
    {
        Assert.That(Problems(Flow, new JsonObject { ["expectedStatusCodes"] = Wrapped("Object", codes) }), Does.Contain(problem));
    }

    [Test]
    public void Read_ActivityEmbeddedInACall_IsAProblem()
    {
        var embedded = new JsonObject { ["timeout"] = new JsonObject { ["id"] = "x", ["type"] = "Elsa.WriteLine" } };

        Assert.That(Problems("Elsa.SendHttpRequest", embedded), Does.Contain("EmbeddedActivityRefused"));
    }

    private static HttpCall Call(JsonObject inputs) => Started(Flow, inputs).Effects.OfType<Effect.CallRequested>().Single().Call;

    private static Walk Answered(string type, JsonObject inputs, string answer)
    {
        inputs["url"] = Wrapped("Literal", "https://a.vn/");
        var walk = Started(type, inputs);
        var requested = walk.Effects.OfType<Effect.CallRequested>().Single();
        walk.Give(new Stimulus.Resumed(requested.Activity, requested.Frame, WaitKind.Call, requested.Id.ToString(), answer));
        return walk;
    }

    private static Walk Started(string type, JsonObject inputs)
    {
        var result = DefinitionReader.Read(Definition(type, inputs));
        Assert.That(result.Graph, Is.Not.Null, string.Join('\n', result.Problems));
        var walk = new Walk(result.Graph!);
        walk.Run("");
        return walk;
    }

    private static List<string> Problems(string type, JsonObject inputs) => [.. DefinitionReader.Read(Definition(type, inputs)).Problems.Select(p => p.Code)];

    private static string Definition(string type, JsonObject inputs)
    {
        var definition = Drawing.Json("s:Start c:Call | s>c");
        var activity = definition["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == "c")!.AsObject();
        activity["type"] = type;
        foreach (var member in new[] { "limit", "title" }) activity.Remove(member);
        foreach (var (name, value) in inputs) activity[name] = value!.DeepClone();
        return definition.ToJsonString();
    }

    private static JsonObject Wrapped(string kind, string value) =>
        new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };
}
