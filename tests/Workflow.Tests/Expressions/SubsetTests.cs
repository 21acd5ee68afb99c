using System.Text.RegularExpressions;
using Workflow.Runtime.Expressions;
using Workflow.Runtime.Expressions.Members;

namespace Workflow.Tests.Expressions;

/// <summary>The subset item by item: what is inside works, what is outside is a problem with its place, and nothing is in between.</summary>
public sealed class SubsetTests
{
    private static TestScope Dossier() => new()
    {
        Variables =
        {
            ["caseNumber"] = JsValue.Of("U-17"), ["Fees"] = JsValue.FromJson("[30,10,20]"), ["Both"] = JsValue.Of("variable"),
            ["ScoreFromReview"] = JsValue.Of("variable"), ["lower"] = JsValue.Of(1), ["Lower"] = JsValue.Of(2),
        },
        Inputs = { ["Area"] = JsValue.Of(120), ["plotNumber"] = JsValue.Of(7), ["Both"] = JsValue.Of("input"), ["NoteFromReview"] = JsValue.Of("input") },
        Outputs =
        {
            [("Review", "Score")] = JsValue.Of(8), [("Review", "Note")] = JsValue.Of("output"), [("Review", null)] = JsValue.Of("Eligible"),
            [("OfficeFromHanoi", "Reply")] = JsValue.Of("yes"),
        },
        Last = JsValue.FromJson("""{"outcome":"Agreed"}"""),
    };

    // Literals, operators and statements.
    [TestCase("[1, .5, 1e3, 0x1f, 'a', \"b\", true, null, undefined]", "[1,0.5,1000,31,\"a\",\"b\",true,null,undefined]")]
    [TestCase("`case ${getVariable('caseNumber')} of ${1 + 1}`", "\"case U-17 of 2\"")]
    [TestCase("[1 + 2, 5 - 3, 2 * 3, 7 / 2, 7 % 4, 2 ** 5]", "[3,2,6,3.5,3,32]")]
    [TestCase("[1 < 2, 2 <= 2, 3 > 4, 3 >= 4]", "[true,true,false,false]")]
    [TestCase("[1 == '1', 1 === '1', 1 != '1', 1 !== '1', null == undefined]", "[true,false,false,true,true]")]
    [TestCase("[0 || 'a', 1 && 'b', !1, null ?? 'c']", "[\"a\",\"b\",false,\"c\"]")]
    [TestCase("[null?.a.b, ({ a: { b: 1 } })?.a?.b, undefined?.[0], null?.()]", "[undefined,1,undefined,undefined]")]
    [TestCase("1 > 2 ? 'a' : 'b'", "\"b\"")]
    [TestCase("[({ a: 1 }).a, ({ a: 1 })['a'], [5, 6][1]]", "[1,1,6]")]
    [TestCase("[...[1, 2], ...'ab']", "[1,2,\"a\",\"b\"]")]
    [TestCase("({ ...{ a: 1, b: 2 }, b: 3, ['c' + 1]: 4 })", "{\"a\":1,\"b\":3,\"c1\":4}")]
    [TestCase("[1, 2].map(x => x * 2)", "[2,4]")]
    [TestCase("[1, 2].map((x, i) => { const y = x + i; return y; })", "[1,3]")]
    [TestCase("[typeof 1, typeof 'a', typeof null, typeof undefined, typeof (() => 1), typeof nothing]", "[\"number\",\"string\",\"object\",\"undefined\",\"function\",\"undefined\"]")]
    [TestCase("['a' in { a: 1 }, 0 in [], 'length' in []]", "[true,false,true]")]
    [TestCase("const a = 1; let b = 2; b = a + b; b", "3")]
    [TestCase("if (1 > 2) { 'a' } else if (2 > 1) { 'b' } else { 'c' }", "\"b\"")]
    [TestCase("const a = 1; if (a === 1) return 'one'; return 'other'", "\"one\"")]
    // Elsa's functions and accessors.
    [TestCase("getVariable('Fees')", "[30,10,20]")]
    [TestCase("setVariable('Fees', [1]); variables.Fees", "[1]")]
    [TestCase("variables.New = 5; getVariable('New')", "5")]
    [TestCase("[getCaseNumber(), getArea(), getPlotNumber()]", "[\"U-17\",120,7]")]
    [TestCase("[getBoth(), getScoreFromReview(), getNoteFromReview()]", "[\"variable\",\"variable\",\"input\"]")]
    [TestCase("[getLower(), getReplyFromOfficeFromHanoi()]", "[2,\"yes\"]")]
    [TestCase("setCaseNumber('V-2'); [getCaseNumber(), getVariable('caseNumber')]", "[\"V-2\",\"V-2\"]")]
    [TestCase("[getInput('Area'), getInput('None')]", "[120,null]")]
    [TestCase("[getOutputFrom('Review'), getOutputFrom('Review', 'Score'), getOutputFrom('None')]", "[\"Eligible\",8,null]")]
    [TestCase("getLastResult().outcome", "\"Agreed\"")]
    [TestCase("const before = getCorrelationId(); setCorrelationId('HS-2'); [before, getCorrelationId()]", "[\"HS-2026-000123\",\"HS-2\"]")]
    [TestCase("[getWorkflowInstanceId(), getWorkflowInstanceName(), getWorkflowDefinitionId(), getWorkflowDefinitionVersion()]", "[\"7f9c\",\"Cấp giấy phép xây dựng\",\"P06\",3]")]
    [TestCase("[isNullOrEmpty(null), isNullOrEmpty(''), isNullOrEmpty('a'), isNullOrWhiteSpace('\\t '), isNullOrWhiteSpace('a')]", "[true,true,false,true,false]")]
    [TestCase("toJson({ a: [1, null] })", "\"{\\\"a\\\":[1,null]}\"")]
    [TestCase("parseGuid('7F9CB06F-8C8E-4D3A-9E3B-1B1C1D1E1F20')", "\"7f9cb06f-8c8e-4d3a-9e3b-1b1c1d1e1f20\"")]
    [TestCase("[newGuidString(), newGuidString()].map(guid => guid[7])", "[\"1\",\"2\"]")]
    // Dates are of the stimulus's instant.
    [TestCase("[new Date(), Date.now() === new Date().getTime()]", "[date 2026-11-23T03:30:00.250Z,true]")]
    public void Evaluate_InsideTheSubset_HasItsValue(string source, string expected) =>
        Assert.That(Description.Of(source, Dossier()), Is.EqualTo(expected));

    // Loops.
    [TestCase("1;\n  for (let i = 0; i < 3; i++) { i }", "2:3 LoopNotKept")]
    [TestCase("for (const x of [1]) { x }", "1:1 LoopNotKept")]
    [TestCase("for (const x in {}) { x }", "1:1 LoopNotKept")]
    [TestCase("while (true) { 1 }", "1:1 LoopNotKept")]
    [TestCase("do { 1 } while (true)", "1:1 LoopNotKept")]
    // Declarations of functions and classes.
    [TestCase("function f() { return 1 }", "1:1 FunctionNotKept")]
    [TestCase("const f = function () { return 1 }", "1:11 FunctionNotKept")]
    [TestCase("const f = function* () { yield 1 }", "1:11 FunctionNotKept")]
    [TestCase("class A { }", "1:1 FunctionNotKept")]
    [TestCase("const A = class { }", "1:11 FunctionNotKept")]
    [TestCase("({ a() { return 1 } })", "1:4 MethodNotKept")]
    [TestCase("({ get a() { return 1 } })", "1:4 MethodNotKept")]
    // Regular expressions.
    [TestCase("/a+/.test('a')", "1:1 RegexNotKept")]
    [TestCase("'a'.replace(/a/g, 'b')", "1:13 RegexNotKept")]
    [TestCase("'a'.match('a')", "1:5 MemberNotKept")]
    [TestCase("'a'.search('a')", "1:5 MemberNotKept")]
    // Prototypes.
    [TestCase("[].constructor", "1:4 MemberNotKept")]
    [TestCase("[]['constructor']", "1:4 MemberNotKept")]
    [TestCase("({}).__proto__", "1:6 MemberNotKept")]
    [TestCase("({ __proto__: 1 })", "1:4 MemberNotKept")]
    [TestCase("String.prototype", "1:8 StaticNotKept")]
    [TestCase("Object.getPrototypeOf({})", "1:8 StaticNotKept")]
    [TestCase("({}) instanceof Object", "1:6 OperatorNotKept, 1:17 NamespaceAlone")]
    [TestCase("this.a", "1:1 ThisNotKept")]
    [TestCase("(x => x).call(null, 1)", "1:10 MemberNotKept")]
    // new, async, host objects.
    [TestCase("new Map()", "1:1 NewNotKept")]
    [TestCase("new Array(5)", "1:1 NewNotKept")]
    [TestCase("async () => 1", "1:1 AsyncNotKept")]
    [TestCase("async function f() { }", "1:1 AsyncNotKept")]
    [TestCase("await 1", "1:1 OperatorNotKept")]
    [TestCase("console.log(1)", "1:1 UnknownName")]
    [TestCase("globalThis.a", "1:1 UnknownName")]
    [TestCase("process.exit()", "1:1 UnknownName")]
    [TestCase("eval('1')", "1:1 UnknownName")]
    [TestCase("Function('return 1')()", "1:1 UnknownName")]
    [TestCase("Promise.resolve(1)", "1:1 UnknownName")]
    [TestCase("Symbol('a')", "1:1 UnknownName")]
    [TestCase("fetch('http://localhost')", "1:1 UnknownName")]
    [TestCase("require('fs')", "1:1 UnknownName")]
    [TestCase("setTimeout(() => 1, 0)", "1:1 SetterTakesOne")]
    // Other statements and operators.
    [TestCase("var a = 1", "1:1 VarNotKept")]
    [TestCase("switch (1) { default: 2 }", "1:1 StatementNotKept")]
    [TestCase("try { 1 } catch { 2 }", "1:1 StatementNotKept")]
    [TestCase("throw 1", "1:1 StatementNotKept")]
    [TestCase("import 'fs'", "1:1 StatementNotKept")]
    [TestCase("a: 1", "1:1 LabelNotKept")]
    [TestCase("let a = 1; a++", "1:13 OperatorNotKept")]
    [TestCase("[1 & 2, 1 | 2, 1 ^ 2]", "1:4 OperatorNotKept, 1:11 OperatorNotKept, 1:18 OperatorNotKept")]
    [TestCase("[1 << 2, 1 >> 2, 1 >>> 2]", "1:4 OperatorNotKept, 1:12 OperatorNotKept, 1:20 OperatorNotKept")]
    [TestCase("[~1, void 0]", "1:2 OperatorNotKept, 1:6 OperatorNotKept")]
    [TestCase("const o = {}; delete o.a", "1:15 OperatorNotKept")]
    [TestCase("const o = {}; o.a = 1", "1:19 AssignOutside")]
    [TestCase("1, 2", "1:2 CommaNotKept")]
    [TestCase("10n", "1:1 BigIntNotKept")]
    [TestCase("[1].map(x\n=> x)", "2:1 Unexpected")]
    [TestCase("isNaN(1); const isNaN = 2", "1:17 DeclaredTwice")]
    [TestCase("typeof later; const later = 1", "1:21 DeclaredTwice")]
    [TestCase("({ NaN }); let NaN = 1", "1:16 DeclaredTwice")]
    [TestCase("getFees(); const getFees = () => 1", "1:18 DeclaredTwice")]
    [TestCase("new Date(); { const Date = 1 } let Date = 2", "1:36 DeclaredTwice")]
    [TestCase("[010, 08]", "1:2 NotANumberLiteral, 1:7 NotANumberLiteral")]
    [TestCase("String.raw`a`", "1:8 StaticNotKept, 1:11 TaggedTemplateNotKept")]
    [TestCase("(x => x)`a`", "1:9 TaggedTemplateNotKept")]
    [TestCase("Math.random()", "1:6 StaticNotKept")]
    [TestCase("'a'.localeCompare('b')", "1:5 MemberNotKept")]
    [TestCase("(1).toLocaleString()", "1:5 MemberNotKept")]
    // Outcomes are chosen in the script of an activity only.
    [TestCase("setOutcome('Agreed')", "1:1 OutcomesNotHere")]
    [TestCase("1;\nsetOutcomes(['Agreed', 'Paid'])", "2:1 OutcomesNotHere")]
    public void Parse_OutsideTheSubset_IsProblemWithItsPlace(string source, string expected)
    {
        var problems = Script.Parse(source).Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Code}");

        Assert.That(string.Join(", ", problems), Is.EqualTo(expected));
    }

    [TestCase("setOutcome('Agreed'); 5", "Agreed", "5")]
    [TestCase("setOutcomes(['Agreed', 'Paid'])", "Agreed|Paid", "undefined")]
    [TestCase("setOutcome('Agreed'); if (getFees().length > 2) { setOutcome('Paid') }", "Paid", "undefined")]
    [TestCase("['Agreed'].map(setOutcome); setOutcomes([]); 1", "", "1")]
    [TestCase("setOutcomes([1, null])", "1|null", "undefined")]
    [TestCase("typeof setOutcomes", null, "\"function\"")]
    [TestCase("setOutcomes(5)", null, "TypeError")]
    [TestCase("setOutcome('Agreed'); null.x", null, "TypeError")]
    public void Evaluate_ScriptOfAnActivity_ChoosesOutcomes(string source, string? outcomes, string value)
    {
        var result = Script.Parse(source, mayChooseOutcomes: true).Script!.Evaluate(Dossier());

        Assert.That(result.Outcomes is null ? null : string.Join('|', result.Outcomes), Is.EqualTo(outcomes));
        Assert.That(result.Fault?.Code ?? Description.Of(result.Value), Is.EqualTo(value));
    }

    private static readonly (string Kind, JsKind Of)[] Kinds =
        [("''", JsKind.String), ("[]", JsKind.Array), ("1", JsKind.Number), ("({})", JsKind.Object), ("new Date()", JsKind.Date), ("(x => x)", JsKind.Function), ("true", JsKind.Boolean)];

    [Test]
    public void Members_EachOfTheTables_IsHeldAgainstNode()
    {
        var lines = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "../../../Expressions/ecmascript.txt"));
        var members = Kinds.SelectMany(kind => MemberTable.Of(kind.Of).Keys).Distinct().Select(name => (Shown: name, Pattern: $@"\.{name}\b"));
        var statics = Globals.Statics.SelectMany(holder => holder.Value.Keys.Select(name => (Shown: $"{holder.Key}.{name}", Pattern: $@"\b{holder.Key}\.{name}\b")));

        var missing = members.Concat(statics).Where(member => !Regex.IsMatch(lines, member.Pattern)).Select(member => member.Shown);

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Members_EachThatNodeHas_IsInsideOrSaysThatItIsOutside()
    {
        var listing = Kinds.Select(kind => $"Object.getOwnPropertyNames(Object.getPrototypeOf({kind.Kind})).join()").ToList();
        var answers = NodeReference.Describe(listing);
        if (answers is null) Assert.Ignore("Node is not installed: it knows what members there are.");

        var silent = Kinds.Zip(answers!).SelectMany(pair => JsValue.FromJson(pair.Second).AsText().Split(',')
            .Where(name => !MemberTable.Of(pair.First.Of).ContainsKey(name) && !MemberTable.IsOutside(pair.First.Of, name) && name is not ("length" or "name"))
            .Select(name => $"{pair.First.Kind}.{name}"));
        Assert.That(silent, Is.Empty);
    }
}
