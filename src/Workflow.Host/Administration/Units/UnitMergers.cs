using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Units;

/// <summary>Lets a unit go into another, with its officers, its posts, the units below it and what it has open; and says before what that will be.</summary>
internal sealed class UnitMergers(OfficeEdits edits, UnitHandover handover, IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>What a merger would carry over; refused as the merger itself would be.</summary>
    public async Task<Result<UnitWork>> Preview(string code, MergeUnit merge, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await OfficeEdits.Unit(db, code, revision: null, cancellation);
        if (found.Rejection is { } absent) return absent;
        if (await Refusal(db, found.Value, merge, cancellation) is { } refused) return refused;
        return await UnitWork.Of(db, code, merge.Day, cancellation);
    }

    public Task<Result<string>> Merge(ChangeRequest request, string code, MergeUnit merge, CancellationToken cancellation) =>
        edits.Run(request, code, async db =>
        {
            var found = await OfficeEdits.Unit(db, code, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (await Refusal(db, found.Value, merge, cancellation) is { } refused) return refused;
            var work = Counts(await UnitWork.Of(db, code, merge.Day, cancellation));
            await handover.Carry(db, request, found.Value, merge.Into, merge.Day, cancellation);
            var (day, decision) = (OfficeEdits.Write(merge.Day), OfficeAct.Decision(merge.Decision));
            edits.Tell(db, request, merge.Into, OfficeAct.Of("UnitTookOver", [new("predecessor", null, code), new("from", null, day), decision, .. work]));
            return OfficeAct.Of("UnitMerged", [new("successor", null, merge.Into), new("to", null, day), decision, .. work]);
        }, cancellation);

    private async Task<Rejection?> Refusal(WorkflowDbContext db, Unit unit, MergeUnit merge, CancellationToken cancellation)
    {
        if (ChangeUnits.EndRefusal(unit, merge.Day, edits.Today) is { } refused) return refused;
        var units = await db.Units.ToListAsync(cancellation);
        return units.Find(u => u.Code == merge.Into) is { } into && CanTakeOver(into, unit, merge.Day, units)
            ? null
            : OfficeEdits.Refusal([AdministrationSentences.Wrong("into", "SuccessorUnusable", merge.Into)]);
    }

    /// <summary>Whether the unit is there for good and, on no day from then on, itself below the one that goes into it.</summary>
    private static bool CanTakeOver(Unit into, Unit unit, DateOnly day, List<Unit> units)
    {
        if (into.Code == unit.Code || !into.IsValid(day) || into is { ValidTo: not null, SuccessorCode: null }) return false;
        var changes = units.Select(u => u.ValidTo).OfType<DateOnly>().Where(end => end > day).Append(day).Distinct();
        return !changes.Any(change => UnitTree.On(change, units).IsWithin(into.Code, unit.Code));
    }

    private static IEnumerable<OfficeAct.Field> Counts(UnitWork work) =>
        from count in new (string Name, int Number)[]
        {
            ("officers", work.Officers), ("posts", work.Posts), ("unitsBelow", work.UnitsBelow), ("dossiers", work.Dossiers), ("steps", work.Steps),
        }
        select new OfficeAct.Field(count.Name, null, count.Number.ToString(CultureInfo.InvariantCulture));
}
