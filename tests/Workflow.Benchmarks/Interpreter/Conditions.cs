using System.Diagnostics;
using System.Globalization;
using Workflow.Runtime.Expressions;

namespace Workflow.Benchmarks.Interpreter;

/// <summary>
/// How many conditions one core evaluates a second, of ten kinds that procedures use. Beside each stands the machine's limit: the same
/// question asked in C# of the same scope, in the same run.
/// </summary>
internal static class Conditions
{
    private const int Batch = 20_000;
    private const int Rounds = 5;
    private const double Least = 2_000_000;
    private static readonly TimeSpan roundLength = TimeSpan.FromMilliseconds(120);

    private static readonly Condition[] all =
    [
        new("variable", "getVariable('caseNumber') === 'U-17'", scope => Variable(scope, "caseNumber").AsText() == "U-17"),
        new("accessor", "getCaseNumber() === 'U-17'", scope => Variable(scope, "caseNumber").AsText() == "U-17"),
        new("member", "variables.Applicant.priority >= 2", scope => Member(Variable(scope, "Applicant"), "priority").AsNumber() >= 2),
        new("input", "getInput('Area') * 2 + 1 >= 200", scope => Input(scope, "Area").AsNumber() * 2 + 1 >= 200),
        new("inputAccessor", "getArea() > 100", scope => Input(scope, "Area").AsNumber() > 100),
        new("output", "getScoreFromAppraise() >= 8", scope => Output(scope, "Appraise", "Score").AsNumber() >= 8),
        new("lastResult", "getLastResult() == 'Agreed'", scope => scope.LastResult.AsText() == "Agreed"),
        new("logic", "variables.Area > 50 && (variables.Urban || !variables.Paid)", scope =>
            Variable(scope, "Area").AsNumber() > 50 && (Variable(scope, "Urban").AsBoolean() || !Variable(scope, "Paid").AsBoolean())),
        new("text", "getCaseNumber().startsWith('U')", scope => Variable(scope, "caseNumber").AsText().StartsWith('U')),
        new("conditional", "(variables.Area > 100 ? variables.Fees.length : 0) > 2", scope =>
            (Variable(scope, "Area").AsNumber() > 100 ? Variable(scope, "Fees").AsArray().Count : 0) > 2),
    ];

    /// <summary>Adds the rate of each condition and the goal that each of them reaches.</summary>
    public static void Measure(IDictionary<string, double> figures, ICollection<BenchmarkGoal> goals)
    {
        var scope = new DossierScope();
        foreach (var condition in all)
        {
            var script = Script.Parse(condition.Source).Script!;
            var rate = Math.Round(BestRate(() => script.Evaluate(scope).Value.AsBoolean()));
            var limit = BestRate(() => condition.InCSharp(scope));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{condition.Source}: {rate:N0} evaluations/s, {rate / limit:0.000} of the {limit:N0}/s of the same in C#."));
            figures[condition.Name + "ConditionsPerSecond"] = rate;
            figures[condition.Name + "RatioToLimit"] = Math.Round(rate / limit, 3);
            goals.Add(BenchmarkGoal.AtLeast($"{condition.Name} conditions a second on one core, at least 2,000,000", rate, Least));
        }
    }

    /// <summary>The best of several rounds, each long enough to be compiled for speed.</summary>
    private static double BestRate(Func<bool> evaluate)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (done, started) = (0L, Stopwatch.GetTimestamp());
            do
            {
                for (var i = 0; i < Batch; i++)
                    if (!evaluate()) throw new InvalidOperationException("The condition holds in this scope.");
                done += Batch;
            }
            while (Stopwatch.GetElapsedTime(started) < roundLength);
            best = Math.Max(best, done / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return best;
    }

    private static JsValue Variable(ScriptScope scope, string name) => scope.TryGetVariable(name, out var value) ? value : JsValue.Undefined;

    private static JsValue Input(ScriptScope scope, string name) => scope.TryGetInput(name, out var value) ? value : JsValue.Undefined;

    private static JsValue Output(ScriptScope scope, string activity, string output) => scope.TryGetOutput(activity, output, out var value) ? value : JsValue.Undefined;

    private static JsValue Member(JsValue holder, string name)
    {
        foreach (var (member, value) in holder.AsObject())
            if (member == name) return value;
        return JsValue.Undefined;
    }

    private sealed record Condition(string Name, string Source, Func<ScriptScope, bool> InCSharp);
}
