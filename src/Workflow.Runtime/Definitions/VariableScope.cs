using System.Collections.Immutable;

namespace Workflow.Runtime.Definitions;

/// <summary>The variables that a place in a definition sees: those of its container, then those further out.</summary>
internal sealed class VariableScope
{
    private readonly Dictionary<string, DeclaredVariable> byId;
    private readonly Dictionary<string, DeclaredVariable> byName;
    private readonly VariableScope? outer;

    public VariableScope(ImmutableArray<DeclaredVariable> own, VariableScope? outer)
    {
        this.outer = outer;
        byId = own.DistinctBy(v => v.Id).ToDictionary(v => v.Id, StringComparer.Ordinal);
        byName = own.DistinctBy(v => v.Name).ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    /// <summary>The variable that Studio names by its id; of two, the nearest.</summary>
    public DeclaredVariable? FindById(string? id) => id is null ? null : byId.GetValueOrDefault(id) ?? outer?.FindById(id);

    /// <summary>The variable of a name; of two, the nearest.</summary>
    public DeclaredVariable? FindByName(string? name) => name is null ? null : byName.GetValueOrDefault(name) ?? outer?.FindByName(name);

    /// <summary>The variable that a reference means: by its id, else by its name.</summary>
    public DeclaredVariable? Find(string? id, string? name) => FindById(id) ?? FindByName(name ?? id);
}
