using Workflow.Runtime.Tracing;
using Workflow.Testing;

namespace Workflow.Interpretation;

public sealed class TracerTests
{
    [Test]
    public void Trace_Script_TellsWhatHappened()
    {
        var graph = Drawing.Graph("n:Var(Int32=1) s:Start a:Appraise(Yes,No) l:Line(đã thẩm định) x:SetTo(n=2) w:Event(go) e:End | s>a a.Yes>l>x>w>e a.No>e");
        var script = TraceScript.Read("""
            {"correlationId":"H26-0001","steps":[{"op":"event","name":"early"},{"op":"complete","activity":"a","outcome":"Yes","result":{"note":"đủ"}},
             {"op":"advance","duration":"PT1H"},{"op":"event","name":"go","payload":7}]}
            """).Value;

        Snapshot.Match(Tracer.Trace(graph, script, Walk.Now).ToJson().Replace("\n    ", " "));
    }

    [Test]
    public void Trace_Cancel_EndsTheProcess()
    {
        var script = TraceScript.Read("""{"steps":[{"op":"cancel"}]}""").Value;

        var result = Tracer.Trace(Drawing.Graph("a"), script, Walk.Now);

        Assert.That((result.Status, result.Stages[0].Status), Is.EqualTo(("Cancelled", "Waiting")));
    }

    [Test]
    public void Trace_Incident_Blocks()
    {
        var result = Tracer.Trace(Drawing.Graph("n:Var(Int32) x:SetTo(n=abc) | x>a"), TraceScript.Empty, Walk.Now);

        Assert.That(result.Status, Is.EqualTo("Blocked"));
        Assert.That(result.Incidents.Single().Activity, Is.EqualTo("x"));
        Assert.That(result.Journal, Does.Contain("Elsa.SetVariable#x Faulted"));
    }

    [TestCase("ForEach")]
    [TestCase("For")]
    [TestCase("Bulk")]
    public void Trace_Variables_AreThoseThatTheDefinitionAndItsScriptsName(string root)
    {
        var step = Nested.Seq("s", Nested.Print("l", "setVariable('soTo', 4)"), Nested.Step("a"));
        var main = Nested.Definition(root switch
        {
            "ForEach" => Nested.ForEach("r", "['Sơn', 'Hà']", step),
            "For" => Nested.For("r", 1, 2, step),
            _ => Nested.Seq("r", Nested.Print("l", "setVariable('soTo', 4)"), Nested.Of("Elsa.BulkDispatchWorkflows", "x", ("workflowDefinitionId", Nested.Literal("con")), ("items", Nested.Script("[1]")))),
        }, "$gia:Int32=5");

        var result = Family.Trace("[]", main, Drawing.Json("a:Step").Called("con"));

        Assert.That(string.Join(' ', result.Variables), Is.EqualTo("[$gia, 5] [soTo, 4]"));
    }

    [TestCase("[", "ScriptNotJson $")]
    [TestCase("[]", "ScriptNotObject $")]
    [TestCase("""{"steps":{}}""", "ScriptStepsUnusable $.steps")]
    [TestCase("""{"steps":[{"op":"cancel"},{"op":"fly"},{"op":"complete"},7]}""", "ScriptStepUnknown $.steps[1]; ScriptStepUnknown $.steps[2]; ScriptStepUnknown $.steps[3]")]
    [TestCase("""{"steps":[{"op":"advance","duration":"soon"}]}""", "ScriptStepUnknown $.steps[0]")]
    public void Read_UnusableScript_ListsEveryProblem(string json, string expected) =>
        Assert.That(string.Join("; ", TraceScript.Read(json).Rejection!.Problems.Select(p => $"{p.Code} {p.Path}")), Is.EqualTo(expected));
}
