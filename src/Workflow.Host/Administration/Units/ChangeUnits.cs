using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>What administrators do with units. A unit is never overwritten: it ends, and another one may take it over from that day.</summary>
internal sealed class ChangeUnits(OfficeEdits edits)
{
    public async Task<Result<string>> Add(ChangeRequest request, NewUnit unit, CancellationToken cancellation)
    {
        if (OfficeEdits.Refusal(unit.Problems()) is { } unusable) return unusable;
        return await edits.Run(request, unit.Code, async db =>
        {
            if (await Place(db, unit, cancellation) is { } refused) return refused;
            db.Units.Add(unit.ToUnit());
            return OfficeAct.Of("UnitAdded", new("name", null, unit.Name.Trim()), new("parent", null, unit.ParentCode), new("from", null, OfficeEdits.Write(unit.ValidFrom)));
        }, cancellation);
    }

    /// <summary>Ends a unit that has nothing left; refused with what it still has.</summary>
    public Task<Result<string>> Close(ChangeRequest request, string code, CloseUnit close, CancellationToken cancellation) =>
        edits.Run(request, code, async db =>
        {
            var found = await OfficeEdits.Unit(db, code, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (EndRefusal(found.Value, close.Day) is { } refused) return refused;
            var left = await UnitWork.Of(db, code, close.Day, cancellation);
            if (!left.IsNone) return left.Refusal(found.Value.Name);
            found.Value.ValidTo = close.Day;
            await EndPosts(db, code, close.Day, cancellation);
            return OfficeAct.Of("UnitClosed", new("to", null, OfficeEdits.Write(close.Day)), Decision(close.Decision));
        }, cancellation);

    /// <summary>Puts a new unit of another name and code in the place of one, with its officers, its posts and what it has open.</summary>
    public async Task<Result<string>> Rename(ChangeRequest request, string code, RenameUnit rename, CancellationToken cancellation)
    {
        var result = await edits.Run(request, code, async db =>
        {
            var found = await OfficeEdits.Unit(db, code, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            var old = found.Value;
            if (EndRefusal(old, rename.Day) is { } refused) return refused;
            var successor = new NewUnit(rename.Code, rename.Name, old.Kind, old.DossierPrefix, rename.Day, old.ParentCode);
            if (OfficeEdits.Refusal(successor.Problems()) is { } unusable) return unusable;
            if (await Place(db, successor, cancellation) is { } misplaced) return misplaced;
            db.Units.Add(successor.ToUnit());
            await HandOver(db, old, rename.Code, rename.Day, cancellation);
            return OfficeAct.Of("UnitRenamed", new("successor", old.Name, $"{rename.Code} {rename.Name.Trim()}"), new("to", null, OfficeEdits.Write(rename.Day)), Decision(rename.Decision));
        }, cancellation);
        return result.IsRejected ? result : rename.Code;
    }

    /// <summary>Lets a unit go into another, with its officers, its posts, the units below it and what it has open.</summary>
    public Task<Result<string>> Merge(ChangeRequest request, string code, MergeUnit merge, CancellationToken cancellation) =>
        edits.Run(request, code, async db =>
        {
            var found = await OfficeEdits.Unit(db, code, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (EndRefusal(found.Value, merge.Day) is { } refused) return refused;
            var into = await db.Units.SingleOrDefaultAsync(u => u.Code == merge.Into, cancellation);
            var tree = new UnitTree(await db.Units.ToListAsync(cancellation));
            if (into is null || into.Code == code || !into.IsValid(merge.Day) || tree.IsWithin(into.Code, code))
                return OfficeEdits.Refusal([AdministrationSentences.Wrong("into", "SuccessorUnusable", merge.Into)])!;
            await HandOver(db, found.Value, merge.Into, merge.Day, cancellation);
            return OfficeAct.Of("UnitMerged", new("successor", null, merge.Into), new("to", null, OfficeEdits.Write(merge.Day)), Decision(merge.Decision));
        }, cancellation);

    /// <summary>What keeps a new unit from its place in the tree; null when nothing does.</summary>
    private static async Task<Rejection?> Place(WorkflowDbContext db, NewUnit unit, CancellationToken cancellation)
    {
        if (await db.Units.AnyAsync(u => u.Code == unit.Code, cancellation)) return OfficeEdits.Refusal([AdministrationSentences.Wrong("code", "UnitExists", unit.Code)]);
        if (unit.ParentCode is not { } above) return null;
        var parent = await db.Units.SingleOrDefaultAsync(u => u.Code == above, cancellation);
        return parent?.IsValid(unit.ValidFrom) == true ? null : OfficeEdits.Refusal([AdministrationSentences.Wrong("parentCode", "ParentUnusable", above)]);
    }

    private Rejection? EndRefusal(Unit unit, DateOnly day)
    {
        if (unit.ValidTo is { } ended) return AdministrationSentences.Refuse(RejectionKind.Conflict, "UnitEndsAlready", unit.Name, ended);
        return day < edits.Today || day <= unit.ValidFrom ? OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")]) : null;
    }

    /// <summary>From the day on the successor stands for the unit; who serves there, and the units below, go over by that day.</summary>
    private static async Task HandOver(WorkflowDbContext db, Unit unit, string successor, DateOnly day, CancellationToken cancellation)
    {
        (unit.ValidTo, unit.SuccessorCode) = (day, successor);
        foreach (var officer in await UnitWork.OfficersIn(db, unit.Code, day, cancellation)) await OfficerMoves.Set(db, officer.Id, day, successor, cancellation);
        var posts = await db.Posts.AsTracking().Where(p => p.UnitCode == unit.Code && (p.ValidTo == null || p.ValidTo > day)).ToListAsync(cancellation);
        var present = await db.Posts.AsTracking().Where(p => p.UnitCode == successor).ToListAsync(cancellation);
        foreach (var post in posts)
        {
            var (from, until) = (post.ValidFrom > day ? post.ValidFrom : day, post.ValidTo);
            post.ValidTo = day;
            var same = present.Find(p => p.OfficerId == post.OfficerId && p.Role == post.Role);
            if (same is null) db.Posts.Add(new Post { OfficerId = post.OfficerId, UnitCode = successor, Role = post.Role, ValidFrom = from, ValidTo = until });
            else if (same.ValidTo <= day) (same.ValidFrom, same.ValidTo) = (from, until);
        }
    }

    private static Task EndPosts(WorkflowDbContext db, string code, DateOnly day, CancellationToken cancellation) =>
        db.Posts.AsTracking().Where(p => p.UnitCode == code && (p.ValidTo == null || p.ValidTo > day)).ForEachAsync(p => p.ValidTo = day, cancellation);

    private static OfficeAct.Field? Decision(string? number) => string.IsNullOrWhiteSpace(number) ? null : new("decision", null, number.Trim());
}
