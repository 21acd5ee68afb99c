using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>
/// What a process hears of one that it has started: <c>{ workflowInstanceId, status, subStatus, output }</c>, the status in Elsa's words:
/// <c>Finished</c> with <c>Finished</c> or <c>Cancelled</c>, <c>Running</c> with <c>Suspended</c> or <c>Faulted</c>.
/// </summary>
public static class ChildReport
{
    private const string Over = "Finished";
    private const string Cancelled = "Cancelled";

    /// <summary>The report of a process that has come to its end.</summary>
    /// <param name="outputs">Name and JSON of each.</param>
    public static string OfFinished(string instanceId, IEnumerable<KeyValuePair<string, string>> outputs) => Write(instanceId, Over, "Finished", outputs);

    /// <summary>The report of a process that was ended from outside.</summary>
    public static string OfCancelled(string instanceId, IEnumerable<KeyValuePair<string, string>> outputs) => Write(instanceId, Over, Cancelled, outputs);

    /// <summary>The report of a process that goes on.</summary>
    /// <param name="isBlocked">Whether an activity of it has failed.</param>
    public static string OfRunning(string instanceId, bool isBlocked, IEnumerable<KeyValuePair<string, string>> outputs) =>
        Write(instanceId, "Running", isBlocked ? "Faulted" : "Suspended", outputs);

    internal static JsValue OutputsOf(JsValue report) => Member(report, "output");

    internal static bool IsCancelled(JsValue report) => Member(report, "subStatus") is { IsText: true } status && status.AsText() == Cancelled;

    internal static JsValue WithoutOutputs(JsValue report) => JsValue.Object([new("subStatus", Member(report, "subStatus"))]);

    private static string Write(string instanceId, string status, string subStatus, IEnumerable<KeyValuePair<string, string>> outputs) => JsValue.Object(
    [
        new("workflowInstanceId", JsValue.Of(instanceId)),
        new("status", JsValue.Of(status)),
        new("subStatus", JsValue.Of(subStatus)),
        new("output", JsValue.Object(outputs.Select(o => KeyValuePair.Create(o.Key, JsValue.FromJson(o.Value))))),
    ]).ToJson();

    private static JsValue Member(JsValue report, string name)
    {
        if (report.Kind == JsKind.Object)
            foreach (var (member, value) in report.AsObject())
                if (member == name) return value;
        return JsValue.Undefined;
    }
}
