using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Tracing;

/// <summary>Runs a process by a script, with a clock of its own and nothing outside, and tells what happened.</summary>
public sealed class Tracer
{
    private const string Dossier = "00000000-0000-0000-0000-000000000001";

    private readonly ProcessGraph graph;
    private readonly TraceScript script;
    private readonly Dictionary<(string Scope, string Name), string> stored = [];
    private readonly List<Effect> effects = [];
    private readonly List<TraceResult.Stage> stages = [];
    private readonly List<Problem> warnings = [];
    private Position position = Position.Start;
    private DateTime now;

    private Tracer(ProcessGraph graph, TraceScript script, DateTime start) => (this.graph, this.script, now) = (graph, script, start);

    /// <summary>Starts the process at an instant (UTC) and does what the script says.</summary>
    public static TraceResult Trace(ProcessGraph graph, TraceScript script, DateTime start) => new Tracer(graph, script, start).Run();

    private TraceResult Run()
    {
        warnings.AddRange(PublishChecks.Run(graph).Problems);
        Give(new Stimulus.Started(script.Input), "start");
        foreach (var step in script.Steps) Do(step);
        return new(
            Status(),
            [.. effects.OfType<Effect.LineWritten>().Select(l => l.Text)],
            Variables(),
            script.CorrelationId,
            graph.Name,
            [.. position.Faults.Select(f => IncidentAt(f.At.Activity))],
            stages,
            [.. effects.OfType<Effect.ActivityPassed>().Select(p => $"{graph.Activities[p.Activity]} {p.Status}")],
            warnings);
    }

    private void Do(TraceScript.Operation step)
    {
        switch (step)
        {
            case TraceScript.Operation.Complete complete:
                var activity = graph.Find(complete.Activity);
                var outcome = complete.Outcome ?? activity?.Step?.Outcomes[0] ?? "";
                Give(new Stimulus.TaskCompleted(activity?.Index ?? -1, outcome, complete.ResultJson), $"complete {complete.Activity}");
                break;
            case TraceScript.Operation.Event raised:
                Give(new Stimulus.EventRaised(raised.Name, raised.PayloadJson), $"event {raised.Name}");
                break;
            case TraceScript.Operation.Advance advance:
                now += advance.Duration;
                AddStage("advance");
                break;
            case TraceScript.Operation.Cancel:
                Give(new Stimulus.Ended(), "cancel");
                break;
            default:
                throw new InvalidOperationException($"No rule for operation {step.GetType().Name}.");
        }
    }

    private void Give(Stimulus stimulus, string after)
    {
        var step = Interpreter.Advance(graph, position, stimulus, new RunContext
        {
            Now = now,
            DossierId = Dossier,
            DossierCode = script.CorrelationId,
            Stored = (scope, name) => stored.GetValueOrDefault((scope, name)),
        });
        if (step.Rejection is { } rejection)
        {
            warnings.Add(new(rejection.Code, $"$.steps[{stages.Count - 1}]", null, rejection.Sentence, Severity.Warning));
        }
        else
        {
            position = step.Value.Position;
            effects.AddRange(step.Value.Effects);
            foreach (var effect in step.Value.Effects) Keep(effect);
        }
        AddStage(after);
    }

    private void Keep(Effect effect)
    {
        if (effect is Effect.VariableSet set) stored[(set.Scope, set.Name)] = set.Json;
        if (effect is not Effect.ScopeEnded ended) return;
        foreach (var gone in stored.Keys.Where(key => key.Scope == ended.Scope).ToList()) stored.Remove(gone);
    }

    private void AddStage(string after) => stages.Add(new(
        after,
        Status(),
        effects.Count(e => e is Effect.LineWritten),
        [.. position.Waits.Select(w => $"{graph.Activities[w.At.Activity].Id}:{graph.Activities[w.At.Activity].Type.Name}")]));

    private string Status() => position.Phase switch
    {
        PositionPhase.Finished => "Finished",
        PositionPhase.Ended => "Cancelled",
        _ => position.Faults.Length > 0 ? "Blocked" : "Waiting",
    };

    private Dictionary<string, string> Variables()
    {
        var values = graph.Variables.ToDictionary(v => v.Name, v => v.DefaultJson, StringComparer.Ordinal);
        foreach (var ((scope, name), json) in stored)
            if (scope == RunContext.ProcessScope) values[name] = json;
        return values;
    }

    private TraceResult.Incident IncidentAt(int activity) =>
        new(graph.Activities[activity].Id, effects.OfType<Effect.IncidentRaised>().Last(i => i.Activity == activity).Sentence);
}
