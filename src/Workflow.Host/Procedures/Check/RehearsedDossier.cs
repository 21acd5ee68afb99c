using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Check;

/// <summary>A dossier that is moved by the verbs and the interpreter that serve real ones, and written nowhere.</summary>
internal sealed class RehearsedDossier(ReviewedPackage package, Dossier dossier)
{
    private readonly ProcessGraph graph = package.Graphs[dossier.Process];

    public Dossier Dossier => dossier;

    public StepSettings StepOf(UserTask task) => graph.Activities[task.Activity].Step!;

    /// <summary>Completes an open step; the process is still where it was.</summary>
    public Result<UserTask> Complete(UserTask task, Completion completion, Circumstances now, ChangeSet changes)
    {
        var step = StepOf(task);
        return dossier.Complete(task.Id, task.Revision, step, WithCase(completion, step), now, changes);
    }

    /// <summary>Brings a stimulus to the process and takes over what it leads to.</summary>
    /// <returns>Everything that the process asked for.</returns>
    public Result<IReadOnlyList<Effect>> Advance(Stimulus stimulus, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var position = dossier.Position.Length == 0 ? Position.Start : Position.Decode(dossier.Position);
        if (position.Rejection is { } undecodable) return undecodable;
        var step = Interpreter.Advance(graph, position.Value, stimulus, new RunContext
        {
            Now = now.Now,
            DossierId = dossier.Id.ToString(),
            DefinitionId = graph.DefinitionId,
            Zone = now.ClockOf(dossier.ReceivingUnit).Zone,
            Stored = dossier.StoredValue,
        });
        if (step.Rejection is { } stopped) return stopped;
        var applied = dossier.Apply(step.Value.Position.Encode(), step.Value.Effects, cause, now, changes);
        return applied.Rejection is { } refused ? refused : (Effect[])[.. step.Value.Effects];
    }

    /// <summary>Ids of the activities that effects of this dossier led to along the drawing.</summary>
    public IEnumerable<string> Targets(IEnumerable<Effect> effects) =>
        from passed in effects.OfType<Effect.ActivityPassed>()
        where passed.Status == ActivityStatus.Completed
        from connection in graph.Activities[passed.Activity].Outbound.Select(i => graph.Connections[i])
        where connection.Outcome == passed.Outcome
        select graph.Activities[connection.Target].Id;

    /// <summary>What the procedure adds to what the officer sends: the documents to digitise, the limit of the new case.</summary>
    private Completion WithCase(Completion completion, StepSettings step) => step.Kind switch
    {
        StepKind.Receive => completion with { ToDigitise = ToDigitise() },
        StepKind.ChangeCase when package.Spec.FindCase(completion.RecordText("case") ?? "") is { } chosen =>
            completion with { NewCase = (chosen.Key, chosen.Limit, chosen.Resume) },
        _ => completion,
    };

    private List<string> ToDigitise() =>
        [.. package.Spec.FindCase(dossier.CaseKey)!.Documents.Where(key => package.Spec.FindDocument(key) is { Digitise: true, Required: true })];
}
