using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers.Slips;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A request for a supplement in the list of a supervisor.</summary>
/// <param name="At">When the applicant was asked, UTC.</param>
/// <param name="Answered">When it was over: supplied, or the time to supply it had run out; null while the applicant has the turn.</param>
/// <param name="Items">What was missing and why, as the slip says it.</param>
internal sealed record AskedSupplement(Guid StepId, string Code, string ApplicantName, string ProcedureName, string Unit, DateTime At, DateTime? Answered, IReadOnlyList<(string Item, string Reason)> Items);

/// <summary>The requests for a supplement of a period, the last first, each with what its slip says.</summary>
internal sealed class SupplementList(IDbContextFactory<WorkflowDbContext> contexts, CivilDays days)
{
    public async Task<Result<Page<AskedSupplement>>> Of(FigureScope scope, ReportingPeriod period, string? after, int? size = null, CancellationToken cancellation = default)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (isCompetent, most) = (scope.Side == UnitSide.Competent, PageSize.Of(size));
        var asked = Asked(context, scope, period);
        if (place.Value is { At: { } at, Id: var id }) asked = asked.Where(r => r.Fact.At < at || r.Fact.At == at && r.Step.Id.CompareTo(id) < 0);
        var rows = await asked.OrderByDescending(r => r.Fact.At).ThenByDescending(r => r.Step.Id).Take(most + 1)
            .Select(r => new { r.Fact.DossierId, StepId = r.Step.Id, r.Fact.At, r.Step.CompletedAt }).ToListAsync(cancellation);
        Guid[] ids = [.. rows.Select(r => r.DossierId).Distinct()];
        var dossiers = await context.Dossiers.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id))
            .Select(d => new { d.Id, d.Code, d.ApplicantName, d.ProcedureName, Unit = isCompetent ? d.CompetentUnit : d.ReceivingUnit }).ToDictionaryAsync(d => d.Id, cancellation);
        var slips = await Slips(context, ids, cancellation);
        var listed = rows.ConvertAll(r =>
        {
            var (dossier, slip) = (dossiers[r.DossierId], slips[r.DossierId].FirstOrDefault(s => s.At == r.At));
            return new AskedSupplement(r.StepId, dossier.Code, dossier.ApplicantName, dossier.ProcedureName, dossier.Unit, r.At, r.CompletedAt, slip.Items ?? []);
        });
        return Page<AskedSupplement>.Of(listed, most, r => new Cursor(r.At, r.StepId).ToString());
    }

    /// <summary>How many requests the list has at this moment.</summary>
    public async Task<int> Count(FigureScope scope, ReportingPeriod period, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Asked(context, scope, period).CountAsync(cancellation);
    }

    private IQueryable<SupplementRequest> Asked(WorkflowDbContext context, FigureScope scope, ReportingPeriod period)
    {
        var (units, isCompetent) = (scope.Units, scope.Side == UnitSide.Competent);
        // Asked of each request, so that the requests of the period are read and not the dossiers of the units.
        return SupplementRequests.Of(context, days.Begin(period.From), days.End(period.To))
            .Where(r => context.Dossiers.Any(d => d.Id == r.Fact.DossierId && units.Contains(isCompetent ? d.CompetentUnit : d.ReceivingUnit)));
    }

    /// <summary>The slips of some dossiers, each with the instant of the step that wrote it: at that instant the applicant was asked.</summary>
    private static async Task<ILookup<Guid, (DateTime? At, IReadOnlyList<(string Item, string Reason)> Items)>> Slips(WorkflowDbContext context, Guid[] dossiers, CancellationToken cancellation)
    {
        var steps = await context.Tasks.AsNoTracking().Where(t => EF.Parameter(dossiers).Contains(t.DossierId) && t.State == TaskState.Completed && t.Data != null)
            .Select(t => new { t.DossierId, t.CompletedAt, t.Data }).ToListAsync(cancellation);
        return steps.Select(s => (s.DossierId, Slip: (s.CompletedAt, Items: ItemsOf(s.Data!)))).Where(s => s.Slip.Items.Count > 0).ToLookup(s => s.DossierId, s => s.Slip);
    }

    private static IReadOnlyList<(string Item, string Reason)> ItemsOf(string data)
    {
        using var said = JsonDocument.Parse(data);
        if (!said.RootElement.TryGetProperty("record", out var record) || !record.TryGetProperty("slipItems", out var items) || items.ValueKind != JsonValueKind.Array) return [];
        return [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => (TextOf(i, "item"), TextOf(i, "reason")))];
    }

    private static string TextOf(JsonElement item, string name) => item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
