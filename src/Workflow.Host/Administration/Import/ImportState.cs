using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Administration.Units;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Import;

/// <summary>The office as the lines of a list change it one after the other: in a trial only here, in an import also in the context.</summary>
internal sealed class ImportState
{
    private readonly WorkflowDbContext? target;
    private readonly DateOnly today;
    private readonly Dictionary<string, Unit> units;
    private readonly Dictionary<string, Officer> officers;
    private readonly List<OfficerMove> moves;
    private readonly Dictionary<string, List<Post>> posts;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private ImportState(WorkflowDbContext? target, DateOnly today, List<Unit> units, List<Officer> officers, List<OfficerMove> moves, List<Post> posts)
    {
        (this.target, this.today, this.moves) = (target, today, moves);
        this.units = units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        this.officers = officers.ToDictionary(o => o.Id, StringComparer.Ordinal);
        this.posts = posts.GroupBy(p => p.OfficerId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <param name="isReal">Whether what the lines change is to be saved with the context.</param>
    public static async Task<ImportState> Load(WorkflowDbContext db, bool isReal, DateOnly today, CancellationToken cancellation)
    {
        // Rows that are not tracked may be changed at will: nothing of them is saved.
        var tracking = isReal ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        return new ImportState(
            isReal ? db : null, today, await db.Units.AsTracking(tracking).ToListAsync(cancellation), await db.Officers.AsTracking(tracking).ToListAsync(cancellation),
            await db.OfficerMoves.AsTracking(tracking).ToListAsync(cancellation), await db.Posts.AsTracking(tracking).ToListAsync(cancellation));
    }

    /// <summary>Takes one line: what it changes, null where all stands as it says; or every problem that keeps it out.</summary>
    public (OfficeAct? Act, IReadOnlyList<Problem> Problems) Take(ImportRow row)
    {
        List<Problem> problems = [.. row.Problems];
        if (!taken.Add(row.Subject)) problems.Add(AdministrationSentences.Wrong("line", "LineTwice", row.Subject));
        if (row.Unit is { } unit) problems.AddRange(ProblemsOf(unit));
        else if (row.Officer is { } officer) problems.AddRange(ProblemsOf(officer, row.Roles));
        if (problems.Count > 0) return (null, problems);
        return (row.Unit is { } one ? Take(one) : Take(row.Officer!, row.Roles), []);
    }

    private IEnumerable<Problem> ProblemsOf(NewUnit unit)
    {
        if (units.TryGetValue(unit.Code, out var known))
        {
            var isSame = known.Name == unit.Name.Trim() && known.Kind == unit.Kind && known.ParentCode == unit.ParentCode && known.DossierPrefix == unit.DossierPrefix;
            if (!isSame) yield return AdministrationSentences.Wrong("ma_don_vi", "UnitDiffers", unit.Code);
        }
        else if (unit.ParentCode is { } above && (!units.TryGetValue(above, out var parent) || !parent.IsValid(unit.ValidFrom)))
            yield return AdministrationSentences.Wrong("ma_cap_tren", "ParentUnusable", above);
    }

    private IEnumerable<Problem> ProblemsOf(NewOfficer officer, IReadOnlyList<Role> roles)
    {
        var day = DayOf(officer);
        if (!units.TryGetValue(officer.UnitCode, out var unit) || !unit.IsValid(day)) yield return AdministrationSentences.Wrong("ma_don_vi", "UnitUnusable", officer.UnitCode, day);
        if (officers.TryGetValue(officer.Id, out var known) && known.ValidTo is not null) yield return AdministrationSentences.Wrong("ma_can_bo", "OfficerEnded", officer.Name);
        var held = posts.GetValueOrDefault(officer.Id, []).Where(p => p.ValidTo is null || p.ValidTo > day).Select(p => p.Role).ToList();
        foreach (var role in roles)
            if (!Moves(officer) && RoleConflicts.Forbids(role, held) is { } other)
                yield return AdministrationSentences.Wrong("vai_tro", "RolesApart", AdministrationSentences.Of($"Role.{role}"), AdministrationSentences.Of($"Role.{other}"));
    }

    private OfficeAct? Take(NewUnit unit)
    {
        if (units.ContainsKey(unit.Code)) return null;
        var row = unit.ToUnit();
        units.Add(row.Code, row);
        target?.Add(row);
        return OfficeAct.Of("UnitAdded", new("name", null, row.Name), new("parent", null, row.ParentCode), new("from", null, OfficeEdits.Write(row.ValidFrom)));
    }

    private OfficeAct? Take(NewOfficer officer, IReadOnlyList<Role> roles)
    {
        if (!officers.TryGetValue(officer.Id, out var known))
        {
            var row = officer.ToOfficer();
            officers.Add(row.Id, row);
            target?.Add(row);
            var given = Give(officer, roles, row.ValidFrom);
            return OfficeAct.Of("OfficerAdded", new("unit", null, row.UnitCode), new("position", null, row.Position), new("from", null, OfficeEdits.Write(row.ValidFrom)), given);
        }
        var before = UnitOf(known, DayOf(officer));
        var (details, moved) = (ChangeOfficers.Change(known, new OfficerDetails(officer.Name, officer.Position, officer.Email, officer.Phone)), Move(officer, before));
        var roleChange = Give(officer, roles, DayOf(officer));
        List<OfficeAct.Field> fields = [.. details.Fields, .. new[] { moved, roleChange }.OfType<OfficeAct.Field>()];
        if (fields.Count == 0) return null;
        if (target is not null) ChangeOfficers.Touch(target, known);
        return new OfficeAct("OfficerChanged", fields);
    }

    private OfficeAct.Field? Move(NewOfficer officer, string before)
    {
        if (before == officer.UnitCode) return null;
        var day = DayOf(officer);
        foreach (var post in posts.GetValueOrDefault(officer.Id, []).Where(p => p.ValidTo is null || p.ValidTo > day)) post.ValidTo = day;
        if (moves.Find(m => m.OfficerId == officer.Id && m.Day == day) is { } same) same.UnitCode = officer.UnitCode;
        else
        {
            var move = new OfficerMove { OfficerId = officer.Id, Day = day, UnitCode = officer.UnitCode };
            moves.Add(move);
            target?.Add(move);
        }
        return new("unit", before, officer.UnitCode);
    }

    private OfficeAct.Field? Give(NewOfficer officer, IReadOnlyList<Role> roles, DateOnly day)
    {
        if (!posts.TryGetValue(officer.Id, out var held)) posts.Add(officer.Id, held = []);
        var given = new List<Role>();
        foreach (var role in roles)
        {
            if (held.Find(p => p.Role == role && p.UnitCode == officer.UnitCode) is { } same)
            {
                if (same.ValidTo is null || same.ValidTo > day) continue;
                (same.ValidFrom, same.ValidTo) = (day, null);
            }
            else
            {
                var post = new Post { OfficerId = officer.Id, UnitCode = officer.UnitCode, Role = role, ValidFrom = day };
                held.Add(post);
                target?.Add(post);
            }
            given.Add(role);
        }
        return given.Count == 0 ? null : new("roles", null, string.Join(", ", given));
    }

    private bool Moves(NewOfficer officer) => officers.TryGetValue(officer.Id, out var known) && UnitOf(known, DayOf(officer)) != officer.UnitCode;

    private string UnitOf(Officer officer, DateOnly day) => officer.On(day, moves.Where(m => m.OfficerId == officer.Id)).UnitCode;

    /// <summary>From when a line holds: what is past is not written anew.</summary>
    private DateOnly DayOf(NewOfficer officer) => officers.ContainsKey(officer.Id) && officer.ValidFrom < today ? today : officer.ValidFrom;
}
