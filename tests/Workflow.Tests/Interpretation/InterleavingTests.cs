using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;
using static Workflow.Interpretation.Nested;

namespace Workflow.Interpretation;

/// <summary>In whatever order officers complete the steps of parallel branches, the same activities are executed, wherever no branch cancels another.</summary>
public sealed class InterleavingTests
{
    private static IEnumerable<TestCaseData> Processes()
    {
        for (var branches = 2; branches <= 4; branches++)
        {
            var lines = Enumerable.Range(0, branches).Select(b => Seq($"s{b}", Step($"a{b}"), Step($"b{b}"))).ToArray();
            yield return Order($"implicit join of {branches}", branches, Flow("f", Spread(lines, "m"), [Node("k", null), .. lines, Step("m")]));
            foreach (var mode in new[] { "WaitAll", "WaitAllActive" })
                yield return Order($"{mode} of {branches}", branches, Flow("f", Spread(lines, "j") + " j>m", [Node("k", null), .. lines, Nested.Of("Elsa.FlowJoin", "j", ("mode", Literal(mode))), Step("m")]));
            yield return Order($"parallel of {branches}", branches, Seq("f", Par("p", lines), Step("m")));
            yield return Order($"fork of {branches}", branches, Seq("f", Fork("p", "WaitAll", lines), Step("m")));
            yield return Order($"for all of {branches}", branches, Seq("f", ForAll("p", $"[{string.Join(',', Enumerable.Range(0, branches))}]", Seq("s", Step("a"), Step("b"))), Step("m")));
            var dying = lines.Select((line, b) => b == 0 ? Seq("s0", Step("a0"), If("i0", "false", Step("b0"))) : line).ToArray();
            yield return Order($"branch that dies among {branches}", branches, Flow("f", Spread(dying, "m"), [Node("k", null), .. dying, Step("m")]));
        }
    }

    [TestCaseSource(nameof(Processes))]
    public void Advance_EveryOrderOfCompletions_ExecutesTheSameActivities(JsonObject root, int branches)
    {
        var graph = Graph(root);
        var executed = new HashSet<string>();

        var orders = Explore(graph, Position.Start, [new Stimulus.Started(new Dictionary<string, string>())], [], executed);

        Assert.That(executed, Has.Count.EqualTo(1), "Every order passes the same activities.");
        Assert.That(orders, Is.GreaterThanOrEqualTo(branches == 2 ? 3 : branches == 3 ? 30 : 630));
    }

    /// <summary>Goes every way from a position; how many ways there were.</summary>
    private static int Explore(ProcessGraph graph, Position position, IEnumerable<Stimulus> next, IReadOnlyList<string> passed, HashSet<string> executed)
    {
        var ways = 0;
        foreach (var stimulus in next)
        {
            var step = Interpreter.Advance(graph, position, stimulus, new RunContext { Now = Walk.Now, DossierId = "1", Stored = (_, _) => null }).Value;
            IReadOnlyList<string> now = [.. passed, .. step.Effects.OfType<Effect.ActivityPassed>().Where(p => p.Status is ActivityStatus.Completed or ActivityStatus.Skipped).Select(p => p.ToString())];
            if (step.Position.Waits.Length == 0)
            {
                Assert.That(step.Position.Phase, Is.EqualTo(PositionPhase.Finished));
                executed.Add(string.Join('\n', now.Order(StringComparer.Ordinal)));
                ways++;
                continue;
            }
            ways += Explore(graph, step.Position, step.Position.Waits.Select(w => new Stimulus.TaskCompleted(w.At.Activity, "Done", null, w.At.Frame)), now, executed);
        }
        return ways;
    }

    private static string Spread(JsonObject[] branches, string join) => string.Join(' ', branches.Select(b => $"k>{b["id"]} {b["id"]}>{join}"));

    private static TestCaseData Order(string name, int branches, JsonObject root) => new TestCaseData(root, branches).SetArgDisplayNames(name);
}
