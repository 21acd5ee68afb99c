using System.Collections.Immutable;

namespace Workflow.Runtime.Definitions;

/// <summary>The variables that a place in a definition sees: those of its container, then those further out.</summary>
internal sealed record VariableScope(ImmutableArray<DeclaredVariable> Own, VariableScope? Outer = null)
{
    /// <summary>The variable that Studio names by its id; of two, the nearest.</summary>
    public DeclaredVariable? FindById(string? id) => Own.FirstOrDefault(v => v.Id == id) ?? Outer?.FindById(id);

    /// <summary>The variable of a name; of two, the nearest.</summary>
    public DeclaredVariable? FindByName(string? name) => Own.FirstOrDefault(v => v.Name == name) ?? Outer?.FindByName(name);

    /// <summary>The variable that a reference means: by its id, else by its name.</summary>
    public DeclaredVariable? Find(string? id, string? name) => FindById(id) ?? FindByName(name ?? id);
}
