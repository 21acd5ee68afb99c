using System.Text.Json;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>One type of activity as the designer's toolbox and canvas take it, in one language.</summary>
/// <param name="Name">Stem of the names of new activities.</param>
/// <param name="Category">Group of the toolbox, without a slash.</param>
/// <param name="Kind"><c>Trigger</c> where a process may begin with it, else <c>Action</c>.</param>
/// <param name="ConstructionProperties">Members of a new activity beside those that every one has.</param>
/// <param name="IsBrowsable">Whether the toolbox offers it.</param>
/// <param name="IsStart">Whether nothing leads into it.</param>
/// <param name="IsTerminal">Whether nothing leaves it.</param>
internal sealed record ActivityDescriptor(
    string TypeName, string Namespace, string Name, int Version, string Category, string DisplayName, string Description, string Kind,
    IReadOnlyList<InputDescriptor> Inputs, IReadOnlyList<OutputDescriptor> Outputs, IReadOnlyList<PortDescriptor> Ports,
    IReadOnlyDictionary<string, JsonElement> CustomProperties, IReadOnlyDictionary<string, JsonElement> ConstructionProperties,
    bool IsContainer, bool IsBrowsable, bool IsStart, bool IsTerminal)
{
    /// <summary>No properties.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>();
}

/// <summary>One input with its editor.</summary>
/// <param name="Name">Its camel-case form is the member of the activity.</param>
/// <param name="IsWrapped">Whether the value stands with its expression.</param>
/// <param name="UiHint">Name of the editor.</param>
/// <param name="DefaultValue">What holds while the activity says nothing; the designer shows it and writes nothing.</param>
/// <param name="DefaultSyntax">Kind of the expression that the editor writes.</param>
internal sealed record InputDescriptor(
    string Name, string TypeName, string DisplayName, string? Description, int Order, bool IsWrapped, string UiHint, UiSpecifications UiSpecifications,
    JsonElement? DefaultValue, string DefaultSyntax, bool IsBrowsable = true, bool IsSynthetic = false, bool IsReadOnly = false, bool IsSensitive = false);

/// <summary>Something that an activity yields and a variable may take.</summary>
internal sealed record OutputDescriptor(string Name, string TypeName, string DisplayName, int Order, bool IsBrowsable = true, bool IsSynthetic = false);

/// <summary>A way out of an activity, or a place for one inside it.</summary>
/// <param name="Type"><c>Flow</c> or <c>Embedded</c>.</param>
internal sealed record PortDescriptor(string Name, string DisplayName, string Type, bool IsBrowsable = true)
{
    public static PortDescriptor Flow(string outcome) => new(outcome, outcome, nameof(Flow));

    public static PortDescriptor Embedded(string port) => new(port, port, nameof(Embedded));
}
