using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>The reading of one definition, in passes: variables, activities, connections, start, directions, links.</summary>
internal sealed class DefinitionReading(Place definition, ActivityTable table, ReadingProblems problems)
{
    private const string RootType = "Elsa.Flowchart";
    private const int MostActivities = 500;
    private const int MostConnections = 5000;
    private const int LongestId = 128;

    private readonly List<ActivityDraft?> drafts = [];
    private ImmutableArray<DeclaredVariable> variables = [];
    private readonly Dictionary<string, int> indexById = new(StringComparer.Ordinal);

    /// <summary>The graph; null where a problem leaves none.</summary>
    public ProcessGraph? Read()
    {
        if (definition.Kind != JsonValueKind.Object)
        {
            problems.Add("DefinitionNotObject", definition.Path, null);
            return null;
        }
        var root = definition.Member("root");
        if (root.Kind != JsonValueKind.Object || root.Member("type").Text() != RootType)
        {
            problems.Add("RootNotFlowchart", root.Kind == JsonValueKind.Object ? root.Member("type").Path : root.Path, null, RootType);
            return null;
        }
        variables = new VariableReading(problems).Read(definition.Member("variables"), root.Member("variables"));
        ReadActivities(root);
        var arrows = ReadConnections(root.Member("connections"));
        var start = FindStart(root, arrows);
        return problems.PreventGraph ? null : Link(arrows, start);
    }

    private void ReadActivities(Place root)
    {
        ReadActivity(root);
        var list = root.Member("activities");
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("ActivitiesNotList", list.Path, null);
        foreach (var place in list.Items())
        {
            if (drafts.Count > MostActivities)
            {
                problems.Add("TooManyActivities", list.Path, null, MostActivities);
                return;
            }
            ReadActivity(place);
        }
        if (drafts.Count == 1) problems.AddUnpublishable("NoActivities", list.Path, null);
        CheckStepKeys();
    }

    private void ReadActivity(Place place)
    {
        var index = drafts.Count;
        drafts.Add(null);
        if (place.Kind != JsonValueKind.Object)
        {
            problems.Add("ActivityNotObject", place.Path, null);
            return;
        }
        var id = place.Member("id").Text();
        var subject = SubjectOf(place) ?? id;
        if (string.IsNullOrEmpty(id) || id.Length > LongestId)
        {
            problems.Add("ActivityIdUnusable", place.Member("id").Path, subject, LongestId);
            return;
        }
        if (!indexById.TryAdd(id, index)) problems.Add("ActivityIdTwice", place.Member("id").Path, subject, id);
        if (TypeOf(place, index, subject!) is { } type) drafts[index] = Draft(place, index, id, subject!, type);
    }

    private static string? SubjectOf(Place activity)
    {
        var text = activity.Member("metadata").Member("displayText").Text();
        if (!string.IsNullOrWhiteSpace(text)) return text;
        var name = activity.Member("name").Text();
        return string.IsNullOrWhiteSpace(name) ? null : name;
    }

    private ActivityType? TypeOf(Place activity, int index, string subject)
    {
        var place = activity.Member("type");
        var type = place.Text() is { } name ? table.Find(name) : null;
        if (type is null) problems.Add("ActivityTypeUnknown", place.Path, subject, place.Text() ?? "");
        else if (type.IsContainer && index > 0) problems.Add("ContainerNested", place.Path, subject, type.Name);
        return type;
    }

    private ActivityDraft Draft(Place activity, int index, string id, string subject, ActivityType type)
    {
        CheckMergeMode(activity, subject);
        var binder = new InputBinder(activity, type, id, subject, variables, problems);
        var behaviour = type.Bind(binder);
        return new(index, id, subject, activity.Path, type, behaviour)
        {
            ScriptName = activity.Member("name").Text() ?? id,
            CanStart = activity.Member("customProperties").Member("canStartWorkflow").Kind == JsonValueKind.True,
            Meaning = binder.Meaning,
            Captures = binder.Captures(),
            Expressions = binder.Expressions,
        };
    }

    private void CheckMergeMode(Place activity, string subject)
    {
        var mode = activity.Member("customProperties").Member("mergeMode");
        if (mode.IsMissing || mode.Text() is "" || "None".Equals(mode.Text(), StringComparison.OrdinalIgnoreCase)) return;
        var instead = mode.Text()?.ToUpperInvariant() switch
        {
            "RACE" or "STREAM" => "WaitAny",
            "CONVERGE" => "WaitAll",
            _ => "WaitAllActive",
        };
        problems.AddUnpublishable("MergeModeRefused", mode.Path, subject, mode.Text() ?? mode.Element.GetRawText(), instead);
    }

    private void CheckStepKeys()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft?.Behaviour is not HumanStep.Behaviour step) continue;
            if (!owners.TryAdd(step.Settings.StepKey, draft.Name))
                problems.AddUnpublishable("StepKeyTwice", $"{draft.Path}.stepKey", draft.Name, step.Settings.StepKey, owners[step.Settings.StepKey]);
        }
    }

    private List<Arrow> ReadConnections(Place list)
    {
        var arrows = new List<Arrow>();
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("ConnectionsNotList", list.Path, null);
        foreach (var place in list.Items())
        {
            if (arrows.Count == MostConnections)
            {
                problems.Add("TooManyConnections", list.Path, null, MostConnections);
                break;
            }
            var source = Endpoint(place.Member("source"));
            var target = Endpoint(place.Member("target"));
            if (source is null || target is null) continue;
            arrows.Add(new(source.Value, OutcomeOf(place, source.Value), target.Value, place.Path));
            CheckTargetPort(place, target.Value);
        }
        return arrows;
    }

    private int? Endpoint(Place end)
    {
        var place = end.Member("activity");
        if (place.Text() is { } id && indexById.TryGetValue(id, out var index) && index > 0) return index;

        problems.Add("ConnectionDangling", place.Path, null, place.Text() ?? "");
        return null;
    }

    private string OutcomeOf(Place connection, int source)
    {
        var place = connection.Member("source").Member("port");
        var outcome = place.IsMissing ? "Done" : place.Text();
        var draft = drafts[source];
        if (draft is not null && (outcome is null || !draft.Behaviour.Outcomes.Contains(outcome, StringComparer.Ordinal)))
            problems.AddUnpublishable("OutcomeUnknown", place.Path, draft.Name, outcome ?? "", string.Join(", ", draft.Behaviour.Outcomes));
        return outcome ?? "";
    }

    private void CheckTargetPort(Place connection, int target)
    {
        var port = connection.Member("target").Member("port");
        if (!port.IsMissing && port.Text() != "In") problems.AddUnpublishable("TargetPortUnknown", port.Path, drafts[target]?.Name, port.Text() ?? "");
    }

    /// <summary>The first rule of the format that applies; -1 for an empty flowchart.</summary>
    private int FindStart(Place root, List<Arrow> arrows)
    {
        var given = root.Member("start");
        if (!given.IsMissing && given.Text() is not "")
        {
            if (given.Text() is { } id && indexById.TryGetValue(id, out var index) && index > 0) return index;
            problems.Add("StartUnknown", given.Path, null, given.Text() ?? "");
            return -1;
        }
        var children = Enumerable.Range(1, drafts.Count - 1).ToList();
        int First(Func<int, bool> applies) => children.FindIndex(i => applies(i)) is >= 0 and var found ? children[found] : -1;

        if (First(i => drafts[i]?.Type is Start) is > 0 and var marked) return marked;
        if (First(i => drafts[i] is { CanStart: true }) is > 0 and var able) return able;
        var targets = arrows.Select(a => a.Target).ToHashSet();
        if (First(i => !targets.Contains(i)) is > 0 and var rootless) return rootless;
        return children.Count > 0 ? 1 : -1;
    }

    private ProcessGraph Link(List<Arrow> arrows, int start)
    {
        var directions = FlowDirections.Of(drafts.Count, arrows, start);
        ImmutableArray<Connection> connections = [.. arrows.Select((a, i) => new Connection(i, a.Source, a.Outcome, a.Target, directions[i], a.Path))];
        var outbound = connections.ToLookup(c => c.Source, c => c.Index);
        var inbound = connections.Where(c => c.Direction == Direction.Forward).ToLookup(c => c.Target, c => c.Index);
        return new(
            definition.Member("definitionId").Text() ?? definition.Member("id").Text() ?? "",
            definition.Member("name").Text() ?? "",
            [.. drafts.Select((d, i) => new ProcessActivity(d!, [.. outbound[i]], [.. inbound[i]]))],
            connections,
            start,
            variables)
        {
            Problems = [.. problems.All],
        };
    }
}

/// <summary>A connection as read, before it is known how it lies.</summary>
internal readonly record struct Arrow(int Source, string Outcome, int Target, string Path);
