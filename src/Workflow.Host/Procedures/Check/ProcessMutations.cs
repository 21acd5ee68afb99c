using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core;

namespace Workflow.Host.Procedures.Check;

/// <summary>Every small change to a process definition: a step's limit an hour longer or shorter, a connection dropped or led elsewhere.</summary>
internal static class ProcessMutations
{
    private const string HumanStep = "OneStop.";

    public static IEnumerable<(Phrase What, string Definition)> Of(string definition)
    {
        var root = JsonNode.Parse(definition)!["root"]!;
        var (activities, connections) = (root["activities"]!.AsArray(), root["connections"]!.AsArray());
        for (var i = 0; i < activities.Count; i++)
        {
            if (!$"{activities[i]!["type"]}".StartsWith(HumanStep, StringComparison.Ordinal) || activities[i]!["limit"] is null) continue;
            foreach (var hours in (int[])[1, -1])
                if (WithLimit(definition, i, hours) is { } changed)
                    yield return (CheckSentences.Of("LimitMoved", $"{activities[i]!["id"]}", hours), changed);
        }
        for (var i = 0; i < connections.Count; i++)
        {
            yield return (CheckSentences.Of("ConnectionDropped", Name(connections[i]!)), Changed(definition, r => r["connections"]!.AsArray().RemoveAt(i)));
            var elsewhere = Elsewhere(activities, connections[i]!);
            yield return (
                CheckSentences.Of("ConnectionLed", Name(connections[i]!), elsewhere),
                Changed(definition, r => r["connections"]![i]!["target"]!["activity"] = elsewhere));
        }
    }

    /// <summary>The definition with a step's limit moved; null where it would fall below zero.</summary>
    private static string? WithLimit(string definition, int activity, int hours)
    {
        var below = false;
        var changed = Changed(definition, root =>
        {
            var step = root["activities"]![activity]!;
            var limit = step["limit"]!["expression"]!;
            var inHours = $"{step["limitUnit"]?["expression"]?["value"] ?? "WorkingHours"}" == "WorkingHours";
            var amount = decimal.Parse($"{limit["value"]}", CultureInfo.InvariantCulture) + (inHours ? hours : hours / 8m);
            below = amount < 0;
            limit["value"] = amount.ToString(CultureInfo.InvariantCulture);
        });
        return below ? null : changed;
    }

    /// <summary>Another activity than the source and the target: the next in the list after the target.</summary>
    private static string Elsewhere(JsonArray activities, JsonNode connection)
    {
        var ids = activities.Select(a => $"{a!["id"]}").ToList();
        var (source, target) = ($"{connection["source"]!["activity"]}", $"{connection["target"]!["activity"]}");
        return Enumerable.Range(1, ids.Count).Select(n => ids[(ids.IndexOf(target) + n) % ids.Count]).First(id => id != source && id != target && id != ids[0]);
    }

    private static string Changed(string definition, Action<JsonNode> change)
    {
        var copy = JsonNode.Parse(definition)!;
        change(copy["root"]!);
        return copy.ToJsonString();
    }

    private static string Name(JsonNode connection) =>
        $"{connection["source"]!["activity"]}.{connection["source"]!["port"] ?? "Done"} → {connection["target"]!["activity"]}";
}
