using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>The reading of one definition: its variables, then its activities from the root inwards, then what joins them.</summary>
internal sealed class DefinitionReading(Place definition, ActivityTable table, DefinitionLibrary library, ReadingProblems problems)
{
    public const int MostConnections = 5000;
    private const int MostActivities = 500;
    private const int LongestId = 128;
    private const int MostStatedRounds = 1000;

    /// <summary>Definitions used as activities, one inside another.</summary>
    private const int MostNested = 16;

    private readonly List<ActivityDraft?> drafts = [];
    private readonly List<(Arrow Arrow, Direction Direction)> connections = [];
    private readonly Dictionary<string, int> indexByKey = new(StringComparer.Ordinal);
    private Surroundings within = new(DefinitionIdOf(definition), Index: -1, Prefix: "", Outer: null);
    private bool isFull;

    /// <summary>The other definitions that were asked for so far.</summary>
    public ReferenceReading References { get; } = new(library, DefinitionIdOf(definition));

    public int ConnectionCount => connections.Count;

    /// <summary>The graph; null where a problem leaves none.</summary>
    public ProcessGraph? Read()
    {
        if (definition.Kind != JsonValueKind.Object)
        {
            problems.Add("DefinitionNotObject", definition.Path, null);
            return null;
        }
        var root = definition.Member("root");
        if (root.Kind != JsonValueKind.Object)
        {
            problems.Add("RootMissing", root.Path, null);
            return null;
        }
        ReadActivity(root, parent: -1, "", outer: null);
        CheckStepKeys();
        return problems.PreventGraph ? null : Link();
    }

    /// <summary>The place of the activity that has an id in the definition being read, or null.</summary>
    public int? IndexOf(string id) => indexByKey.TryGetValue(within.Prefix + id, out var index) ? index : null;

    /// <summary>What was read of an activity; null where it was unusable.</summary>
    public ActivityDraft? DraftOf(int index) => drafts[index];

    /// <summary>Whether no further activity is read; said once.</summary>
    public bool IsFull(Place list)
    {
        if (drafts.Count <= MostActivities) return false;
        if (!isFull) problems.Add("TooManyActivities", list.Path, null, MostActivities);
        return isFull = true;
    }

    /// <summary>Adds the connections of one flowchart; where they begin in the list of all.</summary>
    public int AddConnections(List<Arrow> arrows, int start)
    {
        var first = connections.Count;
        var directions = FlowDirections.Of(arrows, start, definition.Steps);
        for (var i = 0; i < arrows.Count; i++) connections.Add((arrows[i], directions[i]));
        return first;
    }

    /// <summary>Reads an activity with all that it holds; its place in the list, or null where it is no activity at all.</summary>
    /// <param name="parent">Place of the container that holds it; -1 for the root.</param>
    /// <param name="port">The container's member that it stands in.</param>
    /// <param name="outer">The variables that the container sees; null for the root.</param>
    public int? ReadActivity(Place place, int parent, string port, VariableScope? outer)
    {
        if (IsFull(place)) return null;
        var index = drafts.Count;
        drafts.Add(null);
        if (place.Kind != JsonValueKind.Object)
        {
            problems.Add("ActivityNotObject", place.Path, null);
            return null;
        }
        place = place.Indexed();
        var id = place.Member("id").Text();
        var subject = SubjectOf(place) ?? id;
        if (string.IsNullOrEmpty(id) || id.Length > LongestId)
        {
            problems.Add("ActivityIdUnusable", place.Member("id").Path, subject, LongestId);
            return null;
        }
        if (!indexByKey.TryAdd(within.Prefix + id, index)) problems.Add("ActivityIdTwice", place.Member("id").Path, subject, id);
        if (TypeOf(place, subject!) is { } type) drafts[index] = Draft(place, new(index, parent, port, id, subject!), type, outer);
        return index;
    }

    private static string? SubjectOf(Place activity)
    {
        var text = activity.Member("metadata").Member("displayText").Text();
        if (!string.IsNullOrWhiteSpace(text)) return text;
        var name = activity.Member("name").Text();
        return string.IsNullOrWhiteSpace(name) ? null : name;
    }

    private ActivityType? TypeOf(Place activity, string subject)
    {
        var place = activity.Member("type");
        var type = place.Text() is { } name ? table.Find(name) ?? References.FindType(name) : null;
        if (type is null) problems.Add("ActivityTypeUnknown", place.Path, subject, place.Text() ?? "");
        return type;
    }

    private ActivityDraft Draft(Place activity, Identity self, ActivityType type, VariableScope? outer)
    {
        CheckMergeMode(activity, self.Subject);
        var own = VariablesOf(activity, self.Index, type);
        var scope = own.IsEmpty && outer is not null ? outer : new VariableScope(own, outer);
        var flow = type is Flowchart ? new FlowchartReading(activity, this, problems).Read(self.Index, scope) : null;
        // The inputs of a definition used as an activity are expressions of the one that uses it.
        var binder = new InputBinder(activity, type, self.Id, self.Subject, type.IsComposite ? outer ?? new VariableScope([], null) : scope, (place, port) => ReadActivity(place, self.Index, port, scope), problems)
        {
            KeyPrefix = within.Prefix,
            ReadRoot = root => ReadRoot(activity, self, (DefinitionActivity)type, root),
            Refer = References.Start,
        };
        var behaviour = type.Bind(binder);
        return new(self.Index, self.Id, self.Subject, activity.Path, type, behaviour)
        {
            Within = within.Index,
            Key = within.Prefix + self.Id,
            ScriptName = activity.Member("name").Text() ?? self.Id,
            Parent = self.Parent,
            Port = self.Port,
            Flow = flow,
            CanStart = activity.Member("customProperties").Member("canStartWorkflow").Kind == JsonValueKind.True,
            Variables = own,
            Meaning = binder.Meaning,
            Captures = binder.Captures(),
            Targets = binder.Targets,
            Expressions = binder.Expressions,
            MostRounds = MostRoundsOf(activity, self.Subject),
        };
    }

    /// <summary>Reads what the definition holds that an activity stands for; -1 where there is nothing to be run.</summary>
    private int ReadRoot(Place activity, Identity self, DefinitionActivity type, Place root)
    {
        var definitionId = type.Library.DefinitionId;
        var path = JsonPath.OfDefinition(activity.At, definitionId);
        if (within.Holds(definitionId))
        {
            problems.Add("DefinitionInItself", activity.Member("type").Path, self.Subject, within.Chain(definitionId));
            return -1;
        }
        if (within.Depth == MostNested)
        {
            problems.Add("DefinitionsTooDeep", activity.Member("type").Path, self.Subject, MostNested);
            return -1;
        }
        problems.AddAll(type.Problems, path.ToString());
        References.Use(type, activity.Member("type").Path);
        var outer = within;
        within = new(definitionId, self.Index, $"{outer.Prefix}{self.Id}/", outer);
        var index = ReadActivity(new Place(root.Element, new JsonPath(path, "root", -1), definition.Steps), self.Index, "root", new VariableScope([.. type.ScopeVariables], null));
        within = outer;
        return index ?? -1;
    }

    private static string DefinitionIdOf(Place definition) => definition.Member("definitionId").Text() ?? definition.Member("id").Text() ?? "";

    /// <summary>The variables of an activity's own scope; those of the definition belong to the root.</summary>
    private ImmutableArray<DeclaredVariable> VariablesOf(Place activity, int index, ActivityType type)
    {
        var reading = new VariableReading(problems);
        if (index == 0) reading.ReadList(definition.Member("variables"));
        if (type.DeclaresVariables) reading.ReadList(activity.Member("variables"));
        return [.. reading.Read, .. type.ScopeVariables];
    }

    /// <summary>The rounds by which a loop counts towards the limit; once where the definition states nothing.</summary>
    private int MostRoundsOf(Place activity, string subject)
    {
        var place = activity.Member("customProperties").Member("mostRounds");
        if (place.IsMissing) return 1;
        var rounds = 0;
        var isNumber = place.Text() is { } text ? int.TryParse(text, CultureInfo.InvariantCulture, out rounds) : place.Kind == JsonValueKind.Number && place.Element.TryGetInt32(out rounds);
        if (isNumber && rounds is >= 1 and <= MostStatedRounds) return rounds;

        problems.AddUnpublishable("MostRoundsUnusable", place.Path, subject, MostStatedRounds);
        return 1;
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

    private ProcessGraph Link()
    {
        ImmutableArray<Connection> linked = [.. connections.Select((c, i) => new Connection(i, c.Arrow.Source, c.Arrow.Outcome, c.Arrow.Target, c.Direction, c.Arrow.Path))];
        definition.Steps.Add(drafts.Count + linked.Length);
        var outbound = linked.ToLookup(c => c.Source, c => c.Index);
        var triggers = ReadTriggers();
        var inbound = linked.Where(c => c.Direction == Direction.Forward).ToLookup(c => c.Target, c => c.Index);
        return new(
            DefinitionIdOf(definition),
            definition.Member("name").Text() ?? "",
            [.. drafts.Select((d, i) => new ProcessActivity(d!, [.. outbound[i]], [.. inbound[i]]))],
            linked)
        {
            Triggers = triggers,
            Problems = [.. problems.All],
            References = [.. References.All],
        };
    }

    /// <summary>What the definition lets begin it from outside: the root, or what stands directly in the root's flowchart.</summary>
    private ImmutableArray<ProcessTrigger> ReadTriggers()
    {
        var triggers = ImmutableArray.CreateBuilder<ProcessTrigger>();
        foreach (var draft in drafts)
        {
            if (draft is not { CanStart: true, Behaviour: TriggerBehaviour behaviour } || draft.Index > 0 && (draft.Parent != 0 || drafts[0]?.Flow is null)) continue;
            var reading = new TriggerReading(draft, problems);
            behaviour.AddTriggers(reading);
            triggers.AddRange(reading.Triggers);
        }
        return triggers.DrainToImmutable();
    }

    /// <summary>What an activity is called, and where it stands.</summary>
    private readonly record struct Identity(int Index, int Parent, string Port, string Id, string Subject);

    /// <summary>The definition whose drawing is being read, and those in which it is used as an activity.</summary>
    private sealed record Surroundings(string DefinitionId, int Index, string Prefix, Surroundings? Outer)
    {
        public int Depth => Outer is null ? 0 : Outer.Depth + 1;

        public bool Holds(string definitionId) => DefinitionId == definitionId || Outer is not null && Outer.Holds(definitionId);

        public string Chain(string last) => Outer is null ? $"{DefinitionId} → {last}" : Outer.Chain($"{DefinitionId} → {last}");
    }
}
