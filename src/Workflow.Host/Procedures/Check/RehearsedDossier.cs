using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Check;

/// <summary>A dossier that is moved by the verbs and the interpreter that serve real ones, and written nowhere.</summary>
internal sealed class RehearsedDossier
{
    private static readonly Applicant applicant = new("Nguyễn Thị Hà", "027185000000", "0912000000", "Tỉnh Bắc Ninh", null);

    private readonly ReviewedPackage package;
    private readonly ProcessGraph graph;
    private readonly List<ClockFact> facts = [];

    private RehearsedDossier(ReviewedPackage package, ProcessGraph graph, Dossier dossier) =>
        (this.package, this.graph, Dossier) = (package, graph, dossier);

    public Dossier Dossier { get; }

    /// <summary>Ids of the activities that the last act led to along the drawing, in order, whether or not a join still waits there.</summary>
    public IReadOnlyList<string> LedTo { get; private set; } = [];

    /// <summary>Receives a dossier for a case and starts its process.</summary>
    public static Result<RehearsedDossier> Receive(
        ReviewedPackage package, ProcedureCase chosen, string receivingUnit, JsonElement declaration, Circumstances now)
    {
        var spec = package.Spec;
        var changes = new ChangeSet();
        var reception = new Reception(
            Guid.CreateVersion7(new DateTimeOffset(now.Now)), Guid.Empty, spec.Code, spec.Name.Vi, chosen.Key, chosen.Process, chosen.Limit,
            receivingUnit, spec.CompetentUnit ?? receivingUnit, SubmissionChannel.Counter, applicant, declaration.GetRawText(), Secret: "");
        var received = Dossier.Receive(reception, now, changes);
        if (received.Rejection is { } rejection) return rejection;

        received.Value.RecordReception(now, changes);
        var rehearsed = new RehearsedDossier(package, package.Graphs[chosen.Process], received.Value);
        return rehearsed.Advance(new Stimulus.Started(InputsOf(reception)), null, now, changes) is { } refused ? refused : rehearsed;
    }

    public StepSettings StepOf(UserTask task) => graph.Activities[task.Activity].Step!;

    /// <summary>Completes an open step and moves the process on; the reason where that is refused.</summary>
    public Rejection? Complete(UserTask task, Completion completion, Circumstances now)
    {
        var step = StepOf(task);
        var changes = new ChangeSet();
        var completed = Dossier.Complete(task.Id, task.Revision, step, WithCase(completion, step), facts, now, changes);
        if (completed.Rejection is { } rejection) return rejection;
        return Advance(new Stimulus.TaskCompleted(task.Activity, completion.Outcome, completed.Value.Data, task.Frame), completion, now, changes);
    }

    /// <summary>What the procedure adds to what the officer sends: the documents to digitise, the limit of the new case.</summary>
    private Completion WithCase(Completion completion, StepSettings step) => step.Kind switch
    {
        StepKind.Receive => completion with { ToDigitise = ToDigitise() },
        StepKind.ChangeCase when package.Spec.FindCase(completion.RecordText("case") ?? "") is { } chosen =>
            completion with { NewCase = (chosen.Key, chosen.Limit) },
        _ => completion,
    };

    private List<string> ToDigitise() =>
        [.. package.Spec.FindCase(Dossier.CaseKey)!.Documents.Where(key => package.Spec.FindDocument(key) is { Digitise: true, Required: true })];

    private Rejection? Advance(Stimulus stimulus, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var position = Dossier.Position.Length == 0 ? Position.Start : Position.Decode(Dossier.Position);
        if (position.Rejection is { } undecodable) return undecodable;
        var step = Interpreter.Advance(graph, position.Value, stimulus, new RunContext
        {
            Now = now.Now,
            DossierId = Dossier.Id.ToString(),
            DefinitionId = graph.DefinitionId,
            Zone = now.ClockOf(Dossier.ReceivingUnit).Zone,
            Stored = (scope, name) => Dossier.Variables.FirstOrDefault(v => v.Scope == scope && v.Name == name)?.Json,
        });
        if (step.Rejection is { } stopped) return stopped;
        LedTo = [.. step.Value.Effects.OfType<Effect.ActivityPassed>().Where(p => p.Status == ActivityStatus.Completed).SelectMany(Targets)];
        var applied = Dossier.Apply(step.Value.Position.Encode(), step.Value.Effects, cause, now, changes);
        facts.AddRange(changes.Inserts.OfType<ClockFact>());
        return applied.Rejection;
    }

    private IEnumerable<string> Targets(Effect.ActivityPassed passed) =>
        graph.Activities[passed.Activity].Outbound.Select(i => graph.Connections[i])
            .Where(c => c.Outcome == passed.Outcome).Select(c => graph.Activities[c.Target].Id);

    private static Dictionary<string, string> InputsOf(Reception reception) => new(StringComparer.Ordinal)
    {
        ["case"] = JsonSerializer.Serialize(reception.CaseKey),
        ["channel"] = JsonSerializer.Serialize(reception.Channel.ToString()),
        ["receivingUnit"] = JsonSerializer.Serialize(reception.ReceivingUnit),
        ["declaration"] = reception.Declaration,
    };
}
