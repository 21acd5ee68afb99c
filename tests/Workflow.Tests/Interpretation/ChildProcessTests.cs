using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Tracing;

namespace Workflow.Interpretation;

/// <summary>Processes that others start.</summary>
public sealed class ChildProcessTests
{
    private const string Complete = """[{"op":"complete","activity":"a"}]""";

    [Test]
    public void Execute_ChildOverAtOnce_IsOverAtOnceWithItsReport()
    {
        var child = Drawing.Json("l:Line(con)").Called("con");

        var trace = Family.Trace("[]", Drawing.Json("x:Execute(con;waitForCompletion=true) p:Print(getOutputFrom('x').status + ' ' + toJson(getOutputFrom('x').output)) | x>p"), child);

        Assert.That(trace.Lines, Is.EqualTo((string[])["con", "Finished {}"]));
        Assert.That(trace.Journal.Where(e => e.Contains("#x", StringComparison.Ordinal)), Is.EqualTo((string[])["Elsa.ExecuteWorkflow#x Started", "Elsa.ExecuteWorkflow#x Completed"]));
        Assert.That(trace.Children.Single().Journal, Is.EqualTo((string[])
            ["Elsa.Flowchart#flow Started", "Elsa.WriteLine#l Started", "Elsa.WriteLine#l Completed", "Elsa.Flowchart#flow Completed"]));
    }

    [TestCase("true", "x:Elsa.ExecuteWorkflow|", "")]
    [TestCase("false", "|", "Running")]
    public void Execute_ChildThatRests_WaitsForItsEndOnlyIfTold(string waits, string stages, string atOnce)
    {
        var main = Drawing.Json($"x:Execute(con;waitForCompletion={waits}) p:Print(getOutputFrom('x').status) | x>p");

        var trace = Family.Trace(Complete, main, Drawing.Json("a:Step").Called("con"));

        Assert.That(string.Join('|', trace.Stages.Select(s => string.Join(' ', s.Waits))), Is.EqualTo(stages));
        Assert.That(trace.Lines.Single(), Is.EqualTo(atOnce.Length > 0 ? atOnce : "Finished"));
        Assert.That((trace.Status, trace.Children.Single().Status), Is.EqualTo(("Finished", "Finished")));
    }

    [Test]
    public void Execute_Input_ReachesTheChildWithTheParentsId()
    {
        var child = Drawing.Json("p:Print(getInput('ten') + ' ' + getTuoi() + ' ' + getInput('ParentInstanceId').length + ' ' + getCorrelationId())").Called("con");

        var trace = Family.Trace("[]", Drawing.Json("x:Execute(con;input=({ ten: 'Khuê', tuoi: 1 + 1 });correlationId='LT-' + 1)"), child);

        Assert.That(trace.Lines.Single(), Is.EqualTo("Khuê 2 36 LT-1"));
    }

    [Test]
    public void Execute_InputOfTheDesignersTable_IsEvaluatedMemberByMember()
    {
        var main = Drawing.Json("n:Var(Int32=4) x:Execute(con)");
        main["root"]!["activities"]![0]!["input"] = System.Text.Json.Nodes.JsonNode.Parse("""
            {"typeName":null,"expression":{"type":"Object","value":"{\"a\":{\"type\":\"JavaScript\",\"value\":\"getVariable('n') + 1\"},\"b\":{\"type\":\"Literal\",\"value\":\"chữ\"}}"}}
            """);

        var trace = Family.Trace("[]", main, Drawing.Json("p:Print(getInput('a') + getInput('b'))").Called("con"));

        Assert.That(trace.Lines.Single(), Is.EqualTo("5chữ"));
    }

    [Test]
    public void Dispatch_NotWaiting_GoesOnBeforeTheChildBegins()
    {
        var trace = Family.Trace("[]", Drawing.Json("x:Dispatch(con) p:Line(mẹ) | x>p"), Drawing.Json("l:Line(con)").Called("con"));

        Assert.That((trace.Lines, trace.Status), Is.EqualTo(((string[])["mẹ", "con"], "Finished")));
    }

    [Test]
    public void Dispatch_Waiting_HasTheOutputsAsItsResult()
    {
        var walk = new Walk(Family.Graph(Drawing.Json("x:Dispatch(con;waitForCompletion=true) p:Print(getOutputFrom('x').so) | x>p"), Drawing.Json("a:Step").Called("con")));
        walk.Run("");
        var requested = walk.Effects.OfType<Effect.ChildRequested>().Single();

        walk.Give(new Stimulus.Resumed(requested.Activity, requested.Frame, WaitKind.Child, requested.Id.ToString(), ChildReportText("""{"so":"12/GKS"}""")));

        Assert.That((requested.Awaited, walk.Effects.OfType<Effect.LineWritten>().Single().Text), Is.EqualTo((ChildWait.End, "12/GKS")));
    }

    [Test]
    public void Bulk_EveryItem_HasAChildAndTheLastOneCompletesIt()
    {
        var main = Drawing.Json("x:Bulk(con;items=['A', 'B', { Ten: 'C' }];input=({ chung: 1 });defaultItemInputKey='Ten';correlationIdFunction='LT-' + (getVariable('Ten').Ten ?? getTen())) c:Line(đủ) d:Line(xong) | x.Completed>c x.Done>d");
        var child = Drawing.Json("a:Step p:Print(getTen() + getInput('chung') + getCorrelationId()) | a>p").Called("con");

        var trace = Family.Trace("""[{"op":"complete","activity":"a"},{"op":"complete","activity":"a"},{"op":"complete","activity":"a"}]""", main, child);

        Assert.That(trace.Stages.Select(s => string.Join(' ', s.Waits)), Is.EqualTo((string[])["x:Elsa.BulkDispatchWorkflows", "x:Elsa.BulkDispatchWorkflows", "x:Elsa.BulkDispatchWorkflows", ""]));
        Assert.That(trace.Lines, Is.EqualTo((string[])["A1LT-A", "B1LT-B", "C1LT-C", "đủ", "xong"]));
    }

    [TestCase("[]")]
    [TestCase("null")]
    public void Bulk_NoItems_IsDoneAndNotCompleted(string items)
    {
        var trace = Family.Trace("[]", Drawing.Json($"x:Bulk(con;items={items}) c:Line(đủ) d:Line(xong) | x.Completed>c x.Done>d"), Drawing.Json("a:Step").Called("con"));

        Assert.That(trace.Lines.Single(), Is.EqualTo("xong"));
    }

    [Test]
    public void Bulk_OneCancelled_IsCanceled()
    {
        var graph = Family.Graph(Drawing.Json("x:Bulk(con;items=[1, 2]) c:Line(đủ) h:Line(hủy) | x.Completed>c x.Canceled>h"), Drawing.Json("a:Step").Called("con"));
        var walk = new Walk(graph);
        walk.Run("");
        var children = walk.Effects.OfType<Effect.ChildRequested>().ToList();

        foreach (var (child, report) in children.Zip((string[])[ChildReportText("{}", "Cancelled"), ChildReportText("{}")]))
            walk.Give(new Stimulus.Resumed(child.Activity, child.Frame, WaitKind.Child, child.Id.ToString(), report));

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo("hủy"));
    }

    [Test]
    public void Bulk_InEveryItemOfALoop_KeepsItsOwnChildrenApart()
    {
        var bulk = Nested.Of("Elsa.BulkDispatchWorkflows", "x", ("workflowDefinitionId", Nested.Literal("con")), ("items", Nested.Script("[1, 2]")), ("result", Nested.Captured("ketThuc")));
        var main = Nested.Definition(Nested.ForAll("p", "['Sơn', 'Hà']", Nested.With(Nested.Seq("s", bulk, Nested.Print("l", "getCurrentValue() + ' ' + getKetThuc().map(c => c.output.so).join()")), "ketThuc")));
        var walk = new Walk(Family.Graph(main, Drawing.Json("a:Step").Called("con")));
        walk.Run("");
        var children = walk.Effects.OfType<Effect.ChildRequested>().ToList();

        foreach (var i in (int[])[0, 2, 3, 1])
            walk.Give(new Stimulus.Resumed(children[i].Activity, children[i].Frame, WaitKind.Child, children[i].Id.ToString(), ChildReportText($$"""{"so":{{i}}}""")));

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Select(l => l.Text), Is.EqualTo((string[])["Hà 2,3", "Sơn 0,1"]));
    }

    [Test]
    public void Bulk_CancelledByAJoin_EndsEveryWaitAndVisitsOnce()
    {
        var main = Drawing.Json("f:Fork(x,y) b:Bulk(con;items=[1, 2, 3]) j:Join(WaitAny) p:Line(một lần) | f.x>b f.y>k b.Done>j>p k>j");

        var trace = Family.Trace("""[{"op":"complete","activity":"k"}]""", main, Drawing.Json("a:Step").Called("con"));

        Assert.That((trace.Status, trace.Lines.Single()), Is.EqualTo(("Finished", "một lần")));
        Assert.That(trace.Journal.Count(e => e == "Elsa.BulkDispatchWorkflows#b Canceled"), Is.EqualTo(1));
        Assert.That(trace.Children.Select(c => c.Status), Is.EqualTo((string[])["Cancelled", "Cancelled", "Cancelled"]));
    }

    [Test]
    public void Cancel_OfTheParent_CancelsEveryChild()
    {
        var grandchild = Drawing.Json("a:Step").Called("chau");
        var child = Drawing.Json("x:Execute(chau;waitForCompletion=true)").Called("con");

        var trace = Family.Trace("""[{"op":"cancel"}]""", Drawing.Json("d:Dispatch(con) a:Step | d>a"), child, grandchild);

        Assert.That((trace.Status, string.Join(' ', trace.Children.Select(c => c.Status))), Is.EqualTo(("Cancelled", "Cancelled Cancelled")));
    }

    [Test]
    public void Event_ReachesChildren()
    {
        var trace = Family.Trace("""[{"op":"event","name":"go"}]""", Drawing.Json("x:Execute(con;waitForCompletion=true)"), Drawing.Json("e:Event(go)").Called("con"));

        Assert.That((trace.Status, trace.Warnings.Count(w => w.Code == "EventNotAwaited")), Is.EqualTo(("Finished", 0)));
    }

    [Test]
    public void ChildThatFails_IsBlockedAndTheParentWaits()
    {
        var trace = Family.Trace("[]", Drawing.Json("x:Execute(con;waitForCompletion=true)"), Drawing.Json("n:Var(Int32) s:SetTo(n=abc)").Called("con"));

        Assert.That((trace.Status, trace.Children.Single().Status, trace.Children.Single().Incidents.Single().Activity), Is.EqualTo(("Waiting", "Blocked", "s")));
    }

    [Test]
    public void ProcessThatStartsItself_StopsWithAnIncident()
    {
        var main = Drawing.Json("x:Execute(drawing;waitForCompletion=true)");

        var trace = Family.Trace("[]", main);

        Assert.That(trace.Children, Has.Count.EqualTo(ChildLimits.MostGenerations));
        Assert.That((trace.Status, trace.Children[^1].Status), Is.EqualTo(("Waiting", "Blocked")));
    }

    [Test]
    public void Read_ComputedOrUnnamedDefinition_IsAProblem()
    {
        var computed = Drawing.Json("x:Use(Elsa.ExecuteWorkflow;workflowDefinitionId='a' + 1)");
        var unnamed = Drawing.Json("x:Use(Elsa.DispatchWorkflow)");

        Assert.That(Family.Read(computed).Problems[0].Code, Is.EqualTo("InputMustBeLiteral"));
        Assert.That(Family.Read(unnamed).Problems.Single().Code, Is.EqualTo("DefinitionNotNamed"));
    }

    [Test]
    public void Trace_UnknownDefinition_IsAWarningAndAnIncident()
    {
        var trace = Tracer.Trace(Family.Graph(Drawing.Json("x:Execute(khong-co)")), TraceScript.Empty, Walk.Now);

        Assert.That((trace.Status, trace.Warnings[0].Code), Is.EqualTo(("Blocked", "DefinitionUnknown")));
    }

    private static string ChildReportText(string output, string subStatus = "Finished") =>
        $$"""{"workflowInstanceId":"{{Guid.Empty}}","status":"Finished","subStatus":"{{subStatus}}","output":{{output}}}""";
}
