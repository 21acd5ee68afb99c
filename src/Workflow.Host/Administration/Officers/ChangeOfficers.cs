using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>What administrators do with officers: add, put right, move, end; from a day on, so that it holds when the day has come.</summary>
internal sealed class ChangeOfficers(OfficeEdits edits, OfficeDirectory directory)
{
    public async Task<Result<string>> Add(ChangeRequest request, NewOfficer officer, CancellationToken cancellation)
    {
        if (OfficeEdits.Refusal(officer.Problems()) is { } unusable) return unusable;
        return await edits.Run(request, officer.Id, async db =>
        {
            if (await db.Officers.AnyAsync(o => o.Id == officer.Id, cancellation)) return OfficeEdits.Refusal([AdministrationSentences.Wrong("id", "OfficerExists", officer.Id)])!;
            if (await UnitRefusal(db, "unitCode", officer.UnitCode, officer.ValidFrom, cancellation) is { } refused) return refused;
            db.Officers.Add(officer.ToOfficer());
            return OfficeAct.Of("OfficerAdded", new("unit", null, officer.UnitCode), new("position", null, officer.Position.Trim()), new("from", null, OfficeEdits.Write(officer.ValidFrom)));
        }, cancellation);
    }

    /// <summary>Puts name, position and contacts right; the history keeps of name and contacts only that they have changed.</summary>
    public async Task<Result<string>> Change(ChangeRequest request, string id, OfficerDetails details, CancellationToken cancellation)
    {
        if (OfficeEdits.Refusal(details.Problems()) is { } unusable) return unusable;
        return await edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            return found.Rejection is { } absent ? absent : Change(found.Value, details);
        }, cancellation);
    }

    /// <summary>Moves an officer from a day on: the posts of other units end on it, the roles in the new unit begin.</summary>
    public Task<Result<string>> Move(ChangeRequest request, string id, MoveOfficer move, CancellationToken cancellation) =>
        edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (move.Day < edits.Today) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")])!;
            if (!found.Value.Serves(move.Day)) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "NotServingThen")])!;
            if (await UnitRefusal(db, "unitCode", move.UnitCode, move.Day, cancellation) is { } refused) return refused;
            var moves = await db.OfficerMoves.Where(m => m.OfficerId == id).ToListAsync(cancellation);
            var before = found.Value.On(move.Day, moves).UnitCode;
            if (before == move.UnitCode) return OfficeEdits.Refusal([AdministrationSentences.Wrong("unitCode", "ThereAlready")])!;
            if (ApartIn(move.Roles) is { } apart) return apart;
            await OfficerMoves.Set(db, id, move.Day, move.UnitCode, cancellation);
            await ReplacePosts(db, id, move, cancellation);
            Touch(db, found.Value);
            return OfficeAct.Of("OfficerMoved", new("unit", before, move.UnitCode), new("from", null, OfficeEdits.Write(move.Day)), new("roles", null, string.Join(", ", move.Roles)));
        }, cancellation);

    /// <summary>Ends the service of an officer. From today on it is refused while steps are held; for a later day there is time to hand them over.</summary>
    public Task<Result<string>> End(ChangeRequest request, string id, EndOfficer end, CancellationToken cancellation) =>
        edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (end.Day < edits.Today) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")])!;
            if (found.Value.ValidTo <= edits.Today) return AdministrationSentences.Refuse(RejectionKind.Conflict, "OfficerEnded", found.Value.Name);
            if (id == request.Me.Actor.Id) return AdministrationSentences.Refuse(RejectionKind.Conflict, "NotOneself");
            if (end.Day == edits.Today && await OfficerWork.Of(db, directory.Current, id, cancellation) is { Steps: > 0 } work) return work.Refusal(found.Value.Name);
            var before = OfficeEdits.Write(found.Value.ValidTo);
            found.Value.ValidTo = end.Day;
            return OfficeAct.Of("OfficerEnded", new OfficeAct.Field("to", before, OfficeEdits.Write(end.Day)));
        }, cancellation);

    internal static OfficeAct Change(Officer officer, OfficerDetails details)
    {
        var (name, position, email, phone) = (details.Name.Trim(), details.Position.Trim(), OfficerDetails.Kept(details.Email), OfficerDetails.Kept(details.Phone));
        var act = OfficeAct.Of(
            "OfficerChanged", OfficeAct.Touched("name", officer.Name, name), OfficeAct.Changed("position", officer.Position, position),
            OfficeAct.Touched("email", officer.Email, email), OfficeAct.Touched("phone", officer.Phone, phone));
        (officer.Name, officer.Position, officer.Email, officer.Phone) = (name, position, email, phone);
        return act;
    }

    internal static async Task<Rejection?> UnitRefusal(WorkflowDbContext db, string field, string code, DateOnly day, CancellationToken cancellation)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == code, cancellation);
        return unit?.IsValid(day) == true ? null : OfficeEdits.Refusal([AdministrationSentences.Wrong(field, "UnitUnusable", code, day)]);
    }

    private static Rejection? ApartIn(IReadOnlyList<Role> roles)
    {
        foreach (var role in roles)
            if (RoleConflicts.Forbids(role, roles) is { } other) return ChangePosts.Apart(role, other);
        return null;
    }

    private static async Task ReplacePosts(WorkflowDbContext db, string id, MoveOfficer move, CancellationToken cancellation)
    {
        var posts = await db.Posts.AsTracking().Where(p => p.OfficerId == id).ToListAsync(cancellation);
        foreach (var post in posts.Where(p => p.ValidTo is null || p.ValidTo > move.Day)) post.ValidTo = move.Day;
        foreach (var role in move.Roles.Distinct()) ChangePosts.Hold(db, posts, id, role, move.UnitCode, move.Day);
    }

    /// <summary>A change of what belongs to an officer counts as one of the officer: two who change it at once meet.</summary>
    internal static void Touch(WorkflowDbContext db, Officer officer) => db.Entry(officer).Property(o => o.Position).IsModified = true;
}
