using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>Steps that an officer holds, counted by unit, with those who may give them to others: administrators see no step themselves.</summary>
internal sealed record OfficerWork(IReadOnlyList<OfficerWork.InUnit> Units)
{
    /// <param name="Distributors">Names of the serving officers who may give the steps to another.</param>
    internal sealed record InUnit(string UnitCode, string UnitName, int Steps, IReadOnlyList<string> Distributors);

    public int Steps => Units.Sum(u => u.Steps);

    public static async Task<OfficerWork> Of(WorkflowDbContext db, OfficeSnapshot office, string officerId, CancellationToken cancellation)
    {
        var held = await db.Tasks.Where(t => t.State == TaskState.Open && t.AssigneeId == officerId).GroupBy(t => t.UnitCode)
            .Select(g => new { Unit = g.Key, Steps = g.Count() }).ToListAsync(cancellation);
        return new([.. held.OrderBy(h => h.Unit, StringComparer.Ordinal).Select(h => new InUnit(h.Unit, office.Units.Find(h.Unit)?.Name ?? h.Unit, h.Steps, Distributors(office, h.Unit, officerId)))]);
    }

    /// <summary>Why the officer cannot go; each unit with those who can help.</summary>
    public Rejection Refusal(string name) => AdministrationSentences.Refuse(RejectionKind.Conflict, "OfficerStillHolds", name, Steps) with
    {
        Problems = [.. Units.Select(u => AdministrationSentences.Wrong("day", u.Distributors.Count == 0 ? "HeldWithoutHead" : "HeldInUnit", u.UnitName, u.Steps, string.Join(", ", u.Distributors)))],
    };

    private static List<string> Distributors(OfficeSnapshot office, string unit, string leaving) =>
        [.. office.Units.Lineage(unit).SelectMany(u => office.OfficersWith(Role.DivisionHead, u.Code).Concat(office.OfficersWith(Role.Approver, u.Code)))
            .Where(id => id != leaving).Distinct().Take(5).Select(id => office.Person(id)!.Actor.Name)];
}
