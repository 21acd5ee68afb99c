using System.Collections.Frozen;

namespace Workflow.Core.Offices;

/// <summary>The units of a province as one immutable tree.</summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<string, Unit> units;

    public UnitTree(IEnumerable<Unit> units) => this.units = units.ToFrozenDictionary(u => u.Code);

    public IEnumerable<Unit> All => units.Values;

    public Unit? Find(string code) => units.GetValueOrDefault(code);

    /// <summary>Whether a unit is another one or stands anywhere below it.</summary>
    public bool IsWithin(string code, string ancestor) => Lineage(code).Any(u => u.Code == ancestor);

    /// <summary>The unit and everything below it.</summary>
    public IEnumerable<Unit> Below(string code) => All.Where(u => IsWithin(u.Code, code));

    /// <summary>The unit itself, then its parents up to the root; empty for an unknown code.</summary>
    public IEnumerable<Unit> Lineage(string code)
    {
        // The bound keeps a tree that was wrongly entered as a circle from running for ever.
        var unit = Find(code);
        for (var depth = 0; unit is not null && depth < 20; depth++)
        {
            yield return unit;
            unit = unit.ParentCode is null ? null : Find(unit.ParentCode);
        }
    }
}
