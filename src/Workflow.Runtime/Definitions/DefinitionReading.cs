using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>The reading of one definition: its variables, then its activities from the root inwards, then what joins them.</summary>
internal sealed class DefinitionReading(Place definition, ActivityTable table, DefinitionLibrary library, ReadingProblems problems)
{
    public const int MostConnections = 5000;
    private const int MostActivities = 500;
    private const int LongestId = 128;

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
        var linking = new GraphLinking(definition, drafts, connections, problems);
        linking.CheckStepKeys();
        return problems.PreventGraph ? null : linking.Link(DefinitionIdOf(definition), References.All);
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
        var custom = new CustomProperties(activity, self.Subject, problems);
        custom.CheckMergeMode();
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
            CanStart = custom.CanStart,
            Variables = own,
            Meaning = binder.Meaning,
            Captures = binder.Captures(),
            Targets = binder.Targets,
            Expressions = binder.Expressions,
            MostRounds = custom.ReadMostRounds(),
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

    /// <summary>What an activity is called, and where it stands.</summary>
    private readonly record struct Identity(int Index, int Parent, string Port, string Id, string Subject);
}
