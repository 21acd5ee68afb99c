using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Takes over what the process asked for after a stimulus: steps, variables, waits, incidents, the end.</summary>
    /// <param name="position">Where the process now stands, encoded.</param>
    /// <param name="cause">The completion that led here, whose slip or amount a pausing step needs; null after any other stimulus.</param>
    /// <returns>The steps that were opened, or why the whole command is refused.</returns>
    public Result<IReadOnlyList<UserTask>> Apply(byte[] position, IReadOnlyList<Effect> effects, Completion? cause, Circumstances now, ChangeSet changes)
    {
        Position = position;
        changes.Update(this);

        // What is no longer wanted goes first: a cancelled supplement lets the clock run for the steps that open now.
        foreach (var cancelled in effects.OfType<Effect.TaskCancelled>())
            if (Cancel(cancelled.Activity, now, changes) is { } rejection) return rejection;

        var opened = new List<UserTask>();
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.TaskOpened open:
                    var task = Open(open, cause, now, changes);
                    if (task.Rejection is { } rejection) return rejection;
                    opened.Add(task.Value);
                    break;
                case Effect.EventAwaited awaited:
                    var wait = new EventWait { DossierId = Id, Activity = awaited.Activity, Name = awaited.Name, OpenedAt = now.Now };
                    eventWaits.Add(wait);
                    changes.Insert(wait);
                    break;
                case Effect.EventWaitEnded ended:
                    foreach (var over in eventWaits.Where(w => w.Activity == ended.Activity).ToList()) EndWait(over, changes);
                    break;
                case Effect.VariableSet set:
                    Keep(set, changes);
                    break;
                case Effect.IncidentRaised raised:
                    Raise(raised, now, changes);
                    break;
                case Effect.IncidentDropped:
                    if (OpenIncidents > 0) OpenIncidents--;
                    break;
                case Effect.Finished:
                    Finish(now, changes);
                    break;
                case Effect.TaskCancelled or Effect.LineWritten or Effect.ActivityPassed:
                    break;
                default:
                    throw new InvalidOperationException($"No rule for effect {effect.GetType().Name}.");
            }
        }
        Annotate(effects, changes);
        if (!IsClosed) State = StateFromSteps();
        return opened;
    }

    private Result<UserTask> Open(Effect.TaskOpened open, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var step = open.Step;
        var unit = step.UnitSelector switch
        {
            UnitSelector.Receiving => ReceivingUnit,
            UnitSelector.Competent => CompetentUnit,
            UnitSelector.Named => step.Unit!,
            _ => throw new InvalidOperationException($"No rule for {step.UnitSelector}."),
        };
        if (now.Units.Find(unit) is null) return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", unit);

        var task = new UserTask
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            DossierCode = Code,
            ProcedureName = ProcedureName,
            ApplicantName = ApplicantName,
            Activity = open.Activity,
            StepKey = step.StepKey,
            Kind = step.Kind,
            Title = open.Title,
            Instructions = open.Instructions.Length == 0 ? null : open.Instructions,
            Role = step.Role,
            UnitCode = unit,
            AssigneeId = HolderOf(step.Role, unit),
            OpenedAt = now.Now,
            Limit = step.Limit.ToString(),
            WarnBeforeMinutes = step.WarnBeforeMinutes,
        };
        openTasks.Add(task);
        changes.Insert(task);

        if (step.Kind == StepKind.ReturnResult)
        {
            EndProcessing(now, changes);
            Delivery = DeliveryState.Ready;
        }
        if (StepCatalogue.Of(step.Kind).PausesClock && StartPause(step, cause, now, changes) is { } refused) return refused;
        return SetFirstDue(task, step, now) is { } rejection ? rejection : task;
    }

    private Rejection? StartPause(StepSettings step, Completion? cause, Circumstances now, ChangeSet changes)
    {
        if (step.Kind == StepKind.RequestSupplement)
        {
            if (CompletionRecord.CheckSlip(cause, second: SupplementCount > 0) is { Count: > 0 } missing)
                return DossierSentences.Refuse(RejectionKind.Unprocessable, "SlipIncomplete", step.Title) with { Problems = missing };
            SupplementCount++;
        }
        else if (CompletionRecord.CheckAmount(cause) is { Count: > 0 } missing)
        {
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "AmountMissing", step.Title) with { Problems = missing };
        }
        return Pause(step.Kind.ToString(), now, changes);
    }

    private Rejection? SetFirstDue(UserTask task, StepSettings step, Circumstances now)
    {
        var clock = now.ClockOf(task.UnitCode);
        var pauses = StepCatalogue.Of(task.Kind).PausesClock;
        if (IsPaused && !pauses && task.Kind != StepKind.Consult)
        {
            task.RemainingMinutes = step.Limit.Minutes;
            return null;
        }
        // A window for the applicant, an opinion during a pause and the hand-over are not bounded by the appointed date.
        var bound = pauses || IsPaused || task.Kind == StepKind.ReturnResult ? DateTime.MaxValue : BindingAt;
        var due = bound == DateTime.MaxValue && step.Limit.IsZero ? now.Now : Deadline.OfStep(now.Now, step.Limit, bound, clock);
        if (due.Rejection is { } rejection) return rejection;
        return SetDue(task, due.Value, now);
    }

    private Rejection? Cancel(int activity, Circumstances now, ChangeSet changes)
    {
        foreach (var task in openTasks.Where(t => t.Activity == activity).ToList())
        {
            Close(task, TaskState.Cancelled, null, null, null, now, changes);
            if (!IsClosed && StepCatalogue.Of(task.Kind).PausesClock && Resume(now, changes) is { } rejection) return rejection;
        }
        return null;
    }

    private void EndWait(EventWait wait, ChangeSet changes)
    {
        eventWaits.Remove(wait);
        changes.Delete(wait);
    }

    private void Keep(Effect.VariableSet set, ChangeSet changes)
    {
        if (variables.Find(v => v.Scope == set.Scope && v.Name == set.Name) is { } known)
        {
            known.Json = set.Json;
            changes.Update(known);
            return;
        }
        var variable = new Variable { DossierId = Id, Scope = set.Scope, Name = set.Name, Json = set.Json };
        variables.Add(variable);
        changes.Insert(variable);
    }

    private void Raise(Effect.IncidentRaised raised, Circumstances now, ChangeSet changes)
    {
        OpenIncidents++;
        changes.Insert(new Incident
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            Activity = raised.Activity,
            ActivityId = raised.ActivityId,
            Code = raised.Code,
            ReasonVi = raised.Sentence.Vi,
            ReasonEn = raised.Sentence.En,
            RaisedAt = now.Now,
        });
    }

    private void Finish(Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return;
        EndProcessing(now, changes);
        ClosedAt = now.Now;
        State = Delivery == DeliveryState.HandedOver ? DossierState.Returned : DossierState.Stopped;
    }

    /// <summary>A dossier is only as far as its least advanced open step; a step that stops the clock speaks for all.</summary>
    private DossierState StateFromSteps()
    {
        var open = openTasks.ConvertAll(t => StepCatalogue.Of(t.Kind));
        if (open.Count == 0) return State;
        return open.FirstOrDefault(s => s.PausesClock)?.State ?? open.Min(s => s.State);
    }

    /// <summary>Puts the automatic part of the walk into the history entry of this command.</summary>
    private static void Annotate(IReadOnlyList<Effect> effects, ChangeSet changes)
    {
        var passed = effects.OfType<Effect.ActivityPassed>()
            .Where(p => p.Status is ActivityStatus.Completed or ActivityStatus.Skipped or ActivityStatus.Faulted)
            .Select(p => p.Status == ActivityStatus.Completed ? $"{p.ActivityId}:{p.Outcome}" : $"{p.ActivityId}!{p.Status}").ToList();
        var lines = effects.OfType<Effect.LineWritten>().Select(l => l.Text).ToList();
        if (passed.Count + lines.Count == 0 || changes.Inserts.OfType<HistoryEntry>().LastOrDefault() is not { } entry) return;
        entry.Details = JsonSerializer.Serialize(lines.Count == 0 ? new { passed } : (object)new { passed, lines });
    }
}
