using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>Gives roles to officers and takes them, each in one unit and from a day on.</summary>
internal sealed class ChangePosts(OfficeEdits edits)
{
    public Task<Result<string>> Give(ChangeRequest request, string id, PostChange post, CancellationToken cancellation) =>
        edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (post.Day < edits.Today) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")])!;
            if (found.Value.ValidTo <= post.Day) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "NotServingThen")])!;
            if (await ChangeOfficers.UnitRefusal(db, "unitCode", post.UnitCode, post.Day, cancellation) is { } refused) return refused;
            var posts = await db.Posts.AsTracking().Where(p => p.OfficerId == id).ToListAsync(cancellation);
            var held = posts.Where(p => p.ValidTo is null || p.ValidTo > post.Day).ToList();
            if (RoleConflicts.Forbids(post.Role, held.Select(p => p.Role)) is { } other) return Apart(post.Role, other);
            if (held.Exists(p => p.Role == post.Role && p.UnitCode == post.UnitCode && p.ValidFrom <= post.Day))
                return AdministrationSentences.Refuse(RejectionKind.Conflict, "PostHeldAlready");
            Hold(db, posts, id, post.Role, post.UnitCode, post.Day);
            ChangeOfficers.Touch(db, found.Value);
            return OfficeAct.Of("PostGiven", new("role", null, $"{post.Role}"), new("unit", null, post.UnitCode), new("from", null, OfficeEdits.Write(post.Day)));
        }, cancellation);

    public Task<Result<string>> Take(ChangeRequest request, string id, PostChange post, CancellationToken cancellation) =>
        edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (post.Day < edits.Today) return OfficeEdits.Refusal([AdministrationSentences.Wrong("day", "DayPast")])!;
            var held = await db.Posts.AsTracking().SingleOrDefaultAsync(p => p.OfficerId == id && p.UnitCode == post.UnitCode && p.Role == post.Role, cancellation);
            if (held is null || held.ValidTo <= post.Day) return AdministrationSentences.Refuse(RejectionKind.Conflict, "PostNotHeld");
            if (post.Role == Role.SystemAdministrator && await IsLast(db, id, cancellation)) return AdministrationSentences.Refuse(RejectionKind.Conflict, "LastAdministrator");
            held.ValidTo = post.Day;
            ChangeOfficers.Touch(db, found.Value);
            return OfficeAct.Of("PostTaken", new("role", $"{post.Role}"), new("unit", post.UnitCode), new("to", null, OfficeEdits.Write(post.Day)));
        }, cancellation);

    internal static Rejection Apart(Role role, Role other) =>
        AdministrationSentences.Refuse(RejectionKind.Unprocessable, "RolesApart", AdministrationSentences.Of($"Role.{role}"), AdministrationSentences.Of($"Role.{other}"));

    /// <summary>Writes a post from a day on: a row of the same post that has ended is taken up again, its past is in the history.</summary>
    internal static void Hold(WorkflowDbContext db, List<Post> posts, string id, Role role, string unit, DateOnly day)
    {
        if (posts.Find(p => p.Role == role && p.UnitCode == unit) is { } same) (same.ValidFrom, same.ValidTo) = (day, null);
        else db.Posts.Add(new Post { OfficerId = id, UnitCode = unit, Role = role, ValidFrom = day });
    }

    /// <summary>Whether nobody else could administer any more.</summary>
    internal static async Task<bool> IsLast(WorkflowDbContext db, string id, CancellationToken cancellation) =>
        !await db.Posts.AnyAsync(p => p.Role == Role.SystemAdministrator && p.OfficerId != id && p.ValidTo == null
            && db.Officers.Any(o => o.Id == p.OfficerId && o.ValidTo == null) && db.Accounts.Any(a => a.OfficerId == p.OfficerId && a.ClosedAt == null), cancellation);
}
