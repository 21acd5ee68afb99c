using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Tracing;

/// <summary>
/// Runs a process by a script, with a clock of its own and nothing outside, and tells what happened. Processes that it starts run beside it:
/// what they ask of each other is carried out in the order in which it was asked, before the next operation of the script.
/// </summary>
public sealed class Tracer
{
    private readonly TraceScript script;
    private readonly TracedFamily family;
    private readonly TracedProcess main;
    private readonly List<TraceResult.Stage> stages = [];
    private readonly List<Problem> warnings = [];
    private DateTime now;

    private Tracer(ProcessGraph graph, TraceScript script, DateTime start, IReadOnlyDictionary<string, ProcessGraph> others)
    {
        (this.script, now) = (script, start);
        family = new TracedFamily(graph, script.CorrelationId, others);
        main = family.Main;
    }

    /// <summary>Starts the process at an instant (UTC) and does what the script says.</summary>
    /// <param name="others">The processes that it may start, by the ids of their definitions; null for none but itself.</param>
    public static TraceResult Trace(ProcessGraph graph, TraceScript script, DateTime start, IReadOnlyDictionary<string, ProcessGraph>? others = null) =>
        new Tracer(graph, script, start, others ?? new Dictionary<string, ProcessGraph>()).Run();

    private TraceResult Run()
    {
        warnings.AddRange(PublishChecks.Run(main.Graph).Problems);
        Give(main, new Stimulus.Started(script.Input), "start");
        foreach (var step in script.Steps) Do(step);
        return new(
            main.Status,
            family.Lines,
            main.Outputs(),
            main.Variables(),
            main.CorrelationId,
            main.Name,
            main.Incidents,
            stages,
            main.Journal,
            warnings,
            [.. family.Children.Select(ChildOf)]);
    }

    private void Do(TraceScript.Operation step)
    {
        switch (step)
        {
            case TraceScript.Operation.Complete complete:
                Complete(complete);
                break;
            case TraceScript.Operation.Event raised:
                Settle(family.Raise(new Stimulus.EventRaised(raised.Name, raised.PayloadJson), now), $"event {raised.Name}");
                break;
            case TraceScript.Operation.Advance advance:
                var until = now + advance.Duration;
                Settle(family.LetPass(now, until), "advance");
                now = until;
                break;
            case TraceScript.Operation.Cancel:
                Give(main, new Stimulus.Ended(), "cancel");
                break;
            default:
                throw new InvalidOperationException($"No rule for operation {step.GetType().Name}.");
        }
    }

    private void Complete(TraceScript.Operation.Complete complete)
    {
        var after = $"complete {complete.Activity}";
        if (family.FindWaiting(complete.Activity) is not var (process, activity, wait)) Settle(RunSentences.Refuse("StepNotWaiting", main.Graph.Find(complete.Activity)?.Name ?? complete.Activity), after);
        else if (activity.Step is { } step) Give(process, new Stimulus.TaskCompleted(activity.Index, complete.Outcome ?? step.Outcomes[0], complete.ResultJson, wait.At.Frame), after);
        else Give(process, new Stimulus.Resumed(activity.Index, wait.At.Frame, wait.Kind, wait.Key, TracedAnswer.Of(wait, complete.ResultJson)), after);
    }

    private void Give(TracedProcess process, Stimulus stimulus, string after) => Settle(family.Give(process, stimulus, now), after);

    private void Settle(Rejection? rejection, string after)
    {
        if (rejection is not null) warnings.Add(new(rejection.Code, $"$.steps[{stages.Count - 1}]", null, rejection.Sentence, Severity.Warning));
        AddStage(after);
    }

    private void AddStage(string after) => stages.Add(new(after, main.Status, family.Lines.Count, main.Waits));

    private static TraceResult.Child ChildOf(TracedProcess child) =>
        new(child.Graph.DefinitionId, child.Parent!.Graph.Activities[child.Request!.Activity].Id, child.Status, child.Outputs(), child.Waits, child.Incidents, child.Journal);
}
