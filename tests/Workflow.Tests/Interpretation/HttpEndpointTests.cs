using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Activities;

namespace Workflow.Interpretation;

/// <summary>Endpoints of the process, and what it answers.</summary>
public sealed class HttpEndpointTests
{
    private const string Request = """{"path":"ho-so","method":"POST","query":{"loai":"cap-moi"},"headers":{"Host":["a"]},"routeData":{"code":"H26-0001"},"body":{"ten":"Nguyễn Văn An"}}""";

    [TestCase("/Ho-So/{Code}/", """["post","PUT"]""", "POST ho-so/{Code}, PUT ho-so/{Code}")]
    [TestCase("ho-so", "GET", "GET ho-so")]
    [TestCase("ho-so", null, "GET ho-so")]
    [TestCase("js:'ho-so/' + getCorrelationId().length", "js:['GET','get']", "GET ho-so/25")]
    public void HttpEndpoint_MethodsAndPath_AreOneWaitEach(string path, string? methods, string keys)
    {
        var walk = new Walk(Drawing.Flow("h>a", Drawing.Of("h", "HttpEndpoint", ("path", path), ("supportedMethods", methods))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("?h"));
        Assert.That(string.Join(", ", walk.Effects.OfType<Effect.WaitOpened>().Select(w => w.Key)), Is.EqualTo(keys));
    }

    [Test]
    public void HttpEndpoint_OneMethodCame_EndsTheOthers()
    {
        var walk = new Walk(Drawing.Flow("h>a", Drawing.Of("h", "HttpEndpoint", ("path", "x"), ("supportedMethods", """["GET","POST","PUT"]"""))).Graph());
        walk.Run("");

        var told = walk.Give(new Stimulus.Resumed(walk.IndexOf("h"), 0, WaitKind.Endpoint, "POST x", Request));

        Assert.That(told, Is.EqualTo("h ?a"));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Select(w => w.Key), Is.EqualTo(new[] { "POST x", "GET x", "PUT x" }));
        Assert.That(walk.GoOn("a"), Is.EqualTo("a ."));
    }

    [Test]
    public void HttpEndpoint_LoserOfARace_IsCancelledOnce()
    {
        var walk = new Walk(Drawing.Flow("f.x>h>j f.y>a>j j>b", Drawing.Of("f", "FlowFork", ("branches", new JsonArray("x", "y"))),
            Drawing.Of("h", "HttpEndpoint", ("path", "x"), ("supportedMethods", """["GET","POST"]""")), Drawing.Of("j", "FlowJoin")).Graph());

        Assert.That(walk.Run("a b"), Is.EqualTo("f ?h ?a / a !h j ?b / b ."));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void HttpEndpoint_Request_FillsTheOutputs()
    {
        var walk = new Walk(Drawing.Flow("h>l", Drawing.Of("h", "HttpEndpoint", ("path", "x")),
            Drawing.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('h', 'RouteData').code} ${getOutputFrom('h', 'QueryStringData').loai} ${getOutputFrom('h', 'ParsedContent').ten} ${getOutputFrom('h', 'Headers').Host[0]} ${getOutputFrom('h').method}`"))).Graph());
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
        var endpoint = Drawing.Of("h", "HttpEndpoint", ("path", "x"));
        endpoint[input] = true;
        var definition = Drawing.Flow("h>a", endpoint);
        definition["root"]!["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"h","port":"{{{failure}}}"},"target":{"activity":"b","port":"In"}}"""));
        definition["root"]!["activities"]!.AsArray().Add(Drawing.Json("b")["root"]!["activities"]![0]!.DeepClone());
        var walk = new Walk(definition.Graph());
        walk.Run("");

        Assert.That(walk.Resume("h", $$"""{"failure":"{{failure}}"}""").Replace(" -a", "").Replace("-a ", ""), Is.EqualTo(told));
    }

    [Test]
    public void HttpEndpoint_Settings_AreReadOnce()
    {
        var endpoint = Drawing.Of("h", "HttpEndpoint", ("path", "x"), ("authorize", "true"), ("policy", "CanBo"), ("requestTimeout", "00:00:30"), ("requestSizeLimit", "1048576"),
            ("fileSizeLimit", 1024), ("allowedFileExtensions", """[".pdf"]"""), ("blockedFileExtensions", ""), ("allowedMimeTypes", """["application/pdf"]"""));

        var settings = Drawing.Flow("", endpoint).Graph().Find("h")!.Endpoint!;

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
        Assert.That(Drawing.Flow("", Drawing.Of("h", "HttpEndpoint", ("path", "x"), (input, value))).Problems(), Is.EqualTo(problem));

    [Test]
    public void HttpEndpoint_UnusablePath_IsAnIncident() =>
        Assert.That(new Walk(Drawing.Flow("", Drawing.Of("h", "HttpEndpoint", ("path", "js:' '"))).Graph()).Run(""), Is.EqualTo("#h"));

    [Test]
    public void HttpEndpoint_ThatBeganTheProcess_IsAnswered()
    {
        var walk = new Walk(Drawing.Flow("h>w>a", Drawing.Trigger("h", "HttpEndpoint", ("path", "x")), Drawing.Of("w", "WriteHttpResponse", ("content", "js:getOutputFrom('h', 'ParsedContent')"))).Graph());

        Assert.That(walk.Give(new Stimulus.Started(new Dictionary<string, string>(), walk.IndexOf("h"), Request)), Is.EqualTo("h w ?a"));
        Assert.That(AnswerOf(walk), Is.EqualTo("200 application/json {\"ten\":\"Nguyễn Văn An\"} "));
    }

    [TestCase("Accepted", "đã nhận", null, "202 text/plain đã nhận X-A=1,X-B=2, 3")]
    [TestCase("404", null, null, "404   X-A=1,X-B=2, 3")]
    [TestCase("NoContent", "thừa", "text/html", "204 text/html  X-A=1,X-B=2, 3")]
    [TestCase(null, "js:[1]", null, "200 application/json [1] X-A=1,X-B=2, 3")]
    public void WriteHttpResponse_ToAWaitingCaller_IsWhatTheInputsSay(string? status, string? content, string? type, string answer)
    {
        var walk = new Walk(Drawing.Flow("h>w", Drawing.Of("h", "HttpEndpoint", ("path", "x")),
            Drawing.Of("w", "WriteHttpResponse", ("statusCode", status), ("content", content), ("contentType", type), ("responseHeaders", """{"X-A":1,"X-B":["2","3"]}"""))).Graph());

        Assert.That(walk.Run("@h"), Is.EqualTo("?h / h w ."));
        Assert.That(AnswerOf(walk), Is.EqualTo(answer));
    }

    [Test]
    public void WriteHttpResponse_AfterAStep_HasNobodyToAnswer()
    {
        var walk = new Walk(Drawing.Flow("h>a>w", Drawing.Of("h", "HttpEndpoint", ("path", "x")), Drawing.Of("w", "WriteHttpResponse")).Graph());

        Assert.That(walk.Run("@h a"), Is.EqualTo("?h / h ?a / a #w"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().Code, Is.EqualTo("NobodyToAnswer"));
    }

    [TestCase("99")]
    [TestCase("Quá tải")]
    public void WriteHttpResponse_UnusableStatus_IsAnIncident(string status) =>
        Assert.That(new Walk(Drawing.Flow("h>w", Drawing.Of("h", "HttpEndpoint", ("path", "x")), Drawing.Of("w", "WriteHttpResponse", ("statusCode", status))).Graph()).Run("@h"), Is.EqualTo("?h / h #w"));

    private static string AnswerOf(Walk walk)
    {
        var answer = walk.Effects.OfType<Effect.AnswerGiven>().Single();
        return $"{answer.StatusCode} {answer.ContentType} {answer.Body} {string.Join(',', answer.Headers.Select(h => $"{h.Key}={h.Value}"))}";
    }
}
