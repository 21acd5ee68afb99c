namespace Workflow.Runtime.Diagrams;

/// <summary>One activity as a definition draws it.</summary>
public sealed class DiagramNode
{
    private readonly List<DiagramPort> ports = [];

    /// <summary>Place in the diagram's list.</summary>
    public required int Index { get; init; }

    /// <summary>Empty where the text gives none.</summary>
    public required string Id { get; init; }

    /// <summary>JSON path in the definition.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the type, known or not; empty where the text gives none.</summary>
    public required string Type { get; init; }

    /// <summary>What holds it; null for the root.</summary>
    public DiagramNode? Holder { get; init; }

    /// <summary>The text that the designer wrote on it.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The name by which expressions call it.</summary>
    public string? Name { get; init; }

    /// <summary>Where the designer put it; null where that is not said.</summary>
    public DiagramPlace? Place { get; init; }

    /// <summary>What the definition says for inputs and outputs, by member; what it leaves open is absent.</summary>
    public required IReadOnlyDictionary<string, DiagramInput> Inputs { get; init; }

    /// <summary>Its custom properties as compact text.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>Whether it holds a flowchart's list of activities or connections.</summary>
    public bool IsFlowchart { get; init; }

    /// <summary>The members in which it holds others; those that hold none are absent.</summary>
    public IReadOnlyList<DiagramPort> Ports => ports;

    public IEnumerable<DiagramNode> Children => ports.SelectMany(p => p.Nodes);

    /// <summary>What a reader calls it: the text of the drawing, the title of the step, the name, the id or the type.</summary>
    public string Title => FirstText(DisplayText, LiteralOf("title"), Name, Id, Type);

    /// <summary>The key by which reports tell a step; the id where it has none.</summary>
    public string Key => FirstText(LiteralOf("stepKey"), Id);

    /// <summary>The text of a literal input; null where it is absent or an expression.</summary>
    public string? LiteralOf(string member) => Inputs.TryGetValue(member, out var input) && input.IsLiteral ? input.Text : null;

    internal void Add(DiagramPort port) => ports.Add(port);

    private static string FirstText(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (!string.IsNullOrWhiteSpace(text)) return text.Trim();
        return "";
    }

    public override string ToString() => $"{Type}#{Id}";
}

/// <summary>Where a node stands on the designer's canvas, in its pixels.</summary>
public readonly record struct DiagramPlace(double X, double Y, double Width, double Height);

/// <summary>A member of a node that holds others, such as <c>body</c>, or the case of a switch by its label.</summary>
public sealed record DiagramPort(string Name, IReadOnlyList<DiagramNode> Nodes);

/// <summary>What a definition says for an input or output.</summary>
/// <param name="Syntax">Elsa's kind of expression, such as <c>Literal</c>; <c>Output</c> for the variable that takes an output.</param>
/// <param name="Text">Source of an expression, name of a variable, or a value as compact text.</param>
public sealed record DiagramInput(string Syntax, string Text)
{
    public bool IsLiteral => Syntax == "Literal";
}

/// <summary>One arrow.</summary>
/// <param name="Holder">The flowchart that it is drawn in.</param>
/// <param name="Source">Null where no activity of the flowchart has the id.</param>
/// <param name="Target">Null where no activity of the flowchart has the id.</param>
public sealed record DiagramConnection(
    string Path, DiagramNode Holder, string SourceId, string Outcome, string TargetId, DiagramNode? Source, DiagramNode? Target)
{
    /// <summary>Tells it from the others of the diagram, over versions.</summary>
    public string Name => $"{SourceId}.{Outcome} → {TargetId}";
}
