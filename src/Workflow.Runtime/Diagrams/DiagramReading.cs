using System.Text.Json;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Diagrams;

/// <summary>Reads a definition for drawing. Whatever has the shape of an activity is one, whether or not its type is known.</summary>
internal sealed class DiagramReading
{
    /// <summary>Twice what a definition may hold: beyond that nobody could read the drawing.</summary>
    private const int MostNodes = 1000;

    // Studio's own size of a node that was never measured.
    private const double StandardWidth = 220;
    private const double StandardHeight = 64;

    private static readonly HashSet<string> fixedMembers =
    [
        "id", "nodeId", "name", "type", "version", "metadata", "customProperties", "connections", "variables",
    ];

    /// <summary>What a definition says of itself, beside its drawing and its variables.</summary>
    private static readonly string[] settings = ["name", "description", "inputs", "outputs", "outcomes", "options"];

    private readonly List<DiagramNode> nodes = [];
    private readonly List<DiagramConnection> connections = [];

    public Diagram Read(Place definition)
    {
        var root = definition.Member("root");
        if (root.Kind == JsonValueKind.Object) ReadNode(root, null);
        return new(nodes, connections, VariablesOf(definition.Member("variables")), settings.ToDictionary(s => s, s => DiagramInputs.Said(definition.Member(s).Element), StringComparer.Ordinal));
    }

    private DiagramNode? ReadNode(Place place, DiagramNode? holder)
    {
        if (place.Kind != JsonValueKind.Object || nodes.Count == MostNodes) return null;
        var metadata = place.Member("metadata");
        var node = new DiagramNode
        {
            Index = nodes.Count,
            Id = place.Member("id").Text() ?? "",
            Path = place.Path,
            Type = place.Member("type").Text() ?? "",
            Holder = holder,
            DisplayText = metadata.Member("displayText").Text(),
            Name = place.Member("name").Text(),
            Place = PlaceOf(metadata.Member("designer")),
            Inputs = InputsOf(place),
            Properties = PropertiesOf(place.Member("customProperties")),
            IsFlowchart = place.Member("activities").Kind == JsonValueKind.Array && !place.Member("connections").IsMissing || place.Member("type").Text() == "Elsa.Flowchart",
        };
        nodes.Add(node);
        foreach (var member in Members(place))
            foreach (var port in PortsOf(member.Name, place.Member(member.Name), node))
                if (port.Nodes.Count > 0) node.Add(port);
        ReadConnections(place.Member("connections"), node);
        return node;
    }

    private IEnumerable<DiagramPort> PortsOf(string name, Place member, DiagramNode holder)
    {
        if (IsActivity(member))
        {
            yield return new(name, All([member], holder));
            yield break;
        }
        if (member.Kind != JsonValueKind.Array) yield break;
        // A flowchart's own list may hold anything: what is no activity is a problem, and still drawn.
        if (name == "activities" || member.Items().Any(IsActivity))
        {
            yield return new(name, All(member.Items(), holder));
            yield break;
        }
        foreach (var item in member.Items())
            if (IsActivity(item.Member("activity"))) yield return new(item.Member("label").Text() ?? name, All([item.Member("activity")], holder));
    }

    private List<DiagramNode> All(IEnumerable<Place> places, DiagramNode holder) => [.. places.Select(p => ReadNode(p, holder)).OfType<DiagramNode>()];

    private void ReadConnections(Place list, DiagramNode holder)
    {
        foreach (var place in list.Items().Take(DefinitionReading.MostConnections))
        {
            var (source, target) = (place.Member("source"), place.Member("target"));
            var (from, to) = (source.Member("activity").Text() ?? "", target.Member("activity").Text() ?? "");
            connections.Add(new(place.Path, holder, from, source.Member("port").Text() ?? "Done", to, Find(holder, from), Find(holder, to)));
        }
    }

    private static DiagramNode? Find(DiagramNode holder, string id) => id.Length == 0 ? null : holder.Children.FirstOrDefault(n => n.Id == id);

    private static bool IsActivity(Place place) =>
        place.Kind == JsonValueKind.Object && place.Member("type").Text() is not null && place.Member("expression").IsMissing
        && (place.Member("id").Text() ?? place.Member("nodeId").Text()) is not null;

    private static IEnumerable<JsonProperty> Members(Place place) => place.Element.EnumerateObject().Where(m => !fixedMembers.Contains(m.Name)).DistinctBy(m => m.Name, StringComparer.Ordinal);

    private static Dictionary<string, DiagramInput> InputsOf(Place activity)
    {
        var inputs = new Dictionary<string, DiagramInput>(StringComparer.Ordinal);
        foreach (var member in Members(activity))
        {
            var place = activity.Member(member.Name);
            if (member.Name == "activities" || IsActivity(place) || place.Items().Any(IsActivity)) continue;
            if (DiagramInputs.Read(place) is { } input) inputs[member.Name] = input;
        }
        return inputs;
    }

    private static Dictionary<string, string> PropertiesOf(Place custom)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        if (custom.Kind != JsonValueKind.Object) return properties;
        foreach (var member in custom.Element.EnumerateObject()) properties[member.Name] = DiagramInputs.Compact(member.Value);
        return properties;
    }

    private static Dictionary<string, string> VariablesOf(Place list)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in list.Items())
            if (place.Member("name").Text() is { Length: > 0 } name)
                variables[name] = $"{place.Member("typeName").Text()}{(place.Member("isArray").Kind == JsonValueKind.True ? "[]" : "")} {DiagramInputs.Compact(place.Member("value").Element)}".Trim();
        return variables;
    }

    private static DiagramPlace? PlaceOf(Place designer)
    {
        if (Number(designer.Member("position").Member("x")) is not { } x || Number(designer.Member("position").Member("y")) is not { } y) return null;
        var size = designer.Member("size");
        return new(x, y, Length(size.Member("width"), StandardWidth), Length(size.Member("height"), StandardHeight));
    }

    private static double Length(Place place, double standard) => Number(place) is > 0 and { } length ? length : standard;

    private static double? Number(Place place) =>
        place.Kind == JsonValueKind.Number && place.Element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
