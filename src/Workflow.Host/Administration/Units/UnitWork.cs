using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>What a unit still has on a day, with what those have left open that it has taken over: numbers only, for administrators see no dossier.</summary>
/// <param name="Posts">Roles held in the unit, by whomever.</param>
internal sealed record UnitWork(int Dossiers, int Steps, int Officers, int UnitsBelow, int Posts)
{
    /// <summary>Whether nothing keeps the unit from ending; posts end with it.</summary>
    [JsonIgnore]
    public bool IsNone => Dossiers + Steps + Officers + UnitsBelow == 0;

    public static async Task<UnitWork> Of(WorkflowDbContext db, string code, DateOnly day, CancellationToken cancellation)
    {
        var tree = UnitTree.On(day, await db.Units.ToListAsync(cancellation));
        string[] codes = [.. tree.AnsweredBy(code)];
        return new UnitWork(
            await db.Dossiers.CountAsync(d => d.ClosedAt == null && (codes.Contains(d.ReceivingUnit) || codes.Contains(d.CompetentUnit)), cancellation),
            await db.Tasks.CountAsync(t => t.State == TaskState.Open && codes.Contains(t.UnitCode), cancellation),
            (await OfficersIn(db, code, day, cancellation)).Count,
            tree.All.Count(u => u.ParentCode == code && (u.ValidTo is null || u.ValidTo > day)),
            await db.Posts.CountAsync(p => p.UnitCode == code && (p.ValidTo == null || p.ValidTo > day), cancellation));
    }

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
