using System.Text;
using System.Text.Json;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Diagrams;

/// <summary>What a definition draws, read from its text as far as it goes: also where no process can be built of it.</summary>
public sealed class Diagram
{
    private readonly Dictionary<string, DiagramNode> nodeByPath;
    private readonly Dictionary<string, DiagramConnection> connectionByPath;

    internal Diagram(
        IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramConnection> connections, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> settings)
    {
        (Nodes, Connections, Variables, Settings) = (nodes, connections, variables, settings);
        nodeByPath = nodes.ToDictionary(n => n.Path, StringComparer.Ordinal);
        connectionByPath = connections.ToDictionary(c => c.Path, StringComparer.Ordinal);
    }

    /// <summary>The definition's own name; empty where it has none.</summary>
    public string Name => Settings.GetValueOrDefault("name", "");

    /// <summary>The root first; every container is followed by what it holds. Empty for a text that holds no root.</summary>
    public IReadOnlyList<DiagramNode> Nodes { get; }

    /// <summary>In the order of the definition, the outer flowchart's before the inner's; also those that lead nowhere.</summary>
    public IReadOnlyList<DiagramConnection> Connections { get; }

    /// <summary>Type and first value of the definition's variables, by name.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>What the definition says of itself as compact text: name, description, inputs, outputs, outcomes and options; empty where it says nothing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Null for a text that holds no root.</summary>
    public DiagramNode? Root => Nodes.Count > 0 ? Nodes[0] : null;

    /// <summary>Reads a definition of at most 1 MiB and 64 levels; what is no definition gives a diagram without nodes.</summary>
    public static Diagram Read(string json)
    {
        var nothing = new Diagram([], [], new Dictionary<string, string>(), new Dictionary<string, string>());
        if (Encoding.UTF8.GetByteCount(json) > JsonScan.MostBytes) return nothing;
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = JsonScan.MostDepth });
            return new DiagramReading().Read(new Place(document.RootElement, JsonPath.Root, new ReadingSteps()));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or half a character in one of its texts: there is nothing to be drawn.
            return nothing;
        }
    }

    /// <summary>The node at a JSON path or around it, as problems name their places; null outside of the root.</summary>
    public DiagramNode? FindAt(string path) => FindAround(path, nodeByPath);

    /// <summary>The connection at a JSON path or around it; null for every other place.</summary>
    public DiagramConnection? FindConnectionAt(string path) => FindAround(path, connectionByPath);

    /// <summary>The activity that a problem at a JSON path is about: for a connection the one it leaves; null outside of the root and for the root itself.</summary>
    public DiagramNode? FindActivityAt(string path) => (FindConnectionAt(path)?.Source ?? FindAt(path)) is { Holder: not null } activity ? activity : null;

    private static T? FindAround<T>(string path, Dictionary<string, T> byPath) where T : class
    {
        while (path.Length > 0)
        {
            if (byPath.TryGetValue(path, out var found)) return found;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[', '(']))];
        }
        return null;
    }
}
