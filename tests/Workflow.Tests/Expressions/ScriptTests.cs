using System.Text.Json;
using Workflow.Core;
using Workflow.Runtime.Expressions;
using Workflow.Testing;

namespace Workflow.Tests.Expressions;

public sealed class ScriptTests
{
    private static TestScope Dossier() => new()
    {
        Variables = { ["caseNumber"] = JsValue.Of("U-17"), ["Fees"] = JsValue.FromJson("[30,10,20]"), ["Applicant"] = JsValue.FromJson("""{"name":"Trần Thị Mai"}""") },
        Inputs = { ["Area"] = JsValue.Of(120) },
        Outputs = { [("Appraise", "Score")] = JsValue.Of(8), [("Appraise", null)] = JsValue.Of("Eligible") },
        Last = JsValue.Of("Agreed"),
    };

    [TestCase("getVariable('caseNumber')", "\"U-17\"")]
    [TestCase("getVariable('missing')", "null")]
    [TestCase("variables.Applicant.name", "\"Trần Thị Mai\"")]
    [TestCase("variables.Missing", "undefined")]
    [TestCase("variables['case' + 'Number']", "\"U-17\"")]
    [TestCase("getCaseNumber().startsWith('U') ? 5 : 15", "5")]
    [TestCase("getArea() > 100", "true")]
    [TestCase("getInput('Area')", "120")]
    [TestCase("getInput('Other')", "null")]
    [TestCase("getScoreFromAppraise()", "8")]
    [TestCase("getOutputFrom('Appraise')", "\"Eligible\"")]
    [TestCase("getOutputFrom('Appraise', 'Score')", "8")]
    [TestCase("getOutputFrom('Review')", "null")]
    [TestCase("getNothing()", "ReferenceError")]
    [TestCase("setNothing(1)", "ReferenceError")]
    [TestCase("getLastResult()", "\"Agreed\"")]
    [TestCase("getCorrelationId()", "\"HS-2026-000123\"")]
    [TestCase("setCorrelationId('HS-2'); getCorrelationId()", "\"HS-2\"")]
    [TestCase("[getWorkflowInstanceId(), getWorkflowInstanceName(), getWorkflowDefinitionId(), getWorkflowDefinitionVersion()]", "[\"7f9c\",\"Cấp giấy phép xây dựng\",\"P06\",3]")]
    [TestCase("[isNullOrEmpty(''), isNullOrEmpty(null), isNullOrEmpty(' '), isNullOrWhiteSpace(' '), isNullOrWhiteSpace('a')]", "[true,true,false,true,false]")]
    [TestCase("toJson({a: [1, undefined]})", "\"{\\\"a\\\":[1,null]}\"")]
    [TestCase("parseGuid('7F9CB06F-8C8E-4D3A-9E3B-1B1C1D1E1F20')", "\"7f9cb06f-8c8e-4d3a-9e3b-1b1c1d1e1f20\"")]
    [TestCase("parseGuid('x')", "TypeError")]
    [TestCase("[newGuidString(), newGuidString()]", "[\"00000001-0000-0000-0000-000000000000\",\"00000002-0000-0000-0000-000000000000\"]")]
    [TestCase("getFees().sort().length + getFees()[0]", "13")]
    public void Evaluate_ElsaFunction_ReadsScope(string source, string expected) =>
        Assert.That(Description.Of(source, Dossier()), Is.EqualTo(expected));

    [Test]
    public void Evaluate_Writes_ReachScopeOnlyWithoutFault()
    {
        var scope = Dossier();

        var faulted = Script.Parse("setCaseNumber('V-1'); variables.Fees = []; setCorrelationId('x'); null.x").Script!.Evaluate(scope);

        Assert.That(faulted.Fault?.Code, Is.EqualTo(ScriptFault.TypeError));
        Assert.That((scope.Variables["caseNumber"].AsText(), scope.Correlation), Is.EqualTo(("U-17", "HS-2026-000123")));

        Script.Parse("setCaseNumber('V-1'); variables.Fees = [getCaseNumber()]; setVariable('New', 1); setCorrelationId('x')").Script!.Evaluate(scope);

        Assert.That(scope.Variables.Select(variable => $"{variable.Key}={variable.Value}"), Is.EquivalentTo(
            (string[])["caseNumber=\"V-1\"", "Fees=[\"V-1\"]", "New=1", """Applicant={"name":"Trần Thị Mai"}"""]));
        Assert.That(scope.Correlation, Is.EqualTo("x"));
    }

    [Test]
    public void Evaluate_SortOfVariable_LeavesTheScopesValue()
    {
        var scope = Dossier();

        Assert.That(Description.Of("getFees().sort(); getVariable('Fees').push(5); getFees()", scope), Is.EqualTo("[10,20,30,5]"));
        Assert.That(scope.Variables["Fees"].ToJson(), Is.EqualTo("[30,10,20]"));
    }

    [Test]
    public void Reads_Script_NamesWhatItAsks()
    {
        var reads = Script.Parse("getVariable('A') + variables.B + getFee() + getInput('I') + getTotalFromPay() + getLastResult()").Script!.Reads;

        Assert.That(reads.Variables, Is.EquivalentTo((string[])["A", "B", "Fee", "fee", "TotalFromPay", "totalFromPay"]));
        Assert.That(reads.Inputs, Is.EquivalentTo((string[])["I", "Fee", "fee", "TotalFromPay", "totalFromPay"]));
        Assert.That((reads.Outputs, reads.LastResult, reads.DynamicVariables, reads.DynamicInputs), Is.EqualTo((true, true, false, false)));
        Assert.That(Script.Parse("getVariable('A' + 1)").Script!.Reads.DynamicVariables, Is.True);
        Assert.That(Script.Parse("['A'].map(getInput)").Script!.Reads.DynamicInputs, Is.True);
    }

    [Test]
    public void Parse_OutsideTheSubset_ListsEveryProblem()
    {
        string[] sources =
        [
            "for (const x of [1]) { x }\nwhile (true) {}\nfunction f() {}\nvar a = 1;", "const r = /a+/g.test('x'), s = class {}", "new Map(); this.x; a.b = 1",
            "async () => 1; await x", "x++; ~1; 1 & 2; void 0; delete a.b", "console.log(1)", "[].constructor; 'a'.match('b'); ({__proto__: 1})",
            "const a = 1; a = 2; const a = 3", "a ?? b || c", "-1 ** 2", "{ a: 1 }", "Math.random(); Math; JSON", "'abc", "(1 + 2", "1 +", "1 2", "let 5",
            "`a${1", "10n + 08 + 3px", "a, b", "[1,,2]", "switch (1) { case 1: }\ntry { x } catch { y }\nthrow 1", "getA(1); setA(); variables", "@", "",
        ];
        var lines = new List<string>();
        foreach (var source in sources)
            foreach (var problem in Script.Parse(source).Problems)
                lines.Add($"{problem.Line}:{problem.Column} {problem.Code}: {problem.Sentence.En}");

        Snapshot.Match(string.Join('\n', lines));
    }

    [Test]
    public void Evaluate_Faults_HavePlaceAndSentence()
    {
        string[] sources =
        [
            "variables.Applicant.address.street", "const x = 1;\n  x.foo()", "[...5]", "'a' in 'b'", "[].reduce((a, b) => a)", "JSON.parse('{a')", "late; const late = 1",
            "getFeeTotal()", "(1).toFixed(200)", "const {a} = null", "'a'.repeat(-1)", "new Date('x').toISOString()", "const f = () => f(); f()",
        ];
        var lines = new List<string>();
        foreach (var source in sources)
        {
            var fault = Script.Parse(source).Script!.Evaluate(Dossier()).Fault!;
            lines.Add($"{fault.Line}:{fault.Column} {fault.Code}: {fault.Sentence.Vi} / {fault.Sentence.En}");
        }

        Snapshot.Match(string.Join('\n', lines));
    }

    [Test]
    public void Sentences_EveryKey_IsInBothLanguages()
    {
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "../../../../../src/Workflow.Runtime/Expressions");
        var keys = (string language) => System.Xml.Linq.XDocument.Load(Path.Combine(folder, $"ExpressionSentences{language}.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).Order().ToList();
        var code = string.Concat(Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(keys(""), Is.EqualTo(keys(".en")));
        Assert.That(keys("").Where(key => !key.StartsWith("InputType", StringComparison.Ordinal) && !code.Contains($"\"{key}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Evaluate_FromManyThreads_AgreesWithItself()
    {
        var script = Script.Parse("const f = n => n <= 1 ? 1 : n * f(n - 1); getFees().sort((a, b) => a - b).map(x => x + f(5)).join()").Script!;
        var scope = Dossier();

        var results = ParallelEnumerable.Range(0, 2000).Select(_ => script.Evaluate(scope).Value.AsText()).Distinct().ToList();

        Assert.That(results, Is.EqualTo((string[])["130,140,150"]));
    }

    [Test]
    public void Read_Expressions_OrEveryProblemWithItsPath()
    {
        string[] expressions =
        [
            """{"type":"Literal","value":"15"}""", """{"type":"Literal","value":true}""", """{"type":"Object","value":"[\"zoning\"]"}""",
            """{"type":"Object","value":{"a":1}}""", """{"type":"Variable","value":"{\"id\":\"var-1\",\"name\":\"Application\"}"}""", """{"type":"Variable","value":"Fees"}""",
            """{"type":"Input","value":"Area"}""", """{"type":"JavaScript","value":"getFees().length > 2"}""",
            """{"type":"Liquid","value":"{{ x }}"}""", """{"type":"CSharp","value":"1"}""", """{"type":"Python","value":"1"}""", """{"type":"System.Type","value":"1"}""",
            """{"value":1}""", "5", """{"type":"Object","value":"{"}""", """{"type":"Variable","value":null}""", """{"type":"Input"}""", """{"type":"JavaScript","value":"1 +\n for"}""",
        ];
        var lines = new List<string>();
        foreach (var json in expressions)
        {
            var problems = new List<Problem>();
            var read = Expression.Read(JsonDocument.Parse(json).RootElement, "$.limit", "Thẩm định", id => id == "var-1" ? "Fees" : null, problems);
            lines.Add($"{json}\n  {(read is null ? "refused" : $"{read.GetType().Name} {read.Evaluate(Dossier()).Value}")}");
            foreach (var problem in problems) lines.Add($"  {problem.Path} {problem.Code}: {problem.Sentence.En}");
        }

        Snapshot.Match(string.Join('\n', lines));
    }

    [TestCase("15", InputType.Whole, "15")]
    [TestCase("\"15\"", InputType.Whole, "15")]
    [TestCase("\"1.5\"", InputType.Whole, null)]
    [TestCase("1.5", InputType.Number, "1.5")]
    [TestCase("\"\"", InputType.Number, null)]
    [TestCase("\"TRUE\"", InputType.Boolean, "true")]
    [TestCase("1", InputType.Boolean, null)]
    [TestCase("12", InputType.Text, "\"12\"")]
    [TestCase("{\"a\":1}", InputType.Text, "\"{\\\"a\\\":1}\"")]
    [TestCase("\"[1,2]\"", InputType.Object, "[1,2]")]
    [TestCase("\"abc\"", InputType.Object, null)]
    [TestCase("5", InputType.Object, null)]
    [TestCase("null", InputType.Whole, "null")]
    [TestCase("[1]", InputType.Any, "[1]")]
    public void Convert_Value_ToDeclaredTypeOrFault(string json, InputType type, string? expected)
    {
        var result = InputConversion.Convert(JsValue.FromJson(json), type, "Thẩm định", "limit");

        Assert.That(result.IsFault ? null : result.Value.ToString(), Is.EqualTo(expected));
        if (!result.IsFault) return;
        Assert.That(result.Fault!.Code, Is.EqualTo(ScriptFault.NotConvertible));
        Assert.That(result.Fault.Sentence.En, Does.Contain("\"Thẩm định\"").And.Contain("\"limit\"").And.Contain(json));
    }
}
