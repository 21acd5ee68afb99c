using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>A unit as administrators see it.</summary>
/// <param name="Depth">How far below the root it stands today.</param>
/// <param name="Officers">Officers who serve there today.</param>
internal sealed record UnitLine(
    string Code, string Name, UnitKind Kind, string? ParentCode, string DossierPrefix, DateOnly ValidFrom, DateOnly? ValidTo, string? SuccessorCode, int Depth, int Officers, int Revision);

/// <summary>Finds units, the present, the former and those to come.</summary>
internal sealed class UnitQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int RowsAPage = 100;

    /// <summary>A page of the tree, each unit above those below it; of a search what it finds, in the same order.</summary>
    /// <param name="after">Code of the last unit of the page before.</param>
    /// <param name="former">Whether units that have ended are wanted, too.</param>
    public static Result<Page<UnitLine>> List(CurrentActor me, string? search, bool former, string? after)
    {
        var (office, words) = (me.Office, FoldedText.Of(search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var serving = office.Officers.GroupBy(o => o.UnitCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var wanted = Ordered(office.Units).Where(u => (former || u.Unit.ValidTo is null || office.Day < u.Unit.ValidTo) && Matches(u.Unit, words)).ToList();
        var from = string.IsNullOrEmpty(after) ? 0 : wanted.FindIndex(u => u.Unit.Code == after) + 1;
        if (from == 0 && !string.IsNullOrEmpty(after)) return PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
        var rows = wanted.Skip(from).Take(RowsAPage + 1).Select(u => LineOf(u.Unit, u.Depth, serving.GetValueOrDefault(u.Unit.Code))).ToList();
        return Page<UnitLine>.Of(rows, RowsAPage, u => u.Code);
    }

    public async Task<Result<Unit>> Read(string code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Units.SingleOrDefaultAsync(u => u.Code == code, cancellation) is { } unit
            ? unit
            : AdministrationSentences.Refuse(RejectionKind.NotFound, "UnitNotFound", code);
    }

    /// <summary>What the unit has open today.</summary>
    public async Task<UnitWork> Work(string code, DateOnly day, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await UnitWork.Of(db, code, day, cancellation);
    }

    /// <summary>Every unit behind those above it, siblings by code.</summary>
    internal static IEnumerable<(Unit Unit, int Depth)> Ordered(UnitTree tree)
    {
        var below = tree.All.ToLookup(u => u.ParentCode ?? "", StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Walk("", 0);

        IEnumerable<(Unit, int)> Walk(string above, int depth)
        {
            foreach (var unit in below[above].OrderBy(u => u.Code, StringComparer.Ordinal))
            {
                if (!seen.Add(unit.Code)) continue;
                yield return (unit, depth);
                foreach (var lower in Walk(unit.Code, depth + 1)) yield return lower;
            }
        }
    }

    internal static UnitLine LineOf(Unit unit, int depth, int officers) => new(
        unit.Code, unit.Name, unit.Kind, unit.ParentCode, unit.DossierPrefix, unit.ValidFrom, unit.ValidTo, unit.SuccessorCode, depth, officers, unit.Revision);

    private static bool Matches(Unit unit, string[] words)
    {
        if (words.Length == 0) return true;
        var text = FoldedText.Of($"{unit.Code} {unit.Name}");
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }
}
