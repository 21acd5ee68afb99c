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
        foreach (var effect in effects)
            if (effect is Effect.TaskCancelled cancelled && Cancel(cancelled, now, changes) is { } rejection) return rejection;

        var opened = new List<UserTask>();
        for (var i = 0; i < effects.Count; i++)
        {
            switch (effects[i])
            {
                case Effect.TaskOpened open when !IsCancelledLater(open, i, effects):
                    var task = Open(open, cause, now, changes);
                    if (task.Rejection is { } rejection) return rejection;
                    opened.Add(task.Value);
                    break;
                case Effect.WaitOpened awaited:
                    Await(awaited, now, changes);
                    break;
                case Effect.WaitEnded ended:
                    EndWait(ended, changes);
                    break;
                case Effect.CallRequested requested:
                    Request(requested, now, changes);
                    break;
                case Effect.WorkRequested wanted:
                    Request(wanted, now, changes);
                    break;
                case Effect.Correlated correlated:
                    Correlate(correlated, now, changes);
                    break;
                case Effect.VariableSet set:
                    Keep(set, changes);
                    break;
                case Effect.ScopeEnded ended:
                    Forget(ended.Scope, changes);
                    break;
                case Effect.IncidentRaised raised:
                    Raise(raised, now, changes);
                    break;
                case Effect.IncidentDropped dropped:
                    Drop(i => i.Activity == dropped.Activity && i.Frame == dropped.Frame, now, changes);
                    break;
                case Effect.Finished:
                    Finish(now, changes);
                    break;
                case Effect.TaskOpened or Effect.TaskCancelled or Effect.LineWritten or Effect.ActivityPassed:
                case Effect.ChildRequested or Effect.EventPublished or Effect.AnswerGiven:
                    break;
                default:
                    throw new InvalidOperationException($"No rule for effect {effects[i].GetType().Name}.");
            }
        }
        sentBack = null;
        if (VariablesTooLarge(effects)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "VariablesTooLarge", Code);
        Annotate(effects, changes);
        if (!IsClosed) State = StateFromSteps();
        return opened;
    }

    private static bool IsCancelledLater(Effect.TaskOpened open, int index, IReadOnlyList<Effect> effects)
    {
        for (var i = index + 1; i < effects.Count; i++)
            if (effects[i] is Effect.TaskCancelled cancelled && cancelled.Activity == open.Activity && cancelled.Frame == open.Frame) return true;
        return false;
    }

    private Rejection? Cancel(Effect.TaskCancelled cancelled, Circumstances now, ChangeSet changes)
    {
        for (var i = openTasks.Count - 1; i >= 0; i--)
        {
            var task = openTasks[i];
            if (task.Activity != cancelled.Activity || task.Frame != cancelled.Frame) continue;
            Close(task, TaskState.Cancelled, null, null, null, now, changes);
            if (GoOnAfter(task, now, changes) is { } rejection) return rejection;
        }
        return null;
    }

    private void Await(Effect.WaitOpened awaited, Circumstances now, ChangeSet changes)
    {
        var wait = new DossierWait
        {
            DossierId = Id,
            Activity = awaited.Activity,
            Frame = awaited.Frame,
            Kind = awaited.Kind,
            Key = awaited.Key,
            DueAt = awaited.DueAt,
            OpenedAt = now.Now,
        };
        waits.Add(wait);
        changes.Insert(wait);
    }

    private void EndWait(Effect.WaitEnded ended, ChangeSet changes)
    {
        if (waits.Find(w => w.Activity == ended.Activity && w.Frame == ended.Frame && w.Kind == ended.Kind && w.Key == ended.Key) is not { } wait) return;
        waits.Remove(wait);
        changes.Delete(wait);
        EndWork(wait, changes);
    }

    private void Forget(string scope, ChangeSet changes)
    {
        foreach (var variable in variables)
            if (variable.Scope == scope) changes.Delete(variable);
        variables.RemoveAll(v => v.Scope == scope);
    }

    private void Keep(Effect.VariableSet set, ChangeSet changes)
    {
        if (variables.Find(v => v.Scope == set.Scope && v.Name == set.Name) is { } known)
        {
            if (known.Json == set.Json) return;
            known.Json = set.Json;
            changes.Update(known);
            return;
        }
        var variable = new Variable { DossierId = Id, Scope = set.Scope, Name = set.Name, Json = set.Json };
        variables.Add(variable);
        changes.Insert(variable);
    }

    private bool VariablesTooLarge(IReadOnlyList<Effect> effects) =>
        effects.Any(e => e is Effect.VariableSet) && variables.Sum(v => (long)v.Json.Length) > Variable.MostPerDossier;

    private void Finish(Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return;
        EndProcessing(now, changes);
        Drop(_ => true, now, changes);
        ClosedAt = now.Now;
        State = Delivery == DeliveryState.HandedOver || GivesResultToParent ? DossierState.Returned : DossierState.Stopped;
    }

    /// <summary>A dossier is only as far as its least advanced open step; a suspension and a step that waits for the applicant speak for all; one that only waits for dossiers which it has started is in process.</summary>
    private DossierState StateFromSteps()
    {
        if (IsSuspended) return DossierState.Suspended;
        if (openTasks.Count == 0 && waits.Exists(w => w.Kind == WaitKind.Child)) return DossierState.InProcess;
        var least = State;
        for (var i = 0; i < openTasks.Count; i++)
        {
            var step = StepCatalogue.Of(openTasks[i].Kind);
            if (step.PausesClock) return step.State;
            if (i == 0 || step.State < least) least = step.State;
        }
        return least;
    }

    /// <summary>Puts the automatic part of the walk into the history entry of this command.</summary>
    private static void Annotate(IReadOnlyList<Effect> effects, ChangeSet changes)
    {
        for (var i = changes.Inserts.Count - 1; i >= 0; i--)
        {
            if (changes.Inserts[i] is not HistoryEntry entry) continue;
            entry.Details = HistoryDetails.With(entry.Details, effects);
            return;
        }
    }
}
