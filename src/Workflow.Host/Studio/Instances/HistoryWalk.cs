using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>
/// Reads out of a dossier's history where it has been and when. An activity begins and ends with the acts that led the process to it and past it; a
/// container begins with the first of what it holds. Where the same container is open more than once at the same time (a loop over several items at
/// once), its rounds are told as one. What one act left out because it passed too many activities is not told either.
/// </summary>
internal sealed class HistoryWalk
{
    private readonly Dossier dossier;
    private readonly ProcessGraph graph;
    private readonly ILookup<int, Connection> inbound;
    private readonly Dictionary<Guid, int> activityOfTask;
    private readonly List<UserTask> tasks;
    private readonly List<Incident> incidents;
    private readonly List<Execution> executions = [];
    private readonly List<Execution> open = [];
    private readonly HashSet<Execution> begunNow = [];
    private readonly List<JournalMark> marks = [];
    private readonly Dictionary<int, (Execution Execution, int Order)> lastEnded = [];
    private HistoryEntry act = null!;

    private HistoryWalk(Dossier dossier, ProcessGraph graph, InstanceRows rows)
    {
        (this.dossier, this.graph) = (dossier, graph);
        inbound = graph.Connections.ToLookup(c => c.Target);
        activityOfTask = rows.Tasks.ToDictionary(t => t.Id, t => t.Activity);
        // Of steps and incidents of the same millisecond those come first that were over first.
        var lastActOn = rows.History.Where(h => h.TaskId is not null).GroupBy(h => h.TaskId!.Value).ToDictionary(g => g.Key, g => g.Max(h => h.Sequence));
        tasks = [.. rows.Tasks.OrderBy(t => t.OpenedAt).ThenBy(t => t.State == TaskState.Open).ThenBy(t => lastActOn.GetValueOrDefault(t.Id, int.MaxValue)).ThenBy(t => t.Id)];
        incidents = [.. rows.Incidents.OrderBy(i => i.RaisedAt).ThenBy(i => i.ResolvedAt ?? DateTime.MaxValue).ThenBy(i => i.Id)];
    }

    /// <summary>Where a dossier has been, and all that happened to it.</summary>
    public static (IReadOnlyList<Execution> Executions, IReadOnlyList<JournalMark> Marks) Of(Dossier dossier, ProcessGraph graph, InstanceRows rows)
    {
        var walk = new HistoryWalk(dossier, graph, rows);
        foreach (var act in rows.History) walk.Take(act);
        walk.Finish();
        return (walk.executions, walk.marks);
    }

    private void Take(HistoryEntry next)
    {
        while (incidents is [var earlier, ..] && earlier.RaisedAt < next.At) Raise(earlier);
        act = next;
        begunNow.Clear();
        marks.Add(new JournalMark.Acted(act, StepOf(act)));
        foreach (var passed in PassedActivity.Of(act, key => graph.Find(key) is not null)) Pass(graph.Find(passed.Key)!, passed);
        foreach (var line in PassedActivity.LinesOf(act)) marks.Add(new JournalMark.Wrote(act.At, line));
    }

    private void Pass(ProcessActivity activity, PassedActivity passed)
    {
        var standing = OpenAt(activity);
        switch (passed.Status)
        {
            case ActivityStatus.Suspended:
                var waiting = standing is { HasFailed: true } ? standing : Begin(activity);
                waiting.GoOn();
                Mark(waiting, ActivityStatus.Suspended);
                break;
            case ActivityStatus.Faulted:
                (standing ?? Begin(activity)).Fail();
                if (incidents.Find(i => i.Activity == activity.Index && i.RaisedAt == act.At) is { } incident) Raise(incident);
                break;
            case ActivityStatus.Completed:
                if (standing is not null && !begunNow.Contains(standing) && activity.Type.CanWait) Mark(standing, ActivityStatus.Resumed);
                Complete(standing ?? Begin(activity), passed.Outcome!);
                break;
            case ActivityStatus.Canceled when standing is not null:
                Cancel(standing, act.At);
                break;
            case ActivityStatus.Skipped:
                marks.Add(new JournalMark.Passed(act.At, activity, ActivityStatus.Skipped, standing is { HasFailed: true } ? standing : null));
                break;
            default:
                break;
        }
    }

    /// <summary>The open stay at an activity: that of the step which the act is about, else the oldest.</summary>
    private Execution? OpenAt(ProcessActivity activity) =>
        open.Find(e => e.Activity == activity && e.Task is { } task && task.Id == act.TaskId) ?? open.Find(e => e.Activity == activity);

    private Execution Begin(ProcessActivity activity)
    {
        var holder = activity.Parent < 0 ? null : open.Find(e => e.Activity.Index == activity.Parent) ?? Begin(graph.Activities[activity.Parent]);
        return Begin(activity, holder, TakeTask(activity), act.At, $"{dossier.Id:N}-{executions.Count + 1}");
    }

    private Execution Begin(ProcessActivity activity, Execution? holder, UserTask? task, DateTime at, string id)
    {
        var begun = new Execution(id, activity, at, holder, CauseOf(activity, holder)) { Task = task };
        executions.Add(begun);
        open.Add(begun);
        begunNow.Add(begun);
        marks.Add(new JournalMark.Passed(at, activity, ActivityStatus.Started, begun));
        return begun;
    }

    /// <summary>The step that opened with the present act, or that it ended.</summary>
    private UserTask? TakeTask(ProcessActivity activity)
    {
        if (activity.Step is null) return null;
        var at = tasks.FindIndex(t => t.Activity == activity.Index && (t.OpenedAt == act.At || t.Id == act.TaskId));
        if (at < 0) return null;
        var task = tasks[at];
        tasks.RemoveAt(at);
        return task;
    }

    /// <summary>What led to an activity: of the activities before it the one that ended last with an outcome that leads here, else what holds it.</summary>
    private Execution? CauseOf(ProcessActivity activity, Execution? holder) => inbound[activity.Index]
        .Select(c => lastEnded.TryGetValue(c.Source, out var before) && before.Execution.Holder == holder && before.Execution.Outcomes.Contains(c.Outcome) ? before : default)
        .DefaultIfEmpty().MaxBy(before => before.Order).Execution ?? holder;

    private void Complete(Execution execution, string outcomes)
    {
        CancelWithin(execution, act.At);
        execution.Complete(act.At, outcomes);
        Leave(execution, ActivityStatus.Completed, act.At);
    }

    private void Cancel(Execution execution, DateTime at)
    {
        CancelWithin(execution, at);
        execution.Cancel(at);
        Leave(execution, ActivityStatus.Canceled, at);
    }

    private void CancelWithin(Execution container, DateTime at)
    {
        while (open.FindLast(e => e != container && e.IsWithin(container)) is { } inner) Cancel(inner, at);
    }

    private void Leave(Execution execution, ActivityStatus status, DateTime at)
    {
        open.Remove(execution);
        lastEnded[execution.Activity.Index] = (execution, marks.Count + 1);
        marks.Add(new JournalMark.Passed(at, execution.Activity, status, execution));
    }

    private void Mark(Execution execution, ActivityStatus status) => marks.Add(new JournalMark.Passed(act.At, execution.Activity, status, execution));

    /// <summary>Puts an incident where it belongs: to the open stay at its activity, else to the last there.</summary>
    private void Raise(Incident incident)
    {
        incidents.Remove(incident);
        var activity = incident.Activity < graph.Activities.Length ? graph.Activities[incident.Activity] : null;
        var held = executions.FindLast(e => e.Activity == activity && e.IsOpen) ?? executions.FindLast(e => e.Activity == activity);
        if (incident.ResolvedAt is null && held is not null) held.Incident = incident;
        marks.Add(new JournalMark.Failed(incident, activity, held));
    }

    private ProcessActivity? StepOf(HistoryEntry of) => of.TaskId is { } task && activityOfTask.TryGetValue(task, out var activity) ? graph.Activities[activity] : null;

    /// <summary>Takes in what the history does not tell: incidents since, steps whose beginning it left out, and the end of the dossier.</summary>
    private void Finish()
    {
        while (incidents is [var left, ..]) Raise(left);
        foreach (var task in tasks) Adopt(task);
        if (dossier.ClosedAt is not { } closed) return;
        while (open.Count > 0) Cancel(open[^1], closed);
    }

    private void Adopt(UserTask task)
    {
        var activity = graph.Activities[task.Activity];
        var holder = executions.FindLast(e => e.Activity.Index == activity.Parent);
        var adopted = Begin(activity, holder, task, task.OpenedAt, $"{dossier.Id:N}-{task.Id:N}");
        if (task.CompletedAt is not { } ended) return;
        if (task.State == TaskState.Completed) adopted.Complete(ended, task.Outcome!);
        else adopted.Cancel(ended);
        Leave(adopted, task.State == TaskState.Completed ? ActivityStatus.Completed : ActivityStatus.Canceled, ended);
    }
}
