namespace Workflow.Runtime.Definitions;

/// <summary>The definition whose drawing is being read, and those in which it is used as an activity.</summary>
internal sealed record Surroundings(string DefinitionId, int Index, string Prefix, Surroundings? Outer)
{
    public int Depth => Outer is null ? 0 : Outer.Depth + 1;

    public bool Holds(string definitionId) => DefinitionId == definitionId || Outer is not null && Outer.Holds(definitionId);

    public string Chain(string last) => Outer is null ? $"{DefinitionId} → {last}" : Outer.Chain($"{DefinitionId} → {last}");
}
