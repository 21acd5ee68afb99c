using System.Collections.Frozen;

namespace Workflow.Core.Offices;

/// <summary>The units of a province as one immutable tree.</summary>
public sealed class UnitTree
{
    // A tree or a line of successors that was wrongly entered as a circle must not run for ever.
    private const int MostDepth = 20;

    private readonly FrozenDictionary<string, Unit> units;
    private readonly FrozenDictionary<string, string> successors;

    /// <summary>Units as they were entered, whatever has become of them.</summary>
    public UnitTree(IEnumerable<Unit> units) : this(units, FrozenDictionary<string, string>.Empty) { }

    private UnitTree(IEnumerable<Unit> units, FrozenDictionary<string, string> successors) =>
        (this.units, this.successors) = (units.ToFrozenDictionary(u => u.Code), successors);

    /// <summary>
    /// The tree of a day: a unit that was taken over stands below its successor, whose officers so reach what it left open; the units that stood below it
    /// stand below the successor themselves.
    /// </summary>
    public static UnitTree On(DateOnly day, IReadOnlyCollection<Unit> units)
    {
        var successors = units.Where(u => u.IsTakenOver(day)).ToFrozenDictionary(u => u.Code, u => u.SuccessorCode!, StringComparer.Ordinal);
        return new UnitTree(units.Select(u => u.Below(successors.GetValueOrDefault(u.Code) ?? (u.ParentCode is { } above ? Standing(above, successors) : null))), successors);
    }

    public IEnumerable<Unit> All => units.Values;

    public int Count => units.Count;

    public Unit? Find(string code) => units.GetValueOrDefault(code);

    /// <summary>The unit that answers for what a unit does or has left open: itself, or once it was taken over, whoever stands at the end of its successors.</summary>
    public string Standing(string code) => Standing(code, successors);

    /// <summary>A unit and those that it has taken over, one after another.</summary>
    public IEnumerable<string> AnsweredBy(string code) => successors.Keys.Where(taken => Standing(taken) == code).Prepend(code);

    /// <summary>Whether a unit is another one or stands anywhere below it.</summary>
    public bool IsWithin(string code, string ancestor) => Lineage(code).Any(u => u.Code == ancestor);

    /// <summary>The unit and everything below it.</summary>
    public IEnumerable<Unit> Below(string code) => All.Where(u => IsWithin(u.Code, code));

    /// <summary>The unit itself, then its parents up to the root; empty for an unknown code.</summary>
    public IEnumerable<Unit> Lineage(string code)
    {
        var unit = Find(code);
        for (var depth = 0; unit is not null && depth < MostDepth; depth++)
        {
            yield return unit;
            unit = unit.ParentCode is null ? null : Find(unit.ParentCode);
        }
    }

    private static string Standing(string code, FrozenDictionary<string, string> successors)
    {
        for (var depth = 0; depth < MostDepth && successors.TryGetValue(code, out var next); depth++) code = next;
        return code;
    }
}
