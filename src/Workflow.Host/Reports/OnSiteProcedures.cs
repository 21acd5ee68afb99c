using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Reports;

/// <summary>The procedures of an agency, as its law names it, by how far they are settled wholly at the centre.</summary>
internal sealed record OnSiteRow(string Agency, ProcedureLevel Level, OnSiteCounts Counts);

/// <summary>Counts procedures settled wholly at the centre ("5 tại chỗ") by agency: those in force now, with the dossiers of a period.</summary>
internal sealed class OnSiteProcedures(IDbContextFactory<WorkflowDbContext> contexts, PeriodFlows flows, ActivityTable activities, CivilDays days)
{
    private const int Kept = 8192;

    /// <summary>Packages read in one query: each may be large.</summary>
    private const int Batch = 50;

    // What a version asks for never changes, so each is read once.
    private readonly BoundedCache<Guid, bool> eligible = new(Kept);

    /// <param name="procedures">Those that are wanted, in force or not.</param>
    /// <param name="now">The present of the figures, UTC.</param>
    public async Task<IReadOnlyList<OnSiteRow>> Of(
        CurrentActor me, FigureScope scope, ReportingPeriod period, IEnumerable<ReportedProcedure> procedures, DateTime now, CancellationToken cancellation)
    {
        var within = procedures.Where(p => p is { IsInForce: true, Law: { } law } && IsWithin(law, scope.Units, me.Office.Units)).ToList();
        await ReadProcesses(within, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var received = await flows.Of(context, scope with { ByProcedure = true }, period.From, period.To, now, withPauses: false, cancellation);
        var used = received.Where(f => f.Value.Received > 0).Select(f => f.Key.Procedure).ToHashSet(StringComparer.Ordinal);
        var today = days.Of(now);
        var delegations = Delegations(me.Office, period.To < today ? period.To : today);
        return
        [
            .. within.GroupBy(p => (p.Law!.Agency, p.Law.Level))
                .Select(g => new OnSiteRow(g.Key.Agency, g.Key.Level, g.Aggregate(default(OnSiteCounts), (sum, p) => sum + CountsOf(p))))
                .OrderByDescending(r => r.Counts.Listed).ThenByDescending(r => r.Counts.Procedures).ThenBy(r => r.Agency, StringComparer.CurrentCulture),
        ];

        OnSiteCounts CountsOf(ReportedProcedure procedure) => OnSiteCounts.Of(
            procedure.Law!.OnSite, used.Contains(procedure.Code), eligible.TryGet(procedure.VersionId!.Value, out var allows) && allows,
            delegations.Exists(d => Covers(d, procedure, scope.Units, me.Office.Units)));
    }

    /// <summary>Whether units settle a procedure: the one that decides is among them, or, where the receiving one decides, any of its level.</summary>
    private static bool IsWithin(ReportedLaw law, string[] codes, UnitTree units) => law.CompetentUnit is { } competent
        ? codes.Contains(competent, StringComparer.Ordinal)
        : codes.Any(code => units.Find(code) is { } unit && (unit.Kind == UnitKind.CommuneCenter) == (law.Level == ProcedureLevel.Commune));

    private static List<(Delegation Delegation, string Unit, DateOnly Day)> Delegations(OfficeSnapshot office, DateOnly day) =>
        [.. office.Officers.SelectMany(o => office.DelegationsTo(o.Id).Select(d => (d, o.UnitCode, day)))];

    /// <summary>A delegation that names no procedure holds for what the officer's own unit decides.</summary>
    private static bool Covers((Delegation Delegation, string Unit, DateOnly Day) held, ReportedProcedure procedure, string[] codes, UnitTree units) =>
        held.Delegation.Covers(procedure.Code, held.Day)
        && (held.Delegation.Procedures.Length > 0
            || (procedure.Law!.CompetentUnit is { } competent ? units.IsWithin(held.Unit, competent) : codes.Contains(held.Unit, StringComparer.Ordinal)));

    private async Task ReadProcesses(IEnumerable<ReportedProcedure> procedures, CancellationToken cancellation)
    {
        foreach (var some in procedures.Where(p => !eligible.TryGet(p.VersionId!.Value, out _)).Chunk(Batch))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var ids = some.Select(p => p.VersionId!.Value).ToArray();
            var linked = some.Where(p => p.Law!.IsLinked).Select(p => p.VersionId!.Value).ToHashSet();
            var rows = await context.Versions.Where(v => ids.Contains(v.Id))
                .Select(v => new { v.Id, v.Package, CallsOthers = context.VersionReferences.Any(r => r.VersionId == v.Id) }).ToListAsync(cancellation);
            foreach (var row in rows) eligible.Put(row.Id, !row.CallsOthers && !linked.Contains(row.Id) && Allows(StoredPackage.Read(row.Package).Processes.Values));
        }
    }

    private bool Allows(IEnumerable<string> processes) => processes.All(text =>
        DefinitionReader.Read(text, activities, new DefinitionLibrary([])).Graph is { } graph && OnSiteRule.Allows(graph.Activities.Select(a => a.Step).OfType<StepSettings>()));
}
