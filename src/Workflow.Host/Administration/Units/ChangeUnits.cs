using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>What administrators do with units. A unit is never overwritten: it ends, and another one may take it over from that day.</summary>
internal sealed class ChangeUnits(OfficeEdits edits, UnitHandover handover)
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
            if (EndRefusal(found.Value, close.Day, edits.Today) is { } refused) return refused;
            var left = await UnitWork.Of(db, code, close.Day, cancellation);
            if (!left.IsNone) return left.Refusal(found.Value.Name);
            found.Value.ValidTo = close.Day;
            await EndPosts(db, code, close.Day, cancellation);
            return OfficeAct.Of("UnitClosed", new("to", null, OfficeEdits.Write(close.Day)), OfficeAct.Decision(close.Decision));
        }, cancellation);

    /// <summary>Puts a new unit of another name and code in the place of one, with its officers, its posts and what it has open.</summary>
    public async Task<Result<string>> Rename(ChangeRequest request, string code, RenameUnit rename, CancellationToken cancellation)
    {
        var result = await edits.Run(request, code, async db =>
        {
            var found = await OfficeEdits.Unit(db, code, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            var old = found.Value;
            if (EndRefusal(old, rename.Day, edits.Today) is { } refused) return refused;
            var successor = new NewUnit(rename.Code, rename.Name, old.Kind, old.DossierPrefix, rename.Day, old.ParentCode);
            if (OfficeEdits.Refusal(successor.Problems()) is { } unusable) return unusable;
            if (await Place(db, successor, cancellation) is { } misplaced) return misplaced;
            db.Units.Add(successor.ToUnit());
            await handover.Carry(db, request, old, rename.Code, rename.Day, cancellation);
            return OfficeAct.Of("UnitRenamed", new("successor", old.Name, $"{rename.Code} {rename.Name.Trim()}"), new("to", null, OfficeEdits.Write(rename.Day)), OfficeAct.Decision(rename.Decision));
        }, cancellation);
        return result.IsRejected ? result : rename.Code;
    }

    /// <summary>What keeps a new unit from its place in the tree; null when nothing does.</summary>
    private static async Task<Rejection?> Place(WorkflowDbContext db, NewUnit unit, CancellationToken cancellation)
    {
        if (await db.Units.AnyAsync(u => u.Code == unit.Code, cancellation)) return OfficeEdits.Refusal([AdministrationSentences.Wrong("code", "UnitExists", unit.Code)]);
        if (unit.ParentCode is not { } above) return null;
        var parent = await db.Units.SingleOrDefaultAsync(u => u.Code == above, cancellation);
        return parent?.IsValid(unit.ValidFrom) == true ? null : OfficeEdits.Refusal([AdministrationSentences.Wrong("parentCode", "ParentUnusable", above)]);
    }

    /// <summary>What keeps a unit from ending on a day; null when nothing does.</summary>
    internal static Rejection? EndRefusal(Unit unit, DateOnly day, DateOnly today)
    {
        if (unit.ValidTo is { } ended) return AdministrationSentences.Refuse(RejectionKind.Conflict, "UnitEndsAlready", unit.Name, ended);
        return day < today || day <= unit.ValidFrom ? OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")]) : null;
    }

    private static Task EndPosts(WorkflowDbContext db, string code, DateOnly day, CancellationToken cancellation) =>
        db.Posts.AsTracking().Where(p => p.UnitCode == code && (p.ValidTo == null || p.ValidTo > day)).ForEachAsync(p => p.ValidTo = day, cancellation);
}
