using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>What a unit still has on a day: numbers only, for administrators see no dossier.</summary>
internal sealed record UnitWork(int Dossiers, int Steps, int Officers, int UnitsBelow)
{
    public bool IsNone => Dossiers + Steps + Officers + UnitsBelow == 0;

    public static async Task<UnitWork> Of(WorkflowDbContext db, string code, DateOnly day, CancellationToken cancellation) => new(
        await db.Dossiers.CountAsync(d => d.ClosedAt == null && (d.ReceivingUnit == code || d.CompetentUnit == code), cancellation),
        await db.Tasks.CountAsync(t => t.State == TaskState.Open && t.UnitCode == code, cancellation),
        (await OfficersIn(db, code, day, cancellation)).Count,
        await db.Units.CountAsync(u => u.ParentCode == code && (u.ValidTo == null || u.ValidTo > day), cancellation));

    /// <summary>Officers who work in the unit on a day, whatever unit they began in.</summary>
    public static async Task<List<Officer>> OfficersIn(WorkflowDbContext db, string code, DateOnly day, CancellationToken cancellation)
    {
        var candidates = await db.Officers
            .Where(o => (o.ValidTo == null || o.ValidTo > day) && (o.UnitCode == code || db.OfficerMoves.Any(m => m.OfficerId == o.Id && m.UnitCode == code))).ToListAsync(cancellation);
        var ids = candidates.ConvertAll(o => o.Id);
        var moves = (await db.OfficerMoves.Where(m => ids.Contains(m.OfficerId)).ToListAsync(cancellation)).ToLookup(m => m.OfficerId, StringComparer.Ordinal);
        return candidates.FindAll(o => o.On(day, moves[o.Id]).UnitCode == code);
    }

    public Rejection Refusal(string name) => AdministrationSentences.Refuse(RejectionKind.Conflict, "UnitStillWorks", name, Dossiers, Steps, Officers, UnitsBelow);
}
