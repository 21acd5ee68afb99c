using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Interpretation;

/// <summary>Definitions used as activities by others.</summary>
public sealed class DefinitionActivityTests
{
    [Test]
    public void Trace_InputsAndOutputs_ComeFromOutsideAndGoBack()
    {
        var inner = Drawing.Json("tong:Var(Object) x:Set(tong=getInput('gia') * 2 + getVariable('gia')) p:Print('trong ' + getGia()) | x>p").AsActivity("Tinh le phi", ["gia"], ["tong"]);
        var main = Drawing.Json("gia:Var(Int32=7) kq:Var(Object) a:Use(TinhLePhi;gia=getVariable('gia') + 3;tong→kq) p:Print('ngoài ' + getVariable('kq') + ' ' + getVariable('gia') + ' ' + getOutputFrom('a','tong')) | a>p");

        var trace = Family.Trace("[]", main, inner);

        Assert.That(trace.Lines, Is.EqualTo((string[])["trong 10", "ngoài 30 7 30"]));
        Assert.That(trace.Status, Is.EqualTo("Finished"));
    }

    [Test]
    public void Trace_JournalAndWaits_ShowInnerIds()
    {
        var inner = Drawing.Json("a:Step(Yes,No)").AsActivity("XacMinh");

        var trace = Family.Trace("""[{"op":"complete","activity":"a"}]""", Drawing.Json("v:Use(XacMinh) | v>b"), inner);

        Assert.That(trace.Stages.Select(s => string.Join(' ', s.Waits)), Is.EqualTo((string[])["a:OneStop.Step", "b:OneStop.Step"]));
        Assert.That(trace.Journal, Is.EqualTo((string[])
        [
            "Elsa.Flowchart#flow Started", "XacMinh#v Started", "Elsa.Flowchart#flow Started", "OneStop.Step#a Started", "OneStop.Step#a Suspended",
            "OneStop.Step#a Resumed", "OneStop.Step#a Completed", "Elsa.Flowchart#flow Completed", "XacMinh#v Completed", "OneStop.Step#b Started", "OneStop.Step#b Suspended",
        ]));
    }

    [TestCase("Dat", "đạt")]
    [TestCase("KhongDat", "không đạt")]
    public void Trace_Complete_EndsOnlyTheDefinitionWithItsOutcomes(string outcome, string line)
    {
        var inner = Drawing.Json($"f:Fork(x,y) c:Finally({outcome}) | f.x>b f.y>c").AsActivity("ThamDinh", outcomes: ["Dat", "KhongDat"]);

        var trace = Family.Trace("[]", Drawing.Json("t:Use(ThamDinh) d:Line(đạt) k:Line(không đạt) e:Step | t.Dat>d>e t.KhongDat>k>e"), inner);

        Assert.That((trace.Lines.Single(), trace.Stages[0].Waits.Single()), Is.EqualTo((line, "e:OneStop.Step")));
        Assert.That(trace.Journal, Does.Contain("OneStop.Step#b Canceled"));
    }

    [Test]
    public void Trace_SameDefinitionTwice_KeepsScopesApart()
    {
        var inner = Drawing.Json("n:Var(Int32=0) x:Set(n=getVariable('n') + getInput('buoc')) p:Print('' + getVariable('n')) a:Step | x>p>a").AsActivity("Dem", ["buoc"]);

        var trace = Family.Trace("""[{"op":"complete","activity":"u/a"},{"op":"complete","activity":"w/a"}]""", Drawing.Json("u:Use(Dem;buoc=1) w:Use(Dem;buoc=5) f:Fork(x,y) | f.x>u f.y>w"), inner);

        Assert.That((trace.Lines, trace.Status), Is.EqualTo(((string[])["1", "5"], "Finished")));
    }

    [Test]
    public void Trace_NestedDefinitions_ReadOutputsOfTheirOwnActivities()
    {
        var deepest = Drawing.Json("ra:Var(Object) x:Set(ra='sâu')").AsActivity("Sau", outputs: ["ra"]);
        var middle = Drawing.Json("ra:Var(Object) s:Use(Sau) x:Set(ra=getOutputFrom('s','ra') + ' giữa') | s>x").AsActivity("Giua", outputs: ["ra"]);

        var trace = Family.Trace("[]", Drawing.Json("s:Use(Giua) p:Print(getOutputFrom('s','ra')) | s>p"), deepest, middle);

        Assert.That(trace.Lines.Single(), Is.EqualTo("sâu giữa"));
    }

    [Test]
    public void Trace_InputThatFails_IsAnIncidentOfTheActivity()
    {
        var trace = Family.Trace("[]", Drawing.Json("v:Use(XacMinh;so=getVariable('khong').x)"), Drawing.Json("a:Step").AsActivity("XacMinh", ["so"]));

        Assert.That((trace.Status, trace.Incidents.Single().Activity), Is.EqualTo(("Blocked", "v")));
    }

    [Test]
    public void Read_StepKeysAndIds_AreApart()
    {
        var graph = Family.Graph(Drawing.Json("a:Step v:Use(XacMinh) w:Use(XacMinh) | a>v>w"), Drawing.Json("a:Step").AsActivity("XacMinh"));

        Assert.That(graph.Problems, Is.Empty);
        Assert.That(graph.Activities.Where(a => a.Step is not null).Select(a => $"{a.Id} {a.Key} {a.Step!.StepKey}"), Is.EqualTo((string[])["a a a", "a v/a v/a", "a w/a w/a"]));
        Assert.That(graph.References.Select(r => $"{r.Kind} {r.DefinitionId} {r.Path}"), Is.EqualTo((string[])["UsedAsActivity XacMinh $.root.activities[1].type"]));
    }

    [Test]
    public void Read_DefinitionInsideItself_IsAProblemWithTheChain()
    {
        var one = Drawing.Json("b:Use(Hai)").AsActivity("Mot");
        var two = Drawing.Json("a:Use(Mot)").AsActivity("Hai");

        var problem = Family.Read(Drawing.Json("a:Use(Mot)"), one, two).Problems.Single();

        Assert.That((problem.Code, problem.Path), Is.EqualTo(("DefinitionInItself", "$.root.activities[0](Mot).root.activities[0](Hai).root.activities[0].type")));
        Assert.That(problem.Sentence.En, Does.Contain("drawing → Mot → Hai → Mot"));
    }

    [Test]
    public void Read_UnknownOrUnusable_IsMissing()
    {
        var plain = Drawing.Json("a:Step");
        plain["name"] = "XacMinh";

        var read = Family.Read(Drawing.Json("a:Use(XacMinh) b:Execute(khong-co) | a>b"), plain);

        Assert.That(read.Problems.Select(p => $"{p.Code} {p.Path}"), Is.EqualTo((string[])["ActivityTypeUnknown $.root.activities[0].type", "DefinitionUnknown $.root.activities[1].workflowDefinitionId"]));
        Assert.That((read.Missing.Types.Single(), read.Missing.DefinitionIds.Single()), Is.EqualTo(("XacMinh", "khong-co")));
    }

    [Test]
    public void Read_WrongInside_NamesBothPlaces()
    {
        var inner = Drawing.Json("a:Step(Yes) | a.No>b").AsActivity("XacMinh");
        inner["inputs"]!.AsArray().Add(new JsonObject { ["name"] = "x", ["type"] = "System.IO.File" });

        var problems = Family.Read(Drawing.Json("v:Use(XacMinh)"), inner).Problems;

        Assert.That(problems.Select(p => $"{p.Code} {p.Path}"), Is.EqualTo((string[])
            ["VariableTypeUnknown $.root.activities[0](XacMinh).inputs[0].type", "OutcomeUnknown $.root.activities[0](XacMinh).root.connections[0].source.port"]));
    }

    [Test]
    public void Read_DefinitionsThatDouble_StopAtTheLimit()
    {
        var levels = Enumerable.Range(0, 12).Select(i => Drawing.Json($"a:Use(T{i + 1}) b:Use(T{i + 1}) | a>b").AsActivity($"T{i}")).Append(Drawing.Json("a:Step").AsActivity("T12"));

        var read = Family.Read(Drawing.Json("a:Use(T0)"), [.. levels]);

        Assert.That((read.Graph, read.Problems.Count(p => p.Code == "TooManyActivities")), Is.EqualTo(((object?)null, 1)));
    }

    [Test]
    public void CanonicalMeaning_CoversWhatIsInside()
    {
        var main = Drawing.Json("v:Use(XacMinh)");

        var (one, same, other) = (Meaning("a:Step(Yes)"), Meaning("a:Step(Yes)"), Meaning("a:Step(Yes,No)"));

        Assert.That((one == same, one == other), Is.EqualTo((true, false)));
        string Meaning(string inner) => Encoding.UTF8.GetString(Family.Graph(main, Drawing.Json(inner).AsActivity("XacMinh")).CanonicalMeaning());
    }
}
