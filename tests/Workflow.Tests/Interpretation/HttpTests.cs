using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Activities;

namespace Workflow.Interpretation;

/// <summary>Endpoints of the process, and calls that it makes.</summary>
public sealed class HttpTests
{
    private const string Request = """{"path":"ho-so","method":"POST","query":{"loai":"cap-moi"},"headers":{"Host":["a"]},"routeData":{"code":"H26-0001"},"body":{"ten":"Nguyễn Văn An"}}""";
    private const string Answer = """{"statusCode":201,"headers":{"Location":["/7"]},"body":{"n":7}}""";

    [TestCase("/Ho-So/{Code}/", """["post","PUT"]""", "POST ho-so/{Code}, PUT ho-so/{Code}")]
    [TestCase("ho-so", "GET", "GET ho-so")]
    [TestCase("ho-so", null, "GET ho-so")]
    [TestCase("js:'ho-so/' + getCorrelationId().length", "js:['GET','get']", "GET ho-so/25")]
    public void HttpEndpoint_MethodsAndPath_AreOneWaitEach(string path, string? methods, string keys)
    {
        var walk = new Walk(Definition.Flow("h>a", Definition.Of("h", "HttpEndpoint", ("path", path), ("supportedMethods", methods))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("?h"));
        Assert.That(string.Join(", ", walk.Effects.OfType<Effect.WaitOpened>().Select(w => w.Key)), Is.EqualTo(keys));
    }

    [Test]
    public void HttpEndpoint_OneMethodCame_EndsTheOthers()
    {
        var walk = new Walk(Definition.Flow("h>a", Definition.Of("h", "HttpEndpoint", ("path", "x"), ("supportedMethods", """["GET","POST","PUT"]"""))).Graph());
        walk.Run("");

        var told = walk.Give(new Stimulus.Resumed(walk.IndexOf("h"), 0, WaitKind.Endpoint, "POST x", Request));

        Assert.That(told, Is.EqualTo("h ?a"));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Select(w => w.Key), Is.EqualTo(new[] { "POST x", "GET x", "PUT x" }));
        Assert.That(walk.GoOn("a"), Is.EqualTo("a ."));
    }

    [Test]
    public void HttpEndpoint_LoserOfARace_IsCancelledOnce()
    {
        var walk = new Walk(Definition.Flow("f.x>h>j f.y>a>j j>b", Definition.Of("f", "FlowFork", ("branches", new JsonArray("x", "y"))),
            Definition.Of("h", "HttpEndpoint", ("path", "x"), ("supportedMethods", """["GET","POST"]""")), Definition.Of("j", "FlowJoin")).Graph());

        Assert.That(walk.Run("a b"), Is.EqualTo("f ?h ?a / a !h j ?b / b ."));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void HttpEndpoint_Request_FillsTheOutputs()
    {
        var walk = new Walk(Definition.Flow("h>l", Definition.Of("h", "HttpEndpoint", ("path", "x")),
            Definition.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('h', 'RouteData').code} ${getOutputFrom('h', 'QueryStringData').loai} ${getOutputFrom('h', 'ParsedContent').ten} ${getOutputFrom('h', 'Headers').Host[0]} ${getOutputFrom('h').method}`"))).Graph());
        walk.Run("");

        walk.Resume("h", Request);

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo("H26-0001 cap-moi Nguyễn Văn An a POST"));
    }

    [TestCase("exposeRequestTooLargeOutcome", EndpointFailures.RequestTooLarge, "h ?b")]
    [TestCase("exposeFileTooLargeOutcome", EndpointFailures.FileTooLarge, "h ?b")]
    [TestCase("exposeInvalidFileExtensionOutcome", EndpointFailures.InvalidFileExtension, "h ?b")]
    [TestCase("exposeInvalidFileMimeTypeOutcome", EndpointFailures.InvalidFileMimeType, "h ?b")]
    [TestCase("exposeFileTooLargeOutcome", EndpointFailures.RequestTooLarge, "#h")]
    public void HttpEndpoint_Refusal_IsAnOutcomeWhereExposed(string input, string failure, string told)
    {
        var endpoint = Definition.Of("h", "HttpEndpoint", ("path", "x"));
        endpoint[input] = true;
        var definition = Definition.Flow("h>a", endpoint);
        definition["root"]!["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"h","port":"{{{failure}}}"},"target":{"activity":"b","port":"In"}}"""));
        definition["root"]!["activities"]!.AsArray().Add(Drawing.Json("b")["root"]!["activities"]![0]!.DeepClone());
        var walk = new Walk(definition.Graph());
        walk.Run("");

        Assert.That(walk.Resume("h", $$"""{"failure":"{{failure}}"}""").Replace(" -a", "").Replace("-a ", ""), Is.EqualTo(told));
    }

    [Test]
    public void HttpEndpoint_Settings_AreReadOnce()
    {
        var endpoint = Definition.Of("h", "HttpEndpoint", ("path", "x"), ("authorize", "true"), ("policy", "CanBo"), ("requestTimeout", "00:00:30"), ("requestSizeLimit", "1048576"),
            ("fileSizeLimit", 1024), ("allowedFileExtensions", """[".pdf"]"""), ("blockedFileExtensions", ""), ("allowedMimeTypes", """["application/pdf"]"""));

        var settings = Definition.Flow("", endpoint).Graph().Find("h")!.Endpoint!;

        Assert.That((settings.Authorize, settings.Policy, settings.RequestTimeout, settings.RequestSizeLimit, settings.FileSizeLimit), Is.EqualTo((true, "CanBo", TimeSpan.FromSeconds(30), 1048576L, 1024L)));
        Assert.That((settings.AllowedFileExtensions[0], settings.BlockedFileExtensions.Count, settings.AllowedMimeTypes[0]), Is.EqualTo((".pdf", 0, "application/pdf")));
    }

    [TestCase("path", "a//b", "EndpointUnusable $.root.activities[0].path")]
    [TestCase("path", "", "EndpointUnusable $.root.activities[0].path")]
    [TestCase("supportedMethods", """["G T"]""", "EndpointUnusable $.root.activities[0].path")]
    [TestCase("requestSizeLimit", "-1", "InputWrongType $.root.activities[0].requestSizeLimit")]
    [TestCase("requestTimeout", "soon", "InputWrongType $.root.activities[0].requestTimeout")]
    [TestCase("authorize", "js:true", "InputMustBeLiteral $.root.activities[0].authorize.expression.type")]
    public void Read_UnusableEndpoint_IsListed(string input, string value, string problem) =>
        Assert.That(Definition.Flow("", Definition.Of("h", "HttpEndpoint", ("path", "x"), (input, value))).Problems(), Is.EqualTo(problem));

    [Test]
    public void HttpEndpoint_UnusablePath_IsAnIncident() =>
        Assert.That(new Walk(Definition.Flow("", Definition.Of("h", "HttpEndpoint", ("path", "js:' '"))).Graph()).Run(""), Is.EqualTo("#h"));

    [Test]
    public void HttpEndpoint_ThatBeganTheProcess_IsAnswered()
    {
        var walk = new Walk(Definition.Flow("h>w>a", Definition.Trigger("h", "HttpEndpoint", ("path", "x")), Definition.Of("w", "WriteHttpResponse", ("content", "js:getOutputFrom('h', 'ParsedContent')"))).Graph());

        Assert.That(walk.Give(new Stimulus.Started(new Dictionary<string, string>(), walk.IndexOf("h"), Request)), Is.EqualTo("h w ?a"));
        Assert.That(AnswerOf(walk), Is.EqualTo("200 application/json {\"ten\":\"Nguyễn Văn An\"} "));
    }

    [TestCase("Accepted", "đã nhận", null, "202 text/plain đã nhận X-A=1,X-B=2, 3")]
    [TestCase("404", null, null, "404   X-A=1,X-B=2, 3")]
    [TestCase("NoContent", "thừa", "text/html", "204 text/html  X-A=1,X-B=2, 3")]
    [TestCase(null, "js:[1]", null, "200 application/json [1] X-A=1,X-B=2, 3")]
    public void WriteHttpResponse_ToAWaitingCaller_IsWhatTheInputsSay(string? status, string? content, string? type, string answer)
    {
        var walk = new Walk(Definition.Flow("h>w", Definition.Of("h", "HttpEndpoint", ("path", "x")),
            Definition.Of("w", "WriteHttpResponse", ("statusCode", status), ("content", content), ("contentType", type), ("responseHeaders", """{"X-A":1,"X-B":["2","3"]}"""))).Graph());

        Assert.That(walk.Run("@h"), Is.EqualTo("?h / h w ."));
        Assert.That(AnswerOf(walk), Is.EqualTo(answer));
    }

    [Test]
    public void WriteHttpResponse_AfterAStep_HasNobodyToAnswer()
    {
        var walk = new Walk(Definition.Flow("h>a>w", Definition.Of("h", "HttpEndpoint", ("path", "x")), Definition.Of("w", "WriteHttpResponse")).Graph());

        Assert.That(walk.Run("@h a"), Is.EqualTo("?h / h ?a / a #w"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().Code, Is.EqualTo("NobodyToAnswer"));
    }

    [TestCase("99")]
    [TestCase("Quá tải")]
    public void WriteHttpResponse_UnusableStatus_IsAnIncident(string status) =>
        Assert.That(new Walk(Definition.Flow("h>w", Definition.Of("h", "HttpEndpoint", ("path", "x")), Definition.Of("w", "WriteHttpResponse", ("statusCode", status))).Graph()).Run("@h"), Is.EqualTo("?h / h #w"));

    [Test]
    public void SendHttpRequest_Inputs_AreTheCall()
    {
        var walk = new Walk(Definition.Flow("s>a", Definition.Of("s", "SendHttpRequest", ("url", "https://dvc.example.gov.vn/ho-so"), ("method", "post"), ("content", "js:({ n: 1 })"),
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
        var walk = new Walk(Definition.Flow("", Definition.Of("s", "SendHttpRequest", ("url", "http://a/"), ("content", content), ("contentType", type))).Graph());

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
        var walk = new Walk(Definition.Flow("s>a", Definition.Of("s", "SendHttpRequest", ("url", "http://a/"))).Graph());
        walk.Run("");

        Assert.That(walk.Resume("s", answer), Is.EqualTo(told));
    }

    [Test]
    public void SendHttpRequest_Retried_CallsAgainUnderAnotherId()
    {
        var walk = new Walk(Definition.Flow("s>a", Definition.Of("s", "SendHttpRequest", ("url", "http://a/"))).Graph());
        walk.Run("");
        walk.Resume("s", """{"failure":"Timeout"}""");

        Assert.That(walk.GoOn("~s"), Is.EqualTo("?s"));
        Assert.That(walk.Effects.OfType<Effect.CallRequested>().Select(c => c.Id).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase(" ")]
    [TestCase(null)]
    public void SendHttpRequest_WithoutUrl_IsAnIncident(string? url) =>
        Assert.That(new Walk(Definition.Flow("", Definition.Of("s", "SendHttpRequest", ("url", url))).Graph()).Run(""), Is.EqualTo("#s"));

    [Test]
    public void SendHttpRequest_EmbeddedActivities_AreListed() =>
        Assert.That(Definition.Flow("", Definition.Of("s", "SendHttpRequest", ("url", "http://a/"), ("timeout", Definition.Of("l", "WriteLine")), ("expectedStatusCodes", new JsonArray()))).Problems(),
            Is.EqualTo("EmbeddedActivityRefused $.root.activities[0].timeout"));

    [TestCase("[201,404]", Answer, "201, Done")]
    [TestCase("[404]", Answer, "Unmatched status code, Done")]
    [TestCase("[]", Answer, "Done")]
    [TestCase("[201]", """{"failure":"Timeout"}""", "Timeout")]
    [TestCase("[201]", """{"failure":"FailedToConnect"}""", "Failed to connect")]
    public void FlowSendHttpRequest_Answer_ChoosesTheWay(string expected, string answer, string outcomes)
    {
        var walk = new Walk(Definition.Flow("s>a", Definition.Of("s", "FlowSendHttpRequest", ("url", "http://a/"), ("expectedStatusCodes", expected))).Graph());
        walk.Run("");

        walk.Resume("s", answer);

        Assert.That(walk.Effects.OfType<Effect.ActivityPassed>().Last(p => p.ActivityId == "s").Outcome, Is.EqualTo(outcomes));
    }

    [Test]
    public void FlowSendHttpRequest_FreshFromTheToolbox_ExpectsOk()
    {
        var graph = Definition.Flow("", Definition.Of("s", "FlowSendHttpRequest", ("url", "http://a/"))).Graph();

        Assert.That(graph.Find("s")!.Behaviour.Outcomes, Is.EqualTo(new[] { "200", "Unmatched status code", "Failed to connect", "Timeout", "Done" }));
    }

    [Test]
    public void FlowSendHttpRequest_Outputs_AreSeenByLaterScripts()
    {
        var walk = new Walk(Definition.Flow("s>l", Definition.Of("s", "FlowSendHttpRequest", ("url", "http://a/")),
            Definition.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('s', 'StatusCode')} ${getOutputFrom('s', 'ParsedContent').n} ${getOutputFrom('s', 'ResponseHeaders').Location[0]}`"))).Graph());
        walk.Run("");

        walk.Resume("s", Answer);

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo("201 7 /7"));
    }

    [Test]
    public void RunTask_Inputs_AreTheWork()
    {
        var walk = new Walk(Definition.Flow("t>l", Definition.Of("t", "RunTask", ("taskName", "ký số"), ("payload", "js:({ code: getCorrelationId() })")),
            Definition.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('t').ok} ${getOutputFrom('t', 'TaskId')}`"))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("?t"));
        var work = walk.Effects.OfType<Effect.WorkRequested>().Single();
        Assert.That((work.Name, work.PayloadJson), Is.EqualTo(("ký số", "{\"code\":\"000.00.19.H26-261123-0001\"}")));
        Assert.That(walk.Resume("t", """{"ok":true}"""), Is.EqualTo("t l ."));
        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo($"true {work.Id}"));
    }

    [TestCase("taskName", null)]
    [TestCase("taskName", "js:'x'.repeat(257)")]
    [TestCase("payload", "js:7")]
    public void RunTask_UnusableInput_IsAnIncident(string input, string? value)
    {
        var task = Definition.Of("t", "RunTask", ("taskName", "ký số"));
        task[input] = Definition.Of("", "", (input, value))[input]!.DeepClone();

        Assert.That(new Walk(Definition.Flow("", task).Graph()).Run(""), Is.EqualTo("#t"));
    }

    [Test]
    public void RunTask_WorkerFailed_IsAnIncidentThatAsksAnew()
    {
        var walk = new Walk(Definition.Flow("t>a", Definition.Of("t", "RunTask", ("taskName", "ký số"))).Graph());
        walk.Run("");
        var wait = walk.Position.Waits[0];

        Assert.That(walk.Give(new Stimulus.Failed(wait.At.Activity, 0, WaitKind.Work, wait.Key, "TokenMissing", new("thiếu USB ký số", "no signing token"))), Is.EqualTo("#t"));
        Assert.That(walk.GoOn("~t @t"), Is.EqualTo("?t / t ?a"));
    }

    private static string AnswerOf(Walk walk)
    {
        var answer = walk.Effects.OfType<Effect.AnswerGiven>().Single();
        return $"{answer.StatusCode} {answer.ContentType} {answer.Body} {string.Join(',', answer.Headers.Select(h => $"{h.Key}={h.Value}"))}";
    }
}
