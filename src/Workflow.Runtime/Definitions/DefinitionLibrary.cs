using System.Collections.Frozen;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// The definitions that the one being read may refer to: by id, to start them as processes of their own; by type, where they may be used as
/// activities. Immutable, so that a version which keeps its library always means the same.
/// </summary>
public sealed class DefinitionLibrary
{
    private readonly FrozenDictionary<string, LibraryDefinition> byId;
    private readonly FrozenDictionary<string, DefinitionActivity> byType;

    /// <summary>A library of definitions; of two with the same id or type the first stands.</summary>
    public DefinitionLibrary(IReadOnlyCollection<LibraryDefinition> definitions)
    {
        byId = definitions.DistinctBy(d => d.DefinitionId, StringComparer.Ordinal).ToFrozenDictionary(d => d.DefinitionId, StringComparer.Ordinal);
        byType = definitions.Select(d => d.Activity).OfType<DefinitionActivity>().DistinctBy(a => a.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>Holds nothing.</summary>
    public static DefinitionLibrary Empty { get; } = new([]);

    /// <summary>The definition with an id, or null.</summary>
    public LibraryDefinition? Find(string definitionId) => byId.GetValueOrDefault(definitionId);

    internal DefinitionActivity? FindActivity(string type) => byType.GetValueOrDefault(type);
}
