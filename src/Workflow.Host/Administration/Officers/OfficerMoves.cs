using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>Writes from which day on officers work where.</summary>
internal static class OfficerMoves
{
    /// <summary>Moves an officer from a day on; a move of the same day is put right, later ones stay.</summary>
    public static async Task Set(WorkflowDbContext db, string officerId, DateOnly day, string unitCode, CancellationToken cancellation)
    {
        var same = await db.OfficerMoves.AsTracking().SingleOrDefaultAsync(m => m.OfficerId == officerId && m.Day == day, cancellation);
        if (same is null) db.OfficerMoves.Add(new OfficerMove { OfficerId = officerId, Day = day, UnitCode = unitCode });
        else same.UnitCode = unitCode;
    }
}
