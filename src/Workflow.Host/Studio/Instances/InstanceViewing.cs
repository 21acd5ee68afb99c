using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime;

namespace Workflow.Host.Studio.Instances;

/// <summary>Tells Studio of a dossier as a whole.</summary>
internal static class InstanceViewing
{
    /// <summary>A dossier in a few words.</summary>
    /// <param name="number">Of the version that it runs on.</param>
    public static InstanceSummary SummaryOf(Dossier dossier, string definitionId, int number, DateTime lastActAt, Discretion values) => new(
        Instance.IdOf(dossier.Id), definitionId, new VersionKey(dossier.VersionId, dossier.Process).ToString(), number,
        Instance.StatusOf(dossier.ClosedAt), Instance.SubStatusOf(dossier.ClosedAt, dossier.State, dossier.OpenIncidents),
        // By what a process is found may be anything that it made of a declaration; a code tells nothing.
        values.Reads ? dossier.CorrelationId : dossier.Code,
        dossier.Code, dossier.OpenIncidents, dossier.ReceivedAt, Instance.InstantOf(lastActAt, dossier.HistoryCount), dossier.ClosedAt);

    /// <summary>A dossier with where its process stands.</summary>
    public static InstanceView ViewOf(InstanceLog log, IReadOnlyDictionary<(string Scope, string Name), string> values)
    {
        var instance = log.Instance;
        var summary = SummaryOf(instance.Dossier, instance.Graph.DefinitionId, instance.Number, instance.LastActAt, instance.Values);
        return new(summary, new InstanceState(
            instance.Id, summary.DefinitionId, instance.Number, summary.CorrelationId, summary.Status, summary.SubStatus, [.. BookmarksOf(log)],
            [.. log.OpenIncidents.Select(i => IncidentOf(i, log))], [],
            [.. log.Executions.Where(e => e.IsOpen).Select(e => new ActivityContextView(e.Id, e.Holder?.Id, NodeIds.Of(instance.Graph, e.Activity.Index), new JsonObject()))],
            Values(RunContext.InputScope), Values(RunContext.OutputScope), PropertiesOf(instance.Dossier),
            summary.CreatedAt, summary.UpdatedAt, summary.FinishedAt));

        JsonObject Values(string scope) => new(values.Where(v => v.Key.Scope == scope).OrderBy(v => v.Key.Name, StringComparer.Ordinal)
            .Select(v => KeyValuePair.Create(v.Key.Name, instance.Values.Value(v.Value))));
    }

    /// <summary>The variables that the definition declares for the whole process; one that was never set has its default.</summary>
    public static IReadOnlyList<VariableView> VariablesOf(Instance instance, IReadOnlyDictionary<(string Scope, string Name), string> values) =>
        [.. instance.Graph.Variables.Select(v => new VariableView(
            v.Id, v.Name, instance.Values.Value(values.GetValueOrDefault((RunContext.ProcessScope, v.Name), v.DefaultJson), v.IsArray ? $"{v.TypeName}[]" : v.TypeName)))];

    private static IEnumerable<BookmarkView> BookmarksOf(InstanceLog log)
    {
        foreach (var execution in log.Executions.Where(e => e.IsWaiting))
        {
            var node = NodeIds.Of(log.Instance.Graph, execution.Activity.Index);
            if (execution.Task is { State: TaskState.Open } task)
                yield return new(task.Id.ToString("N"), execution.Activity.Type.Name, "", new JsonObject { ["WaitsFor"] = task.Role.ToString(), ["Unit"] = task.UnitCode }, node, execution.Id);
            foreach (var (wait, number) in execution.Waits.Select((w, i) => (w, i)))
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"{execution.Id}-w{number}"), execution.Activity.Type.Name, "",
                    new JsonObject { ["WaitsFor"] = wait.Kind.ToString(), ["DueAt"] = wait.DueAt is { } due ? JsonValue.Create(due) : null }, node, execution.Id);
        }
    }

    private static InstanceIncident IncidentOf(Incident incident, InstanceLog log)
    {
        var graph = log.Instance.Graph;
        var activity = graph.Activities[incident.Activity < graph.Activities.Length ? incident.Activity : 0];
        var exception = new ExecutionViews(log).ExceptionOf(incident, activity);
        return new(incident.Id.ToString(), activity.Id, NodeIds.Of(graph, activity.Index), activity.Type.Name, exception.Message, incident.RaisedAt, exception);
    }

    private static JsonObject PropertiesOf(Dossier dossier) => new()
    {
        ["Procedure"] = dossier.ProcedureCode, ["Case"] = dossier.CaseKey, ["State"] = dossier.State.ToString(),
        ["ReceivingUnit"] = dossier.ReceivingUnit, ["CompetentUnit"] = dossier.CompetentUnit, ["AppointedAt"] = dossier.AppointedAt,
    };
}
