using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Children;
using Workflow.Runtime;

namespace Workflow.Host.Procedures.Check;

/// <summary>One declaration from its reception on: the dossier that was received and those that processes started for it.</summary>
internal sealed class Rehearsal
{
    // Far more than any procedure starts; a process that starts others without end is stopped here.
    private const int MostDossiers = 1000;

    private static readonly Applicant applicant = new("Nguyễn Thị Hà", "027185000000", "0912000000", "Tỉnh Bắc Ninh", null);

    private readonly ReviewedPackage package;
    private readonly List<RehearsedDossier> dossiers;
    private readonly Queue<Func<Circumstances, Rejection?>> errands = [];
    private readonly List<string> ledTo = [];
    private readonly List<Effect.IncidentRaised> incidents = [];

    private Rehearsal(ReviewedPackage package, Dossier received) => (this.package, dossiers) = (package, [new(package, received)]);

    /// <summary>The dossier that was received.</summary>
    public Dossier Dossier => dossiers[0].Dossier;

    /// <summary>Dossiers that processes started, the oldest first.</summary>
    public IEnumerable<Dossier> Children => dossiers.Skip(1).Select(d => d.Dossier);

    public IEnumerable<UserTask> OpenTasks => dossiers.SelectMany(d => d.Dossier.OpenTasks);

    /// <summary>Ids of the activities that the last act led to along the drawings, in order, whether or not a join still waits there.</summary>
    public IReadOnlyList<string> LedTo => ledTo;

    /// <summary>Receives a dossier for a case and starts its process.</summary>
    public static Result<Rehearsal> Receive(
        ReviewedPackage package, ProcedureCase chosen, string receivingUnit, JsonElement declaration, Circumstances now)
    {
        var spec = package.Spec;
        var changes = new ChangeSet();
        var reception = new Reception(
            Guid.CreateVersion7(new DateTimeOffset(now.Now)), Guid.Empty, spec.Code, spec.Name.Vi, chosen.Key, chosen.Process, chosen.Limit,
            receivingUnit, spec.CompetentUnit ?? receivingUnit, SubmissionChannel.Counter, applicant, declaration.GetRawText(), Secret: "", chosen.Resume);
        var received = Dossier.Receive(reception, now, changes);
        if (received.Rejection is { } rejection) return rejection;

        received.Value.RecordReception(now, changes);
        var rehearsal = new Rehearsal(package, received.Value);
        return rehearsal.Move(rehearsal.dossiers[0], new Stimulus.Started(InputsOf(reception)), null, now, changes) is { } refused ? refused : rehearsal;
    }

    /// <summary>What failed so far; a dossier with an open incident stands still there.</summary>
    public IReadOnlyList<Effect.IncidentRaised> Incidents => incidents;

    public StepSettings StepOf(UserTask task) => DossierOf(task.DossierId)!.StepOf(task);

    /// <summary>Completes an open step and moves its process on, and the others as far as they follow; the reason where that is refused.</summary>
    public Rejection? Complete(UserTask task, Completion completion, Circumstances now)
    {
        var changes = new ChangeSet();
        var dossier = DossierOf(task.DossierId)!;
        var completed = dossier.Complete(task, completion, now, changes);
        return completed.Rejection is { } rejection
            ? rejection
            : Move(dossier, new Stimulus.TaskCompleted(task.Activity, completion.Outcome, completed.Value.Data, task.Frame), completion, now, changes);
    }

    /// <summary>Lets come what a dossier waits for beside its steps: an instant, an event, an answer; the reason where that is refused.</summary>
    /// <param name="payloadJson">What comes with it; null for nothing.</param>
    public Rejection? Bring(DossierWait wait, string? payloadJson, Circumstances now) =>
        Move(DossierOf(wait.DossierId)!, new Stimulus.Resumed(wait.Activity, wait.Frame, wait.Kind, wait.Key, payloadJson), null, now, new ChangeSet());

    private RehearsedDossier? DossierOf(Guid id) => dossiers.Find(d => d.Dossier.Id == id);

    /// <summary>Moves one dossier, then carries out what dossiers want of each other until they want nothing more.</summary>
    private Rejection? Move(RehearsedDossier dossier, Stimulus stimulus, Completion? cause, Circumstances now, ChangeSet changes)
    {
        ledTo.Clear();
        if (Advance(dossier, stimulus, cause, now, changes) is { } refused) return refused;
        var system = now with { Actor = Actor.System };
        while (errands.TryDequeue(out var errand))
            if (errand(system) is { } rejection) return rejection;
        return null;
    }

    private Rejection? Advance(RehearsedDossier dossier, Stimulus stimulus, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var advanced = dossier.Advance(stimulus, cause, now, changes);
        if (advanced.Rejection is { } refused) return refused;
        ledTo.AddRange(dossier.Targets(advanced.Value));
        incidents.AddRange(advanced.Value.OfType<Effect.IncidentRaised>());
        foreach (var effect in advanced.Value)
        {
            if (effect is Effect.ChildRequested requested) errands.Enqueue(at => Begin(dossier.Dossier, requested, at));
            else if (ChildErrands.NoLongerWanted(effect, stimulus) is { } child) errands.Enqueue(at => End(child, at));
        }
        if (stimulus is Stimulus.Ended)
            foreach (var child in Children.Where(c => c.ParentId == dossier.Dossier.Id)) errands.Enqueue(at => End(child.Id, at));
        if (dossier.Dossier.Parentage is { } parent && ChildErrands.ReportAfter(dossier.Dossier, stimulus) is { } report)
            errands.Enqueue(at => Report(dossier.Dossier.Id, parent, report, at));
        return null;
    }

    private Rejection? Begin(Dossier parent, Effect.ChildRequested requested, Circumstances now)
    {
        if (parent.Generation == Dossier.MostGenerations || dossiers.Count == MostDossiers) return CheckSentences.Refuse("TooManyDossiers", dossiers.Count);
        // Only what the package itself holds can be walked: publishing pins the rest.
        if (package.References.FirstOrDefault(r => r.DefinitionId == requested.DefinitionId) is not { Process: var process }
            || package.Spec.Cases.FirstOrDefault(c => c.Process == process) is not { } own)
            return CheckSentences.Refuse("DefinitionOutside", requested.DefinitionId);

        var changes = new ChangeSet();
        var errand = Errand.Begin(parent, requested, Guid.Empty, process, now.Now);
        var begun = Dossier.BeginFor(parent, errand, ChildReception.Of(parent, errand, package.Spec, own), now, changes);
        if (begun.Rejection is { } rejection) return rejection;
        begun.Value.RecordReception(now, changes);
        dossiers.Add(new(package, begun.Value));
        return Advance(dossiers[^1], ChildReception.Start(parent, errand, own), null, now, changes);
    }

    private Rejection? Report(Guid child, Parentage parent, string report, Circumstances now)
    {
        if (DossierOf(parent.DossierId) is not { } waiting || waiting.Dossier.WaitAt(parent.Activity, parent.Frame, WaitKind.Child, child.ToString()) is null) return null;
        return Advance(waiting, new Stimulus.Resumed(parent.Activity, parent.Frame, WaitKind.Child, child.ToString(), report), null, now, new ChangeSet());
    }

    private Rejection? End(Guid id, Circumstances now)
    {
        if (DossierOf(id) is not { Dossier.IsClosed: false } child) return null;
        var changes = new ChangeSet();
        return child.Dossier.EndWithParent("", now, changes).Rejection is { } refused ? refused : Advance(child, new Stimulus.Ended(), null, now, changes);
    }

    private static Dictionary<string, string> InputsOf(Reception reception) => new(StringComparer.Ordinal)
    {
        ["case"] = JsonSerializer.Serialize(reception.CaseKey),
        ["channel"] = JsonSerializer.Serialize(reception.Channel.ToString()),
        ["receivingUnit"] = JsonSerializer.Serialize(reception.ReceivingUnit),
        ["declaration"] = reception.Declaration,
    };
}
