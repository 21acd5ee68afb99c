using System.Diagnostics;
using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

/// <summary>Bounds: every one ends as a fault or a problem, soon, and with little memory.</summary>
public sealed class HostileScriptTests
{
    private const long MostBytes = 64_000_000;

    private static IEnumerable<TestCaseData> Faults =>
    [
        new("'a'.repeat(1e9)", ScriptFault.RangeError),
        new("'a'.repeat(5e8)", ScriptFault.TooLarge),
        new("'a'.padStart(5e8)", ScriptFault.TooLarge),
        new("'a'.repeat(65536)", ScriptFault.TooLarge),
        new("'\\u0001'.repeat(20000)", ScriptFault.TooLarge),
        new("Array.from({length: 1e9})", ScriptFault.TooLarge),
        new("Array.from({length: 1e10})", ScriptFault.RangeError),
        new("const f = n => f(n + 1); f(0)", ScriptFault.TooDeep),
        new("const f = () => [1].map(() => f()); f()", ScriptFault.TooDeep),
        new("const f = o => ({ toString: () => o + f(o) }) + ''; f('a')", ScriptFault.TooDeep),
        new("const f = (a = f()) => a; f()", ScriptFault.TooDeep),
        new("'a'.repeat(20000).split('').map(x => x + 1)", ScriptFault.TooManySteps),
        new("const d = s => s + s; [...'a'.repeat(40)].reduce(d2 => d(d2), 'x')", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(a => [...a, ...a], [1])", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(a => [a, a], [1]).join()", ScriptFault.TooLarge),
        new("JSON.stringify([...'a'.repeat(40)].reduce(a => [a, a], [1]))", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(a => ({ a, b: a }), 1)", ScriptFault.TooLarge),
        new("[...'a'.repeat(100)].reduce(a => [a], 1)", ScriptFault.TooDeep),
        new("String([...'a'.repeat(900)].reduce(a => [a], 1))", ScriptFault.TooDeep),
        new("const a = []; a.push(a); a", ScriptFault.TooDeep),
        new("JSON.parse('['.repeat(100) + ']'.repeat(100))", ScriptFault.TooDeep),
        new("'a'.repeat(60000).replaceAll('a', 'b'.repeat(1000))", ScriptFault.TooLarge),
        new("'a'.repeat(60000).replaceAll('a', '$`')", ScriptFault.TooLarge),
        new("const t = 'a'.repeat(60000); const l = Array.from({length: 3000}, () => t); l.join()", ScriptFault.TooLarge),
        new("const f = () => 1; f", ScriptFault.OutsideSubset),
        new("const k = 'constructor'; ({})[k]", ScriptFault.OutsideSubset),
        new("const k = '__proto__'; [][k]", ScriptFault.OutsideSubset),
        new("setVariable('Big', 'a'.repeat(65536)); 1", ScriptFault.TooLarge),
        new("variables.Big = 'a'.repeat(65536)", ScriptFault.TooLarge),
        new("toJson([...'a'.repeat(40)].reduce(a => [a, a], [1]))", ScriptFault.TooLarge),
        // Texts that double: together they hold more than a result may, long before the steps are used up.
        new("const f = n => n === 0 ? 'ab' : f(n - 1) + f(n - 1); f(20)", ScriptFault.TooManySteps),
        new("[...'a'.repeat(40)].reduce(t => `${t}${t}`, 'x')", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(t => t.concat(t), 'x')", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(t => [t, t].join(t), 'x')", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(t => t.replaceAll('x', 'xx'), 'x')", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(t => t.padEnd(t.length * 2, t), 'x')", ScriptFault.TooLarge),
        new("'a'.padEnd(65535)", ScriptFault.TooLarge),
        new("'ß'.repeat(60000).toUpperCase().length", null),
        new("'ΐ'.repeat(30000).toUpperCase().normalize('NFD').toUpperCase()", ScriptFault.TooLarge),
        new("['\\ud800', '\\ufffe', '\\udc00\\ud800'].map(x => x.repeat(60000).normalize('NFKD').length)", null),
        // Lists.
        new("[...'a'.repeat(40)].reduce(a => a.concat(a), [1])", ScriptFault.TooLarge),
        new("[...'a'.repeat(40)].reduce(a => a.flatMap(x => [x, x]), [1])", ScriptFault.TooManySteps),
        new("const a = [1]; [...'a'.repeat(40)].forEach(() => a.push(...a)); a", ScriptFault.TooLarge),
        new("const a = [1]; [...'a'.repeat(40)].forEach(() => a.splice(0, 0, ...a)); a", ScriptFault.TooLarge),
        new("const a = [1]; a.forEach(x => a.push(x)); const g = () => { a.push(1); return g() }; g()", ScriptFault.TooDeep),
        new("const t = 'a'.repeat(9000).split(''); t.sort((a, b) => 1)", ScriptFault.TooManySteps),
        new("const t = 'ab'.repeat(30000); const l = Array.from({ length: 2000 }, () => t); l.sort().length", ScriptFault.TooLarge),
        new("const t = Array.from({ length: 9000 }); Math.max(...t, ...t, ...t, ...t, ...t, ...t, ...t)", null),
        new("const o = Object.fromEntries([...'a'.repeat(1500)].map((x, i) => ['name ' + i, i])); [o, o, o, o]", ScriptFault.TooLarge),
        new("const f = (n, o) => n === 0 ? o : f(n - 1, { ...o, ['k' + n]: { ...o } }); f(60, {})", ScriptFault.TooLarge),
        new("JSON.stringify({ toJSON: () => 'a'.repeat(65536) })", ScriptFault.TooLarge),
        new("JSON.stringify([...'a'.repeat(9000)], (k, v) => v)", ScriptFault.TooManySteps),
        new("JSON.stringify(Array.from({ length: 7000 }).fill([[[1]]]), null, '\\u0001'.repeat(10))", ScriptFault.TooLarge),
        new("JSON.parse('[' + '1,'.repeat(30000) + '1]')", null),
        new("JSON.parse('[' + '[],'.repeat(400000) + '1]')", ScriptFault.TooLarge),
        new("[...'a'.repeat(1000)].map(() => 'x'.repeat(3000)).length", ScriptFault.TooLarge),
        new("setCorrelationId('a'.repeat(65536)); 1", ScriptFault.TooLarge),
        new("setOutcome('a'.repeat(65536)); 1", ScriptFault.TooLarge),
        new("const t = 'a'.repeat(9000); setOutcomes([t, t, t, t, t, t, t, t]); 1", ScriptFault.TooLarge),
    ];

    [TestCaseSource(nameof(Faults))]
    public void Evaluate_Hostile_EndsWithLittleMemory(string source, string? code)
    {
        var script = Script.Parse(source, mayChooseOutcomes: true).Script!;
        var scope = new TestScope();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = script.Evaluate(scope);

        Assert.That(result.Fault?.Code, Is.EqualTo(code));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MostBytes));
        Assert.That(scope.Variables, Is.Empty);
    }

    [TestCase("(", ")")]
    [TestCase("[", "]")]
    [TestCase("({a:", "})")]
    [TestCase("x => ", "")]
    [TestCase("!", "")]
    [TestCase("- ", "")]
    [TestCase("`${", "}`")]
    [TestCase("f(", ")")]
    [TestCase("2 ** ", "")]
    [TestCase("if (1) ", "")]
    [TestCase("{;", "}")]
    [TestCase("1 ? ", " : 2")]
    public void Parse_DeepNesting_IsProblem(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 5000)) + "1" + string.Concat(Enumerable.Repeat(close, 5000));

        var parsed = Script.Parse(source);

        Assert.That(parsed.Script, Is.Null);
        Assert.That(parsed.Problems.Select(problem => problem.Code), Has.Member("TooDeep"));
    }

    [Test]
    public void Parse_DeepAssignmentChain_IsProblem() =>
        Assert.That(Script.Parse("let a; " + string.Concat(Enumerable.Repeat("a = ", 5000)) + "1").Script, Is.Null);

    [TestCase(".a", TestName = "Parse_LongMemberChain_IsProblem")]
    [TestCase("()", TestName = "Parse_LongCallChain_IsProblem")]
    public void Parse_LongChain_IsProblem(string link) =>
        Assert.That(Script.Parse("variables.X" + string.Concat(Enumerable.Repeat(link, 5000))).Problems[0].Code, Is.EqualTo("TooDeep"));

    [TestCase(" + 1", "5001")]
    [TestCase(" && 1", "1")]
    [TestCase(" || 1", "1")]
    public void Evaluate_LongFlatChain_IsNoNesting(string part, string expected) =>
        Assert.That(Description.Of("1" + string.Concat(Enumerable.Repeat(part, 5000)), new TestScope()), Is.EqualTo(expected));

    [Test]
    public void Parse_LongLadder_IsNoNesting()
    {
        var ladder = string.Concat(Enumerable.Repeat("0 ? 1 : ", 2000)) + "7";

        Assert.That(Description.Of(ladder, new TestScope()), Is.EqualTo("7"));
    }

    [Test]
    public void Parse_SourceOverLimit_IsProblem()
    {
        Assert.That(Script.Parse(new string(' ', Script.MostSource - 1) + "1").Script, Is.Not.Null);
        Assert.That(Script.Parse(new string('1', Script.MostSource + 1)).Problems.Single().Code, Is.EqualTo("SourceTooLong"));
    }

    [TestCase("(", ")")]
    [TestCase("x=>(", ")")]
    [TestCase("/", "")]
    [TestCase("`", "")]
    [TestCase("{", "")]
    [TestCase("'", "\n")]
    [TestCase("a ", "")]
    [TestCase("#", "")]
    [TestCase("for(", ")")]
    public void Parse_WholeSourceOfOneSign_EndsSoon(string open, string close)
    {
        var count = Script.MostSource / (open.Length + close.Length);
        var source = string.Concat(Enumerable.Repeat(open, count)) + string.Concat(Enumerable.Repeat(close, count));
        var watch = Stopwatch.StartNew();

        var parsed = Script.Parse(source);

        Assert.That(parsed.Script, Is.Null);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Evaluate_WorstWorkWithinBudget_EndsSoon()
    {
        var script = Script.Parse("const t = 'a'.repeat(30000), s = 'a'.repeat(15000) + 'b'; [...'x'.repeat(3000)].map(() => t.includes(s)).length").Script!;
        var watch = Stopwatch.StartNew();

        script.Evaluate(new TestScope());

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
