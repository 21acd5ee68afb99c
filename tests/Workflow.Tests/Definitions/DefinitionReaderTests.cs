using System.Text;
using System.Text.Json.Nodes;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.Definitions;

public sealed class DefinitionReaderTests
{
    private const string Step = """{"id":"a","type":"OneStop.Appraise","limit":"4"}""";

    [TestCase("", "DefinitionNotJson $")]
    [TestCase("{", "DefinitionNotJson $")]
    [TestCase("[]", "DefinitionNotObject $")]
    [TestCase("null", "DefinitionNotObject $")]
    [TestCase("{}", "RootMissing $.root")]
    [TestCase("""{"root":{"type":"Elsa.Sequence"}}""", "ActivityIdUnusable $.root.id")]
    [TestCase("""{"root":{"type":"Elsa.Flowchart","type":"Elsa.Flowchart"}}""", "MemberTwice $.root.type")]
    [TestCase("""{"a":{"$type":"System.IO.FileInfo, System.Runtime"}}""", "TypeNameRefused $.a.$type")]
    [TestCase("""{"a":[1,2,1e999]}""", "NumberTooLarge $.a[2]")]
    [TestCase("""{"a":"\ud800"}""", "TextBroken $.a")]
    [TestCase("""{"\udc00":1}""", "TextBroken $['?']")]
    [TestCase("""{"a":"x\u0000"}""", "TextBroken $.a")]
    [TestCase("""{"root":{"type":"Elsa.Flowchart"}}""", "ActivityIdUnusable $.root.id")]
    public void Read_Text_ListsWhatIsWrong(string json, string expected) => Assert.That(Found(DefinitionReader.Read(json)), Is.EqualTo(expected));

    [TestCase("""{"id":"a","type":"Elsa.PowerShell"}""", "ActivityTypeUnknown $.root.activities[0].type")]
    [TestCase("""{"id":"a","type":"System.Diagnostics.Process, System"}""", "ActivityTypeUnknown $.root.activities[0].type")]
    [TestCase("""{"id":"a"}""", "ActivityTypeUnknown $.root.activities[0].type")]
    [TestCase("""{"type":"Elsa.Start"}""", "ActivityIdUnusable $.root.activities[0].id")]
    [TestCase("7", "ActivityNotObject $.root.activities[0]")]
    [TestCase(Step + "," + Step, "ActivityIdTwice $.root.activities[1].id; StepKeyTwice $.root.activities[1].stepKey")]
    [TestCase("""{"id":"flow","type":"Elsa.Start"}""", "ActivityIdTwice $.root.activities[0].id")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise"}""", "LimitMissing $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":"four"}""", "InputNotNumber $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":-1}""", "AmountUnusable $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":0.001}""", "AmountUnusable $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":99999999}""", "AmountUnusable $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":[4]}""", "InputWrongType $.root.activities[0].limit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":{"expression":{"type":"JavaScript","value":"4"}}}""", "InputMustBeLiteral $.root.activities[0].limit.expression.type")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"limitUnit":"Weeks"}""", "InputNotAChoice $.root.activities[0].limitUnit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"role":"King"}""", "InputNotAChoice $.root.activities[0].role")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"role":"SystemAdministrator"}""", "InputNotAChoice $.root.activities[0].role")]
    [TestCase("""{"id":"a","type":"OneStop.Step","limit":4}""", "RoleMissing $.root.activities[0].role")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"unitSelector":"Anywhere"}""", "InputNotAChoice $.root.activities[0].unitSelector")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"unitSelector":"Named"}""", "UnitMissing $.root.activities[0].unit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"outcomes":["Yes","Yes",""]}""", "NameInListTwice $.root.activities[0].outcomes[1]; NameInListUnusable $.root.activities[0].outcomes[2]")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"outcomes":"Yes"}""", "InputWrongType $.root.activities[0].outcomes")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"countsTowardLimit":"perhaps"}""", "InputNotFlag $.root.activities[0].countsTowardLimit")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":4,"title":{"expression":{"type":"Liquid","value":"x"}}}""", "ExpressionLanguageNotKept $.root.activities[0].title.expression.type")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":{"expression":{"type":"CSharp","value":"4"}}}""", "ExpressionKindRefused $.root.activities[0].limit.expression.type")]
    [TestCase("""{"id":"a","type":"OneStop.Appraise","limit":{"typeName":"System.Uri, System","expression":{"value":4}}}""", "TypeNameRefused $.root.activities[0].limit.typeName")]
    [TestCase("""{"id":"a","type":"Elsa.Start","customProperties":{"mergeMode":"Race"}}""", "MergeModeRefused $.root.activities[0].customProperties.mergeMode")]
    [TestCase("""{"id":"a","type":"Elsa.FlowJoin","mode":"WaitSome"}""", "InputNotAChoice $.root.activities[0].mode")]
    [TestCase("""{"id":"a","type":"Elsa.SetVariable","variable":{"id":"v"},"value":1}""", "VariableUnknown $.root.activities[0].variable")]
    [TestCase("""{"id":"a","type":"Elsa.FlowSwitch","cases":[{"label":"x"},{"label":"x"},{}]}""", "NameInListTwice $.root.activities[0].cases[1].label; NameInListUnusable $.root.activities[0].cases[2].label")]
    public void Read_Activity_ListsWhatIsWrong(string activities, string expected) =>
        Assert.That(Found(DefinitionReader.Read($$$"""{"root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{activities}}}]}}""")), Is.EqualTo(expected));

    [TestCase("""{"source":{"activity":"a","port":"Eligible"},"target":{"activity":"z"}}""", "ConnectionDangling $.root.connections[0].target.activity")]
    [TestCase("""{"source":{"activity":"flow"},"target":{"activity":"a"}}""", "ConnectionDangling $.root.connections[0].source.activity")]
    [TestCase("""{"source":"a","target":"a"}""", "ConnectionDangling $.root.connections[0].source.activity; ConnectionDangling $.root.connections[0].target.activity")]
    [TestCase("""{"source":{"activity":"a","port":"Perhaps"},"target":{"activity":"a"}}""", "OutcomeUnknown $.root.connections[0].source.port")]
    [TestCase("""{"source":{"activity":"a"},"target":{"activity":"a","port":"Out"}}""", "OutcomeUnknown $.root.connections[0].source.port; TargetPortUnknown $.root.connections[0].target.port")]
    public void Read_Connection_ListsWhatIsWrong(string connection, string expected) =>
        Assert.That(Found(DefinitionReader.Read($$$"""{"root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{Step}}}],"connections":[{{{connection}}}]}}""")), Is.EqualTo(expected));

    [TestCase("""{"name":"n","typeName":"System.IO.FileInfo"}""", "VariableTypeUnknown $.variables[0].typeName")]
    [TestCase("""{"name":"","typeName":"String"}""", "VariableNameUnusable $.variables[0].name")]
    [TestCase("""{"name":"n","typeName":"Int32","value":"abc"}""", "VariableDefaultUnusable $.variables[0].value")]
    [TestCase("""{"name":"n","typeName":"Int32","value":"1.5"}""", "VariableDefaultUnusable $.variables[0].value")]
    [TestCase("""{"name":"n","typeName":"String"},{"name":"n","typeName":"String"}""", "VariableTwice $.variables[1].name")]
    public void Read_Variable_ListsWhatIsWrong(string variables, string expected) =>
        Assert.That(Found(DefinitionReader.Read($$$"""{"variables":[{{{variables}}}],"root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{Step}}}]}}""")), Is.EqualTo(expected));

    [TestCase("String", "abc", "\"abc\"")]
    [TestCase("String", "12", "\"12\"")]
    [TestCase("Int32", "12", "12")]
    [TestCase("Boolean", "True", "true")]
    [TestCase("Object", """{"b":1}""", """{"b":1}""")]
    [TestCase("Object", "chữ", "\"chữ\"")]
    [TestCase("Int32[]", "[1,2]", "[1,2]")]
    [TestCase("Decimal", "", "null")]
    public void Read_VariableDefault_IsBroughtToItsType(string type, string value, string expected)
    {
        var json = Drawing.Json("a");
        json["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "v", ["typeName"] = type, ["value"] = value });

        Assert.That(DefinitionReader.Read(json.ToJsonString()).Graph!.Variables[0].DefaultJson, Is.EqualTo(expected));
    }

    [Test]
    public void Read_HumanStep_TakesInputsAndDefaults()
    {
        var graph = Read("""
            {"id":"a","type":"OneStop.Appraise","limit":{"typeName":null,"expression":{"type":"Literal","value":"2.5"}},"limitUnit":"workingdays","warnBefore":"1.5",
             "form":"tham-dinh","outcomes":{"expression":{"type":"Object","value":"[\"Đạt\",\"Không đạt\"]"}},"unitSelector":"Named","unit":"H26.12","countsTowardLimit":"False"},
            {"id":"b","type":"OneStop.ReturnResult","limitUnit":"SameDay","stepKey":"tra-kq"}
            """);

        var (given, standard) = (graph.Find("a")!.Step!, graph.Find("b")!.Step!);
        Assert.That(given, Is.EqualTo(new StepSettings
        {
            Kind = StepKind.Appraise, StepKey = "a", Title = "Thẩm định", Role = Role.Appraiser, UnitSelector = UnitSelector.Named, Unit = "H26.12",
            Limit = TimeLimit.WorkingDays(2.5m), WarnBeforeMinutes = 90, Form = "tham-dinh", Outcomes = given.Outcomes, CountsTowardLimit = false,
        }));
        Assert.That(given.Outcomes, Is.EqualTo(new[] { "Đạt", "Không đạt" }));
        Assert.That((standard.StepKey, standard.Role, standard.Limit, standard.Outcomes[0]), Is.EqualTo(("tra-kq", Role.ReturnOfficer, TimeLimit.SameDay, "Returned")));
    }

    [TestCase("a b | a>b", "a")]
    [TestCase("b s:Start a | s>a>b", "s")]
    [TestCase("b a | a>b", "a")]
    [TestCase("a b | a>b b>a", "a")]
    public void Read_WithoutStart_FindsItByTheRules(string drawing, string start) =>
        Assert.That(Drawing.Graph(drawing).Activities[Drawing.Graph(drawing).Start].Id, Is.EqualTo(start));

    [Test]
    public void Read_StartAndCanStart_GoBeforeWhereConnectionsPoint()
    {
        var json = Drawing.Json("a b c s:Start | a>b>c s>a");
        json["root"]!["activities"]![1]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        string StartOf() => DefinitionReader.Read(json.ToJsonString()).Graph is { } graph ? graph.Activities[graph.Start].Id : "";

        var marked = StartOf();
        json["root"]!["start"] = "c";
        var given = StartOf();
        json["root"]!.AsObject().Remove("start");
        json["root"]!["activities"]!.AsArray().RemoveAt(3);
        json["root"]!["connections"]!.AsArray().RemoveAt(2);

        Assert.That((marked, given, StartOf()), Is.EqualTo(("s", "c", "b")));
    }

    [TestCase("a b c | a>b b>c c>a", "Forward Forward Backward")]
    [TestCase("s:Start a b | s>a s>b a>b b>a", "Forward Forward Forward BackwardInvalid")]
    [TestCase("s:Start a b c | s>a s>b a>c b>c c>a", "Forward Forward Forward Forward BackwardInvalid")]
    [TestCase("a b c d | a>b b>b c>d", "Forward Backward Unreachable")]
    public void Read_Connections_LieTowardsTheStart(string drawing, string expected) =>
        Assert.That(string.Join(' ', Drawing.Graph(drawing).Connections.Select(c => c.Direction)), Is.EqualTo(expected));

    [Test]
    public void Read_TooMuch_IsRefusedBeforeItIsBuilt()
    {
        var deep = new string('[', 70) + new string(']', 70);
        var large = Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 1 << 20) + "\"}");
        var many = string.Join(',', Enumerable.Range(0, 501).Select(i => $$"""{"id":"a{{i}}","type":"Elsa.Start"}"""));

        Assert.That(Found(DefinitionReader.Read(deep)), Does.StartWith("DefinitionNotJson"));
        Assert.That(Found(DefinitionReader.Read(large)), Is.EqualTo("DefinitionTooLarge $"));
        Assert.That(Found(DefinitionReader.Read([0x7B, 0xFF, 0x7D])), Is.EqualTo("DefinitionNotUtf8 $"));
        Assert.That(Found(DefinitionReader.Read("{\"\ud800\":1}")), Is.EqualTo("DefinitionNotUtf8 $"));
        Assert.That(Found(DefinitionReader.Read($$$"""{"root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{many}}}]}}""")), Is.EqualTo("TooManyActivities $.root.activities"));
    }

    [Test]
    public void CanonicalMeaning_LayoutNotesAndSpelling_DoNotChangeIt()
    {
        var plain = Drawing.Json("v:Var(Int32=1) a b | a>b");
        var drawn = JsonNode.Parse(plain.ToJsonString())!;
        var step = drawn["root"]!["activities"]![0]!;
        step["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 7 } }, ["displayText"] = "Thẩm định" };
        step["limit"] = 4.0m;
        step["countsTowardLimit"] = true;
        step["stepKey"] = "a";
        drawn["name"] = "Tên khác";
        drawn["root"]!["connections"]![0]!["vertices"] = new JsonArray();
        var changed = JsonNode.Parse(plain.ToJsonString())!;
        changed["root"]!["activities"]![0]!["limit"] = 5;

        Assert.That(Meaning(drawn), Is.EqualTo(Meaning(plain)));
        Assert.That(Meaning(changed), Is.Not.EqualTo(Meaning(plain)));
    }

    [Test]
    public void CanonicalMeaning_SmallProcess_IsThisText() =>
        Snapshot.Match(Meaning(Drawing.Json("n:Var(Int32=1) s:Start a:Approve d:If(true) x:SetTo(n=2) | s>a a.Approved>d a.Clarify>a a.Refused>x d.True>x d.False>x")).Replace("},{", "},\n{"));

    private static string Meaning(JsonNode json) => Encoding.UTF8.GetString(DefinitionReader.Read(json.ToJsonString()).Graph!.CanonicalMeaning());

    private static ProcessGraph Read(string activities)
    {
        var result = DefinitionReader.Read($$$"""{"root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{activities}}}]}}""");
        Assert.That(result.Problems, Is.Empty);
        return result.Graph!;
    }

    private static string Found(ReadResult result) => string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Path}"));
}
