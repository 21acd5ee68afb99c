using System.Text.Json.Nodes;
using Workflow.Runtime.Tracing;
using Workflow.Testing;

namespace Workflow.Interpretation;

/// <summary>What a trace does about everything that a process can wait for.</summary>
public sealed class TracedWaitTests
{
    [Test]
    public void Advance_SeveralTimers_FireInTheOrderOfTheirInstants()
    {
        var result = Trace(Drawing.Flow("f.a>d1>l1 f.b>d2>l2 f.c>d3>l3", Fork("a", "b", "c"),
            Delay("d1", "PT3H"), Line("l1", "ba"), Delay("d2", "PT1H"), Line("l2", "một"), Delay("d3", "PT2H"), Line("l3", "hai")),
            """{"op":"advance","duration":"PT30M"},{"op":"advance","duration":"PT90M"},{"op":"advance","duration":"PT1H"}""");

        Assert.That(Stages(result), Is.EqualTo("start 0 d1,d2,d3 / advance 0 d1,d2,d3 / advance 2 d1 / advance 3 "));
        Assert.That(result.Lines, Is.EqualTo(new[] { "một", "hai", "ba" }));
        Assert.That(result.Status, Is.EqualTo("Finished"));
    }

    [Test]
    public void Advance_TimerOpenedWhileFiring_MayFallDueInTheSameOne()
    {
        var result = Trace(Drawing.Flow("d1>d2>d3", Delay("d1", "PT20M"), Delay("d2", "PT20M"), Delay("d3", "PT20M")), """{"op":"advance","duration":"PT50M"}""");

        Assert.That(Stages(result), Is.EqualTo("start 0 d1 / advance 0 d3"));
    }

    [Test]
    public void Advance_EachTimer_RunsAtItsOwnInstant()
    {
        var result = Trace(Drawing.Flow("d1>l1>d2>l2", Delay("d1", "PT20M"), Line("l1", "js:new Date().toISOString()"), Delay("d2", "00:00:30"), Line("l2", "js:new Date().toISOString()")),
            """{"op":"advance","duration":"PT1H"}""");

        Assert.That(result.Lines, Is.EqualTo(new[] { "2026-11-23T02:20:00.000Z", "2026-11-23T02:20:30.000Z" }));
    }

    [Test]
    public void Advance_AtOnce_FiresWhatIsDueAlready() =>
        Assert.That(Stages(Trace(Drawing.Flow("d>a", Delay("d", "-PT1H")), """{"op":"advance","duration":"PT0S"}""")), Is.EqualTo("start 0 d / advance 0 a"));

    [Test]
    public void Advance_CronInARound_FiresEachTime()
    {
        var result = Trace(Drawing.Flow("c>l l>c", Drawing.Of("c", "Cron", ("cronExpression", "0 * * * *")), Line("l", "js:new Date().getUTCHours()")), """{"op":"advance","duration":"PT3H"}""");

        Assert.That(result.Lines, Is.EqualTo(new[] { "3", "4", "5" }));
    }

    [Test]
    public void Advance_RoundWithoutDelay_IsGivenUp()
    {
        var result = Trace(Drawing.Flow("d>l l>d", Delay("d", "PT0S"), Line("l", "lại")), """{"op":"advance","duration":"PT1S"}""");

        Assert.That(result.Warnings[^1].Code, Is.EqualTo("TraceWithoutEnd"));
        Assert.That(result.Lines, Has.Count.EqualTo(10_000));
    }

    [Test]
    public void Advance_CancelledTimer_DoesNotFire()
    {
        var result = Trace(Drawing.Flow("f.x>d>j f.y>a>j j>b", Fork("x", "y"), Delay("d", "PT1H"), Drawing.Of("j", "FlowJoin")),
            """{"op":"complete","activity":"a"},{"op":"advance","duration":"PT2H"}""");

        Assert.That(Stages(result), Is.EqualTo("start 0 d,a / complete a 0 b / advance 0 b"));
        Assert.That(result.Journal, Does.Contain("Elsa.Delay#d Canceled"));
    }

    [Test]
    public void Complete_Task_BringsTheWorkersAnswer()
    {
        var result = Trace(Drawing.Flow("t>l", Drawing.Of("t", "RunTask", ("taskName", "ký số")), Line("l", "js:getOutputFrom('t').ok")), """{"op":"complete","activity":"t","result":{"ok":true}}""");

        Assert.That((result.Status, result.Lines.Single()), Is.EqualTo(("Finished", "true")));
    }

    [TestCase("""{"statusCode":404,"body":{"n":1}}""", "404 {\"n\":1}")]
    [TestCase("""{"n":7}""", "200 {\"n\":7}")]
    [TestCase("null", "200 null")]
    public void Complete_Call_BringsTheAnswer(string answer, string line)
    {
        var result = Trace(Drawing.Flow("s>l", Drawing.Of("s", "FlowSendHttpRequest", ("url", "http://a/")),
            Line("l", "js:`${getOutputFrom('s', 'StatusCode')} ${toJson(getOutputFrom('s', 'ParsedContent'))}`")), $$"""{"op":"complete","activity":"s","result":{{answer}}}""");

        Assert.That(result.Lines.Single(), Is.EqualTo(line));
    }

    [Test]
    public void Complete_CallThatFails_Blocks()
    {
        var result = Trace(Drawing.Flow("s>a", Drawing.Of("s", "SendHttpRequest", ("url", "http://a/"))), """{"op":"complete","activity":"s","result":{"failure":"Timeout"}}""");

        Assert.That((result.Status, result.Incidents.Single().Activity), Is.EqualTo(("Blocked", "s")));
    }

    [TestCase("""{"ten":"An"}""", "POST ho-so An")]
    [TestCase("""{"method":"PUT","body":{"ten":"Bình"}}""", "PUT ho-so Bình")]
    public void Complete_Endpoint_BringsTheRequest(string request, string line)
    {
        var result = Trace(Drawing.Flow("h>l>w", Drawing.Of("h", "HttpEndpoint", ("path", "ho-so"), ("supportedMethods", """["POST","PUT"]""")),
            Line("l", "js:`${getOutputFrom('h').method} ${getOutputFrom('h').path} ${getOutputFrom('h', 'ParsedContent').ten}`"), Drawing.Of("w", "WriteHttpResponse")),
            $$"""{"op":"complete","activity":"h","result":{{request}}}""");

        Assert.That((Stages(result), result.Status), Is.EqualTo(("start 0 h / complete h 1 ", "Finished")));
        Assert.That(result.Lines.Single(), Is.EqualTo(line));
    }

    [Test]
    public void Complete_SameActivityInSeveralFrames_TakesTheOldest()
    {
        var loop = Drawing.Of("p", "ParallelForEach", ("items", "js:['một', 'hai']"), ("body", Drawing.Of("q", "Sequence",
            ("activities", new JsonArray(Drawing.Of("t", "RunTask", ("taskName", "x")), Line("l", "js:getVariable('CurrentValue') + getOutputFrom('t')"))))));

        var result = Trace(Drawing.Flow("p>a", loop), """{"op":"complete","activity":"t","result":1},{"op":"complete","activity":"t","result":2}""");

        Assert.That(result.Lines, Is.EqualTo(new[] { "một1", "hai2" }));
        Assert.That(result.Stages[0].Waits, Is.EqualTo(new[] { "t:Elsa.RunTask", "t:Elsa.RunTask" }));
    }

    [Test]
    public void Complete_NothingWaiting_IsAWarning()
    {
        var result = Trace(Drawing.Flow("a"), """{"op":"complete","activity":"nowhere"}""");

        Assert.That(result.Warnings[^1].Code, Is.EqualTo("StepNotWaiting"));
    }

    [Test]
    public void PublishEvent_WaitOfTheSameProcess_GoesOnAfterTheRun()
    {
        var result = Trace(Drawing.Flow("f.x>e>l f.y>p>k", Fork("x", "y"), Drawing.Of("e", "Event", ("eventName", "go")), Line("l", "js:'nhận ' + getOutputFrom('e')"),
            Drawing.Of("p", "PublishEvent", ("eventName", "go"), ("payload", "js:7")), Line("k", "đã gửi")), "");

        Assert.That(result.Lines, Is.EqualTo(new[] { "đã gửi", "nhận 7" }));
        Assert.That(result.Status, Is.EqualTo("Finished"));
    }

    [Test]
    public void PublishEvent_NobodyWaits_IsLost()
    {
        var result = Trace(Drawing.Flow("p>a>e", Drawing.Of("p", "PublishEvent", ("eventName", "go")), Drawing.Of("e", "Event", ("eventName", "go"))), """{"op":"complete","activity":"a"}""");

        Assert.That(Stages(result), Is.EqualTo("start 0 a / complete a 0 e"));
    }

    [TestCase("H26-0002", "start 0 e")]
    [TestCase("H26-0001", "start 0 ")]
    public void PublishEvent_WithCorrelation_ReachesWhoHasIt(string correlation, string stages)
    {
        var result = Trace(Drawing.Flow("f.x>e f.y>c>p", Fork("x", "y"), Drawing.Of("e", "Event", ("eventName", "go")), Drawing.Of("c", "Correlate", ("correlationId", "H26-0001")),
            Drawing.Of("p", "PublishEvent", ("eventName", "go"), ("correlationId", correlation))), "");

        Assert.That((Stages(result), result.CorrelationId), Is.EqualTo((stages, "H26-0001")));
    }

    [Test]
    public void PublishEvent_ThatWakesItsOwnSender_IsGivenUp()
    {
        var result = Trace(Drawing.Flow("p>e e>p", Drawing.Of("p", "PublishEvent", ("eventName", "go")), Drawing.Of("e", "Event", ("eventName", "go"))), "");

        Assert.That(result.Warnings[^1].Code, Is.EqualTo("TraceWithoutEnd"));
    }

    [Test]
    public void Result_NameOutputAndCorrelation_AreWhatTheProcessSet()
    {
        var definition = Drawing.Flow("n>o>c>a", Drawing.Of("n", "SetName", ("value", "Đợt 2")), Drawing.Of("o", "SetOutput", ("outputName", "KetQua"), ("outputValue", "js:({ so: 7 })")),
            Drawing.Of("c", "Correlate", ("correlationId", "H26-0009")));

        Snapshot.Match(Trace(definition, """{"op":"complete","activity":"a"}""").ToJson());
    }

    [Test]
    public void Result_NothingSet_IsTheDefinitionsName()
    {
        var definition = Drawing.Flow("a");
        definition["name"] = "Cấp phép xây dựng";

        Assert.That(Trace(definition, "").Name, Is.EqualTo("Cấp phép xây dựng"));
    }

    private static TraceResult Trace(JsonObject definition, string steps) => Tracer.Trace(definition.Graph(), TraceScript.Read($$"""{"steps":[{{steps}}]}""").Value, Walk.Now);

    private static string Stages(TraceResult result) => string.Join(" / ", result.Stages.Select(s => $"{s.After} {s.Lines} {string.Join(',', s.Waits.Select(w => w.Split(':')[0]))}"));

    private static JsonObject Fork(params string[] branches) => Drawing.Of("f", "FlowFork", ("branches", new JsonArray([.. branches.Select(b => JsonValue.Create(b))])));

    private static JsonObject Delay(string id, string length) => Drawing.Of(id, "Delay", ("timeSpan", length));

    private static JsonObject Line(string id, string text) => Drawing.Of(id, "WriteLine", ("text", text));
}
