using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>Counts from the dossiers themselves how applicants were served on one civil day; what comes to a dossier after that day is not counted for it.</summary>
internal sealed class CountedServices(OfficeClocks clocks)
{
    private const int DossiersAtOnce = 400;
    private static readonly ClockFactKind[] pausing = [.. PausedSpans.Kinds];

    /// <param name="from">Beginning of the day, UTC.</param>
    /// <param name="to">Its end, exclusive; UTC.</param>
    /// <param name="steps">The steps that were finished that day.</param>
    public async Task<Dictionary<FlowKey, ServiceFlow>> OfDay(WorkflowDbContext context, DateTime from, DateTime to, IEnumerable<FinishedStep> steps, CancellationToken cancellation)
    {
        var flows = new Dictionary<FlowKey, ServiceFlow>();
        var ended = await Ended(context, from, to, cancellation);
        foreach (var dossier in ended.Where(d => d.IsResolved)) Add(flows, dossier.Key, ResultOf(dossier));
        await AddPauses(context, [.. ended.Where(d => d is { IsResolved: true, HasPaused: true })], flows, cancellation);
        await AddFees(context, [.. ended.Where(d => d.FeeDue > 0)], to, flows, cancellation);
        await AddReused(context, from, to, flows, cancellation);
        await AddSupplements(context, from, to, flows, cancellation);
        await AddPayments(context, from, to, flows, cancellation);
        foreach (var step in steps.Where(s => s.Kind == StepKind.ReturnResult)) Add(flows, step.Dossier, ReturnOf(DeliveryWays.Of(step.Data)));
        return flows;
    }

    private static async Task<List<EndedDossier>> Ended(WorkflowDbContext context, DateTime from, DateTime to, CancellationToken cancellation)
    {
        var rows = await context.Dossiers.AsNoTracking().Where(d => d.ProcessingEndedAt >= from && d.ProcessingEndedAt < to).Select(d => new
        {
            d.Id, Key = new FlowKey(d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode), d.State, d.Outcome, d.Delivery, d.Timeliness, d.Channel, d.FeeDue, d.ReceivedAt, d.ProcessingEndedAt,
            HasResult = context.Documents.Any(p => p.DossierId == d.Id && p.Origin == DocumentOrigin.Result && p.AddedAt < to),
            IsSigned = context.Documents.Any(p => p.DossierId == d.Id && p.Origin == DocumentOrigin.Result && p.CarriesSignature && p.AddedAt < to),
            IsDigitised = context.Documents.Any(p => p.DossierId == d.Id && p.Origin == DocumentOrigin.Digitised && p.AddedAt < to),
            HasPaused = context.ClockFacts.Any(f => f.DossierId == d.Id && pausing.Contains(f.Kind)),
        }).ToListAsync(cancellation);
        return rows.ConvertAll(d => new EndedDossier(
            d.Id, d.Key, DossierEnding.Of(d.State, d.Outcome, d.Delivery, d.Timeliness) is EndingKind.Early or EndingKind.OnTime or EndingKind.Late,
            d.Channel == SubmissionChannel.Online, d.FeeDue, d.ReceivedAt, d.ProcessingEndedAt!.Value, d.HasResult, d.IsSigned, d.IsDigitised, d.HasPaused));
    }

    private ServiceFlow ResultOf(EndedDossier dossier) => new()
    {
        ElectronicResults = dossier.HasResult ? 1 : 0, Digitised = dossier is { HasResult: true, IsDigitised: true } ? 1 : 0, SignedResults = dossier.IsSigned ? 1 : 0,
        OnlineWithResult = dossier is { HasResult: true, IsOnline: true } ? 1 : 0, TakenMinutes = Minutes(dossier.Key, dossier.ReceivedAt, dossier.EndedAt),
    };

    /// <summary>Takes the time of pauses back.</summary>
    private async Task AddPauses(WorkflowDbContext context, List<EndedDossier> paused, Dictionary<FlowKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        foreach (var some in paused.Chunk(DossiersAtOnce))
        {
            var spans = (await CountedFlows.SpansOf(context, [.. some.Select(d => d.Id)], cancellation)).ToDictionary(s => s.Id, s => s.Spans);
            foreach (var dossier in some)
                foreach (var (begin, end) in spans[dossier.Id])
                    Add(flows, dossier.Key, new ServiceFlow { TakenMinutes = -Minutes(dossier.Key, begin, end is { } over && over < dossier.EndedAt ? over : dossier.EndedAt) });
        }
    }

    private static async Task AddFees(WorkflowDbContext context, List<EndedDossier> charged, DateTime to, Dictionary<FlowKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        foreach (var some in charged.Chunk(DossiersAtOnce))
        {
            Guid[] ids = [.. some.Select(d => d.Id)];
            var acts = (await context.History.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.DossierId) && h.At < to)
                .Where(h => h.Verb == HistoryVerb.PaymentRecorded || h.Verb == HistoryVerb.PaymentExempted).ToListAsync(cancellation)).ToLookup(h => h.DossierId);
            foreach (var dossier in some)
            {
                if (acts[dossier.Id].Any(h => h.Verb == HistoryVerb.PaymentExempted)) continue;
                Add(flows, dossier.Key, new ServiceFlow { WithFee = 1, PaidOnline = acts[dossier.Id].Any(h => h.Payment.Means == PaymentMeans.Online) ? 1 : 0 });
            }
        }
    }

    private static async Task AddReused(WorkflowDbContext context, DateTime from, DateTime to, Dictionary<FlowKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        var reused = await context.Dossiers.Where(d => d.ReceivedAt >= from && d.ReceivedAt < to)
            .Where(d => context.Documents.Any(p => p.DossierId == d.Id && p.Origin == DocumentOrigin.Reused && p.AddedAt < to))
            .GroupBy(d => new { d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in reused) Add(flows, new FlowKey(group.Key.ReceivingUnit, group.Key.CompetentUnit, group.Key.ProcedureCode), new ServiceFlow { Reused = group.Count });
    }

    private static async Task AddSupplements(WorkflowDbContext context, DateTime from, DateTime to, Dictionary<FlowKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        var asked = await SupplementRequests.Of(context, from, to).Join(context.Dossiers, r => r.Fact.DossierId, d => d.Id, (_, d) => d)
            .GroupBy(d => new { d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in asked) Add(flows, new FlowKey(group.Key.ReceivingUnit, group.Key.CompetentUnit, group.Key.ProcedureCode), new ServiceFlow { SupplementsAsked = group.Count });
    }

    private static async Task AddPayments(WorkflowDbContext context, DateTime from, DateTime to, Dictionary<FlowKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        var acts = await context.History.AsNoTracking().Where(h => h.At >= from && h.At < to)
            .Where(h => h.Verb == HistoryVerb.PaymentRecorded || h.Verb == HistoryVerb.PaymentRefunded)
            .Join(context.Dossiers, h => h.DossierId, d => d.Id, (h, d) => new { Act = h, Key = new FlowKey(d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode) }).ToListAsync(cancellation);
        foreach (var (act, key) in acts.Select(a => (a.Act, a.Key)))
            Add(flows, key, (act.Verb, act.Payment) switch
            {
                (HistoryVerb.PaymentRefunded, var (amount, _)) => new ServiceFlow { FeesRefunded = amount },
                (_, (var amount, PaymentMeans.Online)) => new ServiceFlow { FeesOnline = amount },
                var (_, (amount, _)) => new ServiceFlow { FeesCounter = amount },
            });
    }

    private static ServiceFlow ReturnOf(DeliveryWay way) => way switch
    {
        DeliveryWay.Post => new ServiceFlow { ReturnedPost = 1 },
        DeliveryWay.Online => new ServiceFlow { ReturnedOnline = 1 },
        _ => new ServiceFlow { ReturnedCounter = 1 },
    };

    /// <summary>Working minutes by the clock that counts the dossier's time; what lies beyond the calendar counts nothing.</summary>
    private int Minutes(FlowKey key, DateTime from, DateTime to) => clocks.Of(key.Receiving).Count(from, to) is { IsRejected: false, Value: var minutes } ? minutes : 0;

    private static void Add(Dictionary<FlowKey, ServiceFlow> flows, FlowKey key, ServiceFlow flow) => flows[key] = flows.GetValueOrDefault(key) + flow;

    private sealed record EndedDossier(
        Guid Id, FlowKey Key, bool IsResolved, bool IsOnline, long FeeDue, DateTime ReceivedAt, DateTime EndedAt, bool HasResult, bool IsSigned, bool IsDigitised, bool HasPaused);
}
