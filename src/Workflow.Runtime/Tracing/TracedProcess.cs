using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Tracing;

/// <summary>One process of a trace: the traced one, or one that it has started.</summary>
internal sealed class TracedProcess(ProcessGraph graph, Guid id, string code, TracedProcess? parent = null, Effect.ChildRequested? request = null)
{
    private readonly Dictionary<(string Scope, string Name), string> stored = [];
    private readonly List<Effect> effects = [];
    private readonly List<string> journal = [];
    private string? correlation;

    public ProcessGraph Graph => graph;

    public Guid Id => id;

    /// <summary>The process that started this one; null for the traced one.</summary>
    public TracedProcess? Parent => parent;

    /// <summary>What the parent asked for.</summary>
    public Effect.ChildRequested? Request => request;

    public int Depth => parent is null ? 0 : parent.Depth + 1;

    public Position Position { get; private set; } = Position.Start;

    /// <summary>All that it has asked for, in order.</summary>
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>Entries such as <c>Elsa.Start#s Completed</c>, in order.</summary>
    public IReadOnlyList<string> Journal => journal;

    /// <summary>By what events find it.</summary>
    public string CorrelationId => correlation ?? code;

    /// <summary>What it has called itself, else what its definition is called.</summary>
    public string Name => stored.GetValueOrDefault((RunContext.RunScope, RunValues.Name)) is { } json && JsValue.FromJson(json) is { IsText: true } name ? name.AsText() : graph.Name;

    public bool IsOver => Position.Phase is PositionPhase.Finished or PositionPhase.Ended;

    public string Status => Position.Phase switch
    {
        PositionPhase.Finished => "Finished",
        PositionPhase.Ended => "Cancelled",
        _ => Position.Faults.Length > 0 ? "Blocked" : "Waiting",
    };

    public IReadOnlyList<string> Waits =>
        [.. Position.Waits.DistinctBy(w => w.Kind is WaitKind.Child or WaitKind.Endpoint ? (w.At, "") : (w.At, w.Key)).Select(w => $"{graph.Activities[w.At.Activity].Id}:{graph.Activities[w.At.Activity].Type.Name}")];

    public IReadOnlyList<TraceResult.Incident> Incidents => [.. Position.Faults.Select(f => IncidentAt(f.At.Activity))];

    /// <summary>Compact JSON by name: the declared ones first, then those that scripts have made up; not what activities keep for themselves.</summary>
    public Dictionary<string, string> Variables()
    {
        var values = graph.Variables.ToDictionary(v => v.Name, v => v.DefaultJson, StringComparer.Ordinal);
        foreach (var ((scope, name), json) in stored)
            if (scope == RunContext.ProcessScope && (values.ContainsKey(name) || !IsImplicit(name))) values[name] = json;
        return values;
    }

    /// <summary>Compact JSON of what it has yielded, by name.</summary>
    public Dictionary<string, string> Outputs() =>
        stored.Where(s => s.Key.Scope == RunContext.OutputScope).ToDictionary(s => s.Key.Name, s => s.Value, StringComparer.Ordinal);

    /// <summary>Moves it on; what that asked for, or why the stimulus does not fit.</summary>
    public Result<Step> Give(Stimulus stimulus, DateTime now)
    {
        var step = Interpreter.Advance(graph, Position, stimulus, new RunContext
        {
            Now = now,
            DossierId = id.ToString(),
            DossierCode = code,
            Stored = (scope, name) => stored.GetValueOrDefault((scope, name)),
        });
        if (step.Rejection is { } rejection) return rejection;
        Position = step.Value.Position;
        effects.AddRange(step.Value.Effects);
        foreach (var effect in step.Value.Effects) Keep(effect);
        return step;
    }

    /// <summary>Takes it back that an activity waited and went on: what it waited for came at once.</summary>
    public void ForgetRest(int activity)
    {
        foreach (var status in (ActivityStatus[])[ActivityStatus.Suspended, ActivityStatus.Resumed])
            journal.RemoveAt(journal.LastIndexOf($"{graph.Activities[activity]} {status}"));
    }

    private void Keep(Effect effect)
    {
        if (effect is Effect.ActivityPassed passed) journal.Add($"{graph.Activities[passed.Activity]} {passed.Status}");
        if (effect is Effect.Correlated correlated) correlation = correlated.CorrelationId;
        if (effect is Effect.VariableSet set) stored[(set.Scope, set.Name)] = set.Json;
        if (effect is not Effect.ScopeEnded ended) return;
        foreach (var gone in stored.Keys.Where(key => key.Scope == ended.Scope).ToList()) stored.Remove(gone);
    }

    private bool IsImplicit(string name) => name.StartsWith(RunValues.Hidden) || graph.Activities[0].Type.ScopeVariables.Any(v => v.Name == name);

    private TraceResult.Incident IncidentAt(int activity) =>
        new(graph.Activities[activity].Id, effects.OfType<Effect.IncidentRaised>().Last(i => i.Activity == activity).Sentence);
}
