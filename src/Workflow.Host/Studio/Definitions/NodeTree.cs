using System.Text.Json.Nodes;

namespace Workflow.Host.Studio.Definitions;

/// <summary>
/// Completes the activities of a definition for Studio, which draws nothing and says nothing where one lacks its node id, a collection is null or a
/// connection leads nowhere.
/// </summary>
internal static class NodeTree
{
    private const string Prefix = "Workflow1";
    private static readonly HashSet<string> notActivities = new(StringComparer.Ordinal) { "metadata", "customProperties", "variables", "connections" };

    public static void Complete(JsonObject root) => Complete(root, Prefix);

    private static void Complete(JsonObject activity, string holder)
    {
        var nodeId = $"{holder}:{activity.Text("id")}";
        activity["nodeId"] = nodeId;
        activity["version"] ??= 1;
        foreach (var member in (string[])["metadata", "customProperties"])
            if (activity.ContainsKey(member) && activity[member] is not JsonObject) activity[member] = new JsonObject();
        if (activity.Text("type") == "Elsa.Flowchart") CompleteFlow(activity);
        foreach (var (name, value) in activity)
            if (!notActivities.Contains(name)) CompleteHeld(value, nodeId);
    }

    /// <summary>What an activity holds: another one, a list of them, or a list of cases with one each.</summary>
    private static void CompleteHeld(JsonNode? value, string holder)
    {
        if (value is JsonObject one && IsActivity(one)) Complete(one, holder);
        else if (value is JsonArray list)
            foreach (var item in list.OfType<JsonObject>())
            {
                if (IsActivity(item)) Complete(item, holder);
                else
                    foreach (var (_, held) in item)
                        if (held is JsonObject activity && IsActivity(activity)) Complete(activity, holder);
            }
    }

    private static bool IsActivity(JsonObject node) => node.Text("id") is not null && node.Text("type") is not null;

    private static void CompleteFlow(JsonObject flow)
    {
        if (flow["activities"] is not JsonArray) flow["activities"] = new JsonArray();
        if (flow["connections"] is not JsonArray) flow["connections"] = new JsonArray();
        flow["activities"]!.AsArray().RemoveAll(a => a is not JsonObject activity || !IsActivity(activity));
        if (flow.ContainsKey("variables") && flow["variables"] is not JsonArray) flow["variables"] = new JsonArray();
        var ids = flow["activities"]!.AsArray().OfType<JsonObject>().Select(a => a.Text("id")).ToHashSet(StringComparer.Ordinal);
        var connections = flow["connections"]!.AsArray();
        for (var i = connections.Count - 1; i >= 0; i--)
        {
            if (connections[i] is JsonObject connection && EndOf(connection, "source", ids) && EndOf(connection, "target", ids))
            {
                if (connection.ContainsKey("vertices") && connection["vertices"] is null) connection["vertices"] = new JsonArray();
            }
            else connections.RemoveAt(i);
        }
    }

    private static bool EndOf(JsonObject connection, string member, HashSet<string?> ids) =>
        connection[member] is JsonObject end && end.Text("activity") is { } id && ids.Contains(id);
}
