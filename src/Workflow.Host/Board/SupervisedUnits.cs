using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Board;

/// <summary>The units whose figures are shown together, and how they are told apart.</summary>
/// <param name="Selected">The unit they stand below; null where the officer supervises several that have no unit above them in common.</param>
/// <param name="Codes">Of all of them.</param>
/// <param name="Branches">Each unit once: the selected one by itself, then those right below it with everything under them.</param>
internal sealed record SupervisedUnits(Unit? Selected, string[] Codes, IReadOnlyList<SupervisedUnits.Branch> Branches)
{
    /// <summary>Tells them from any others.</summary>
    public string Key => string.Join(' ', Codes);

    /// <summary>Whether their figures are shared by whoever asks within a few seconds.</summary>
    public bool IsWide => Codes.Length > CurrentActor.FewUnits;

    /// <param name="IsAlone">Whether the unit stands for itself only, its lower units having lines of their own.</param>
    internal sealed record Branch(Unit Unit, bool IsAlone, IReadOnlySet<string> Codes);

    /// <summary>Those that an officer heads or supervises, or of these one with everything below; what is out of reach is not found.</summary>
    public static Result<SupervisedUnits> Of(CurrentActor me, string? unitCode, Words<BoardWords> words)
    {
        var units = me.Office.Units;
        var held = me.Actor.Posts.Where(p => RoutePolicies.Supervise.Roles.Contains(p.Role)).Select(p => p.UnitCode).Distinct().ToList();
        // A post in a unit below another one adds nothing.
        var roots = held.Where(code => !held.Exists(other => other != code && units.IsWithin(code, other))).Select(units.Find).OfType<Unit>().OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        if (unitCode is null) return roots.Count == 1 ? Below(roots[0], units) : Together(roots, units);
        return roots.Exists(root => units.IsWithin(unitCode, root.Code)) && units.Find(unitCode) is { } unit
            ? Below(unit, units)
            : new Rejection(RejectionKind.NotFound, "UnitNotFound", words.Both("UnitNotFound"));
    }

    private static SupervisedUnits Below(Unit selected, UnitTree units)
    {
        var branches = units.All.Where(u => u.ParentCode == selected.Code).OrderBy(u => u.Code, StringComparer.Ordinal)
            .Select(u => BranchOf(u, units)).Prepend(new Branch(selected, IsAlone: true, new HashSet<string>(StringComparer.Ordinal) { selected.Code })).ToList();
        return new SupervisedUnits(selected, [.. branches.SelectMany(b => b.Codes)], branches);
    }

    private static SupervisedUnits Together(List<Unit> roots, UnitTree units)
    {
        var branches = roots.ConvertAll(root => BranchOf(root, units));
        return new SupervisedUnits(null, [.. branches.SelectMany(b => b.Codes)], branches);
    }

    private static Branch BranchOf(Unit unit, UnitTree units) => new(unit, IsAlone: false, units.Below(unit.Code).Select(u => u.Code).ToHashSet(StringComparer.Ordinal));
}
