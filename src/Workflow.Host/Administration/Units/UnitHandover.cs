using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>Lets another unit stand for one from a day on: who serves there, the posts held there and moves set for later go over by that day.</summary>
internal sealed class UnitHandover(OfficeEdits edits)
{
    /// <summary>Carries everything over in the save of the context; each officer's history tells of it.</summary>
    /// <param name="day">First day on which only the successor exists.</param>
    public async Task Carry(WorkflowDbContext db, ChangeRequest request, Unit unit, string successor, DateOnly day, CancellationToken cancellation)
    {
        (unit.ValidTo, unit.SuccessorCode) = (day, successor);
        var gone = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var officer in await UnitWork.OfficersIn(db, unit.Code, day, cancellation))
        {
            await OfficerMoves.Set(db, officer.Id, day, successor, cancellation);
            gone.Add(officer.Id);
        }
        foreach (var later in await db.OfficerMoves.AsTracking().Where(m => m.UnitCode == unit.Code && m.Day > day).ToListAsync(cancellation))
        {
            later.UnitCode = successor;
            gone.Add(later.OfficerId);
        }
        gone.UnionWith(await CarryPosts(db, unit.Code, successor, day, cancellation));
        foreach (var officer in gone)
            edits.Tell(db, request, officer, OfficeAct.Of("WentWithUnit", new("unit", unit.Code, successor), new("from", null, OfficeEdits.Write(day))));
    }

    private async Task<IEnumerable<string>> CarryPosts(WorkflowDbContext db, string unit, string successor, DateOnly day, CancellationToken cancellation)
    {
        var posts = await db.Posts.AsTracking().Where(p => p.UnitCode == unit && (p.ValidTo == null || p.ValidTo > day)).ToListAsync(cancellation);
        var present = await db.Posts.AsTracking().Where(p => p.UnitCode == successor).ToListAsync(cancellation);
        foreach (var post in posts)
        {
            var (from, until) = (post.ValidFrom > day ? post.ValidFrom : day, post.ValidTo);
            post.ValidTo = day;
            if (present.Find(p => p.OfficerId == post.OfficerId && p.Role == post.Role) is { } same) Join(same, from, until);
            else db.Posts.Add(new Post { OfficerId = post.OfficerId, UnitCode = successor, Role = post.Role, ValidFrom = from, ValidTo = until });
        }
        return posts.Select(p => p.OfficerId);
    }

    /// <summary>One row holds one time of the same post: what is over gives way, what holds or is to come is joined with what goes over.</summary>
    private void Join(Post same, DateOnly from, DateOnly? until)
    {
        if (same.ValidTo <= edits.Today)
        {
            (same.ValidFrom, same.ValidTo) = (from, until);
            return;
        }
        if (from < same.ValidFrom) same.ValidFrom = from;
        if (until is null || until > same.ValidTo) same.ValidTo = until;
    }
}
