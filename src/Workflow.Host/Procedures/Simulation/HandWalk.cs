using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Procedures.Check;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>From what a walk begins.</summary>
/// <param name="At">UTC.</param>
/// <param name="Declaration">What the applicant declares.</param>
internal sealed record WalkStart(ProcedureCase Case, string Unit, DateTime At, JsonElement Declaration);

/// <summary>A step that waits for the walker's decision.</summary>
/// <param name="ChildCase">Name of the case of a dossier that the process started; null for the one that was received.</param>
/// <param name="Path">JSON path of the activity in its process.</param>
internal sealed record WaitingStep(UserTask Task, StepSettings Step, string? ChildCase, string Path);

/// <summary>Something else than a decision that the walk waits for.</summary>
/// <param name="Id">Of the activity.</param>
/// <param name="Title">What the drawing calls it.</param>
internal sealed record WaitingElse(DossierWait Wait, string Id, string Title, string Path);

/// <summary>How a walk stood after one act; the first after the reception.</summary>
/// <param name="Done">The step that was completed; null for the reception, and for what is no step.</param>
/// <param name="Opened">Steps that opened with it.</param>
internal sealed record HandStage(DateTime At, SimulatedAct? Act, UserTask? Done, IReadOnlyList<UserTask> Opened, DossierState State, DateTime Appointed);

/// <summary>A walk through a package by hand: the verbs and the interpreter that serve real dossiers, and nothing is written.</summary>
internal sealed class HandWalk
{
    private readonly ReviewedPackage package;
    private readonly ExampleOffice office;
    private readonly Rehearsal rehearsal;
    private readonly List<HandStage> stages = [];
    private readonly HashSet<Guid> seen = [];

    private HandWalk(ReviewedPackage package, ExampleOffice office, Rehearsal rehearsal, WalkStart start)
    {
        (this.package, this.office, this.rehearsal, LastActed) = (package, office, rehearsal, start.At);
        AddStage(null, null);
    }

    /// <summary>When the last act was done, UTC.</summary>
    public DateTime LastActed { get; private set; }

    public Dossier Dossier => rehearsal.Dossier;

    public IReadOnlyList<HandStage> Stages => stages;

    /// <summary>Why an act could not be done: the walk ends before it. Null where all were.</summary>
    public Rejection? Stopped { get; private set; }

    /// <summary>Receives a dossier and does the acts one after another, as far as they can be done.</summary>
    public static Result<HandWalk> Run(ReviewedPackage package, ExampleOffice office, WalkStart start, IReadOnlyList<SimulatedAct> acts)
    {
        var received = Rehearsal.Receive(package, start.Case, start.Unit, start.Declaration, office.At(start.At, Role.ReceptionOfficer, start.Unit));
        if (received.Rejection is { } refused) return refused;
        var walk = new HandWalk(package, office, received.Value, start);
        foreach (var act in acts)
            if ((walk.Stopped = walk.Do(act)) is not null) break;
        return walk;
    }

    public IEnumerable<WaitingStep> Steps() => rehearsal.OpenTasks.Select(t => new WaitingStep(t, rehearsal.StepOf(t), ChildCaseOf(t.DossierId), PathOf(DossierOf(t.DossierId), t.Activity)));

    public IEnumerable<WaitingElse> Others() =>
        from dossier in Dossiers()
        from wait in dossier.Waits
        where wait.Kind is not (WaitKind.Task or WaitKind.Child)
        let activity = package.Graphs[dossier.Process].Activities[wait.Activity]
        select new WaitingElse(wait, activity.Id, activity.Name, PathOf(dossier, wait.Activity));

    /// <summary>Whether an activity belongs to the process of the dossier that was received.</summary>
    public bool IsOfReceived(Guid dossierId) => dossierId == Dossier.Id;

    /// <summary>An example of what a step's form holds; null where it has none.</summary>
    public string? SampleFormOf(WaitingStep step) =>
        step.Step.Form is { } key && package.Contents.Forms.TryGetValue(key, out var form) ? SampleData.Form(form, DayOf(LastActed)) : null;

    /// <summary>Keys of the cases that a step may change to.</summary>
    public IEnumerable<ProcedureCase> CasesFor(WaitingStep step) =>
        step.Task.Kind == StepKind.ChangeCase ? package.Spec.ReceivedCases.Where(c => c.Key != DossierOf(step.Task.DossierId).CaseKey) : [];

    private Rejection? Do(SimulatedAct act)
    {
        var at = UtcOf(act.At);
        if (at < LastActed) return SimulationSentences.Refuse("ActBackwards", office.Write(LastActed));
        if (rehearsal.OpenTasks.FirstOrDefault(t => t.StepKey == act.Step) is { } task) return Complete(task, act, at);
        if (Others().FirstOrDefault(o => o.Id == act.Step) is not { } other) return SimulationSentences.Refuse("ActNotWaiting", act.Step);
        LastActed = at;
        if (rehearsal.Bring(other.Wait, PayloadOf(other.Wait), office.At(at, Role.ReceptionOfficer, Dossier.ReceivingUnit)) is { } refused) return refused;
        AddStage(act, null);
        return Blocked();
    }

    private Rejection? Complete(UserTask task, SimulatedAct act, DateTime at)
    {
        var form = FormOf(task, act);
        if (form.Rejection is { } unreadable) return unreadable;
        var dossier = DossierOf(task.DossierId);
        var changesTo = act.Case.Length > 0 ? act.Case : package.Spec.ReceivedCases.FirstOrDefault(c => c.Key != dossier.CaseKey)?.Key ?? "";
        var record = SampleData.Record(package.Spec.Documents.Select(d => d.Key), $"{Role.Appraiser}@{task.UnitCode}", changesTo);
        if (rehearsal.Complete(task, new Completion(act.Outcome, SampleData.Note, form.Value, record), office.At(at, task.Role, task.UnitCode)) is { } refused) return refused;
        LastActed = at;
        AddStage(act, task);
        return Blocked();
    }

    private Rejection? Blocked() =>
        Dossiers().Any(d => d.IsBlocked) && rehearsal.Incidents is [.., var last] ? SimulationSentences.Refuse("Blocked", last.ActivityId, last.Sentence) : null;

    private Result<JsonElement> FormOf(UserTask task, SimulatedAct act)
    {
        if (rehearsal.StepOf(task).Form is not { } key || !package.Contents.Forms.TryGetValue(key, out var form)) return default(JsonElement);
        return ReadObject(act.Form.Length > 0 ? act.Form : SampleData.Form(form, DayOf(LastActed)));
    }

    /// <summary>A JSON object that somebody typed.</summary>
    public static Result<JsonElement> ReadObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : SimulationSentences.Refuse("DataNotObject");
        }
        catch (JsonException)
        {
            return SimulationSentences.Refuse("DataNotObject");
        }
    }

    private void AddStage(SimulatedAct? act, UserTask? done) =>
        stages.Add(new(LastActed, act, done, [.. rehearsal.OpenTasks.Where(t => seen.Add(t.Id))], Dossier.State, Dossier.BindingAt));

    private IEnumerable<Dossier> Dossiers() => rehearsal.Children.Prepend(Dossier);

    private Dossier DossierOf(Guid id) => Dossiers().First(d => d.Id == id);

    private string? ChildCaseOf(Guid dossierId) => IsOfReceived(dossierId) ? null : package.Spec.FindCase(DossierOf(dossierId).CaseKey)?.Name.Vi;

    private string PathOf(Dossier dossier, int activity) => package.Graphs[dossier.Process].Activities[activity].Path;

    private DateTime UtcOf(DateTime local) => DateTime.SpecifyKind(local - office.Zone.GetUtcOffset(local), DateTimeKind.Utc);

    private DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, office.Zone));

    /// <summary>The plainest thing that can come: an answer without a body, a request without fields, an event with nothing.</summary>
    private static string? PayloadOf(DossierWait wait) => wait.Kind switch
    {
        WaitKind.Call => """{"statusCode":200,"headers":{},"body":null}""",
        WaitKind.Endpoint => """{"path":"","method":"POST","query":{},"headers":{},"routeData":{},"body":null}""",
        _ => null,
    };
}
