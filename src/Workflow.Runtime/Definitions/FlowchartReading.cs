using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>The reading of one flowchart: its activities, then the connections between them, then where it starts.</summary>
internal sealed class FlowchartReading(Place flowchart, DefinitionReading definition, ReadingProblems problems)
{
    private const int MostOutcomesShown = 10;

    private readonly List<int> children = [];
    private readonly HashSet<int> held = [];
    private readonly List<Arrow> arrows = [];

    /// <summary>Reads it; its activities and connections are added to those of the definition.</summary>
    /// <param name="index">The flowchart's own place in the list of activities.</param>
    public FlowBody Read(int index, VariableScope scope)
    {
        var list = flowchart.Member("activities");
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("ActivitiesNotList", list.Path, null);
        foreach (var place in list.Items())
        {
            if (definition.IsFull(list)) break;
            if (definition.ReadActivity(place, index, "activities", scope) is { } child) children.Add(child);
        }
        held.UnionWith(children);
        if (index == 0 && !list.Items().Any()) problems.AddUnpublishable("NoActivities", list.Path, null);
        ReadConnections(flowchart.Member("connections"));
        var start = FindStart(flowchart.Member("start"));
        var first = definition.AddConnections(arrows, start);
        return new(start, [.. children], first, arrows.Count);
    }

    private void ReadConnections(Place list)
    {
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("ConnectionsNotList", list.Path, null);
        var items = 0;
        foreach (var place in list.Items())
        {
            if (items++ + definition.ConnectionCount == DefinitionReading.MostConnections)
            {
                problems.Add("TooManyConnections", list.Path, null, DefinitionReading.MostConnections);
                break;
            }
            var source = Endpoint(place.Member("source"));
            var target = Endpoint(place.Member("target"));
            if (source is null || target is null) continue;
            arrows.Add(new(source.Value, OutcomeOf(place, source.Value), target.Value, place.Path));
            CheckTargetPort(place, target.Value);
        }
    }

    private int? Endpoint(Place end)
    {
        var place = end.Member("activity");
        if (place.Text() is { } id && definition.IndexOf(id) is { } index && held.Contains(index)) return index;

        problems.Add("ConnectionDangling", place.Path, null, place.Text() ?? "");
        return null;
    }

    private string OutcomeOf(Place connection, int source)
    {
        var place = connection.Member("source").Member("port");
        var outcome = place.IsMissing ? "Done" : place.Text();
        var draft = definition.DraftOf(source);
        place.Steps.Add(draft?.Behaviour.Outcomes.Count ?? 0);
        if (draft is not null && (outcome is null || !draft.Behaviour.Outcomes.Contains(outcome, StringComparer.Ordinal)))
            problems.AddUnpublishable("OutcomeUnknown", place.Path, draft.Name, outcome ?? "", string.Join(", ", draft.Behaviour.Outcomes.Take(MostOutcomesShown)));
        return outcome ?? "";
    }

    private void CheckTargetPort(Place connection, int target)
    {
        var port = connection.Member("target").Member("port");
        if (!port.IsMissing && port.Text() != "In") problems.AddUnpublishable("TargetPortUnknown", port.Path, definition.DraftOf(target)?.Name, port.Text() ?? "");
    }

    /// <summary>The first rule of the format that applies; -1 for an empty flowchart.</summary>
    private int FindStart(Place given)
    {
        if (!given.IsMissing && given.Text() is not "")
        {
            if (given.Text() is { } id && definition.IndexOf(id) is { } index && held.Contains(index)) return index;
            problems.Add("StartUnknown", given.Path, null, given.Text() ?? "");
            return -1;
        }
        if (children.FindIndex(i => definition.DraftOf(i)?.Type is Start) is >= 0 and var marked) return children[marked];
        if (children.FindIndex(i => definition.DraftOf(i) is { CanStart: true }) is >= 0 and var able) return children[able];
        var targets = arrows.Select(a => a.Target).ToHashSet();
        if (children.FindIndex(i => !targets.Contains(i)) is >= 0 and var rootless) return children[rootless];
        return children.Count > 0 ? children[0] : -1;
    }
}

/// <summary>A connection as read, before it is known how it lies.</summary>
internal readonly record struct Arrow(int Source, string Outcome, int Target, string Path);
