using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Reports;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Reports;

/// <summary>How applicants were served, and the steps that were finished, against rows counted one by one.</summary>
public abstract partial class TallyContract
{
    private const int LimitMinutes = 960;
    private static readonly DocumentOrigin[] origins = [DocumentOrigin.Result, DocumentOrigin.Digitised, DocumentOrigin.Reused, DocumentOrigin.Applicant];

    private readonly List<(Guid Dossier, DocumentOrigin Origin, DateTime At, bool IsSigned)> papers = [];
    private readonly List<(Guid Dossier, HistoryVerb Verb, DateTime At, long Amount, PaymentMeans? Means)> acts = [];
    private readonly List<(Guid Dossier, DateTime At)> supplements = [];
    private readonly List<(Guid Dossier, DateTime At, DeliveryWay Way)> handOvers = [];
    private readonly List<(string Unit, DateTime At, int Taken, bool IsLate, bool WasSentBack)> finished = [];
    private readonly HashSet<Guid> charged = [];

    [TestCase("2026-T11")]
    [TestCase("2026")]
    [TestCase("2026-09-20..2026-10-05")]
    public async Task Services_TalliedOrNot_AreWhatCountingGives(string key)
    {
        var period = ReportingPeriod.Parse(key)!.Value;
        var counted = units.ToDictionary(u => u, u => CountServices(period, u));

        var live = await Services(period);
        await Get<TallyDays>().All();
        var tallied = await Services(period);

        Assert.That(live, Is.EqualTo(counted));
        Assert.That(tallied, Is.EqualTo(counted));
        var sum = counted.Values.Aggregate((one, other) => one + other);
        Assert.That(
            ((long[])[sum.SupplementsAsked, sum.Reused, sum.ElectronicResults, sum.Digitised, sum.SignedResults, sum.OnlineWithResult, sum.WithFee, sum.PaidOnline, sum.ReturnedCounter, sum.ReturnedPost,
                sum.ReturnedOnline, sum.FeesCounter, sum.FeesOnline, sum.TakenMinutes]).Count(n => n > 0), key == "2026" ? Is.EqualTo(14) : Is.GreaterThan(6), "every figure is tried");
    }

    [TestCase("2026-T11")]
    [TestCase("2026")]
    public async Task Steps_TalliedOrNot_AreWhatCountingGives(string key)
    {
        var period = ReportingPeriod.Parse(key)!.Value;
        var (from, to) = (Get<CivilDays>().Begin(period.From), Get<CivilDays>().End(period.To));
        var mine = finished.Where(s => s.Unit == SampleOffice.Construction && s.At >= from && s.At < to).ToList();
        var counted = mine.Aggregate(default(StepFlow), (sum, s) => sum + StepFlow.Of(s.IsLate, s.WasSentBack, s.Taken, LimitMinutes));

        var live = await Steps(period, SampleOffice.Construction);
        await Get<TallyDays>().All();
        var tallied = await Steps(period, SampleOffice.Construction);

        Assert.That(counted.Late, Is.InRange(1, counted.Done - 1), "late and not late are tried");
        Assert.That((live.Single().StepKey, live.Single().Flow), Is.EqualTo(("appraise", counted)));
        Assert.That(tallied.Single(), Is.EqualTo(live.Single()));
    }

    [Test]
    public async Task Supplements_OfAPeriod_AreListedAsCounted()
    {
        var period = ReportingPeriod.Parse("2026")!.Value;
        var scope = new FigureScope(UnitSide.Competent, units);
        var (seen, next) = (new List<(DateTime At, string Code)>(), (string?)null);
        do
        {
            var page = (await Get<SupplementList>().Of(scope, period, next, 4)).Value;
            seen.AddRange(page.Items.Select(a => (a.At, a.Code)));
            next = page.Next;
        }
        while (next is not null);

        Assert.That(seen, Is.Unique.And.Count.EqualTo(supplements.Count).And.Count.GreaterThan(8));
        Assert.That(seen.Select(s => s.At), Is.Ordered.Descending);
        Assert.That((await Services(period)).Values.Sum(s => s.SupplementsAsked), Is.EqualTo(seen.Count));
    }

    [Test]
    public async Task Report_EveryFilter_SumsToItsDossiers([Values] bool isTallied)
    {
        if (isTallied) await Get<TallyDays>().All();
        var me = Get<Host.Accounts.OfficeDirectory>().Current.Person("giamsat")!;
        foreach (var period in ((string[])["2026", "2026-T10", "2026-09-20..2026-10-05"]).Select(k => ReportingPeriod.Parse(k)!.Value))
            foreach (var (side, division) in from side in Enum.GetValues<UnitSide>() from division in Enum.GetValues<ReportDivision>() select (side, division))
                foreach (var (field, procedure) in ((string?, string?)[])[(null, null), ("Hoạt động xây dựng", null), ("Đất đai", null), (null, all[0].ProcedureCode), (null, "9.999999")])
                    foreach (var some in (string[][])[units, [SampleOffice.Construction], [SampleOffice.Center]])
                    {
                        var report = await Get<ReadReport>().Of(me, new ReportWish(new FigureScope(side, some), period, division, field, procedure));
                        var why = $"{period.Key} {side} {division} {field} {procedure} {some.Length}";
                        var t = report.Total;
                        Assert.That(t.Total, Is.EqualTo(field == "Đất đai" || procedure == "9.999999" ? 0 : Present(side, some, period)), why);
                        Assert.That(t.Flow.Resolved + t.InProgress + t.PausedAtEnd + t.Flow.Refused + t.Flow.Withdrawn, Is.EqualTo(report.Rows.Sum(r => r.Figures.Total)), why);
                        Assert.That(report.Rows.Select(r => r.Figures.CarriedOver), Is.All.GreaterThanOrEqualTo(0), why);
                    }
    }

    /// <summary>Received before the end of a period and not ended before it.</summary>
    private int Present(UnitSide side, string[] some, ReportingPeriod period)
    {
        var (from, to) = (Get<CivilDays>().Begin(period.From), Get<CivilDays>().End(period.To));
        return all.Count(d => some.Contains(side == UnitSide.Competent ? d.CompetentUnit : d.ReceivingUnit) && d.ReceivedAt < to && (d.ProcessingEndedAt is null || d.ProcessingEndedAt >= from));
    }

    private async Task<Dictionary<string, ServiceFlow>> Services(ReportingPeriod period)
    {
        var known = await Get<PeriodServices>().Of(new FigureScope(UnitSide.Competent, units), period, Now);
        return units.ToDictionary(u => u, u => known.GetValueOrDefault(new FigureKey(u, DayTally.AllProcedures)));
    }

    private async Task<IReadOnlyList<StepRow>> Steps(ReportingPeriod period, string unit)
    {
        await using var db = await office.Db();
        return await Get<PeriodSteps>().Of(db, [unit], null, period.From, period.To, Now, default);
    }

    /// <summary>The services of a unit, dossier by dossier.</summary>
    private ServiceFlow CountServices(ReportingPeriod period, string unit)
    {
        var mine = all.Where(d => d.CompetentUnit == unit).ToDictionary(d => d.Id);
        var ended = mine.Values.Where(d => IsWithin(d.ProcessingEndedAt)).ToList();
        var resolved = ended.Where(d => KindOf(d) is EndingKind.Early or EndingKind.OnTime or EndingKind.Late).ToList();
        var electronic = resolved.Where(d => HasPaper(d, DocumentOrigin.Result, d.ProcessingEndedAt!.Value)).ToList();
        var owed = ended.Where(d => charged.Contains(d.Id) && !HasAct(d, HistoryVerb.PaymentExempted, null)).ToList();
        return new ServiceFlow
        {
            SupplementsAsked = supplements.Count(s => mine.ContainsKey(s.Dossier) && IsWithin(s.At)),
            Reused = mine.Values.Count(d => IsWithin(d.ReceivedAt) && HasPaper(d, DocumentOrigin.Reused, d.ReceivedAt)),
            ElectronicResults = electronic.Count, Digitised = electronic.Count(d => HasPaper(d, DocumentOrigin.Digitised, d.ProcessingEndedAt!.Value)),
            SignedResults = electronic.Count(d => papers.Exists(p => p.Dossier == d.Id && p.Origin == DocumentOrigin.Result && p.IsSigned)),
            OnlineWithResult = electronic.Count(d => d.Channel == SubmissionChannel.Online),
            WithFee = owed.Count, PaidOnline = owed.Count(d => HasAct(d, HistoryVerb.PaymentRecorded, PaymentMeans.Online)),
            ReturnedCounter = Handed(DeliveryWay.Counter), ReturnedPost = Handed(DeliveryWay.Post), ReturnedOnline = Handed(DeliveryWay.Online),
            FeesCounter = Paid(HistoryVerb.PaymentRecorded, PaymentMeans.Counter), FeesOnline = Paid(HistoryVerb.PaymentRecorded, PaymentMeans.Online), FeesRefunded = Paid(HistoryVerb.PaymentRefunded, null),
            TakenMinutes = resolved.Sum(d => Working(d.ReceivedAt, d.ProcessingEndedAt!.Value) - pauses[d.Id].Sum(p => Working(p.From, p.To ?? d.ProcessingEndedAt!.Value))),
        };

        bool IsWithin(DateTime? at) => at >= Get<CivilDays>().Begin(period.From) && at < Get<CivilDays>().End(period.To);
        bool HasPaper(Dossier d, DocumentOrigin origin, DateTime day) => papers.Exists(p => p.Dossier == d.Id && p.Origin == origin && p.At < EndOf(day));
        bool HasAct(Dossier d, HistoryVerb verb, PaymentMeans? means) => acts.Exists(a => a.Dossier == d.Id && a.Verb == verb && a.Means == means && a.At < EndOf(d.ProcessingEndedAt!.Value));
        int Handed(DeliveryWay way) => handOvers.Count(h => mine.ContainsKey(h.Dossier) && h.Way == way && IsWithin(h.At));
        long Paid(HistoryVerb verb, PaymentMeans? means) => acts.Where(a => mine.ContainsKey(a.Dossier) && a.Verb == verb && a.Means == means && IsWithin(a.At)).Sum(a => a.Amount);
        DateTime EndOf(DateTime at) => Get<CivilDays>().End(Get<CivilDays>().Of(at));
        long Working(DateTime from, DateTime to) => Get<OfficeClocks>().Of(SampleOffice.Center).Count(from, to).Value;
    }

    /// <summary>Papers, payments, hand-overs, requests for a supplement and finished steps of the random dossiers; some of each come after the day on which they would count.</summary>
    private async Task AddServed(Guid like, Random random)
    {
        papers.Clear(); acts.Clear(); supplements.Clear(); handOvers.Clear(); finished.Clear(); charged.Clear();
        await using var db = await office.Db();
        var task = await db.Tasks.SingleAsync(t => t.DossierId == like);
        foreach (var dossier in all.Where(d => d.Id != like))
        {
            AddPapers(db, dossier, random);
            AddPayments(db, dossier, random);
            AddSteps(db, task, dossier, random);
        }
        await db.SaveChangesAsync();
        foreach (var id in charged) await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.FeeDue, 150_000));
        foreach (var fact in await db.ClockFacts.AsNoTracking().Where(f => f.Kind == ClockFactKind.Paused).ToListAsync())
        {
            // A pause for a payment is no request for a supplement.
            var (id, kind) = (Guid.CreateVersion7(), random.Next(4) == 0 ? StepKind.RequestPayment : StepKind.RequestSupplement);
            Add(db, task, (nameof(UserTask.Id), id), (nameof(UserTask.DossierId), fact.DossierId), (nameof(UserTask.Kind), kind), (nameof(UserTask.State), TaskState.Cancelled), (nameof(UserTask.NextAlertAt), null));
            await db.ClockFacts.Where(f => f.DossierId == fact.DossierId && f.Sequence == fact.Sequence).ExecuteUpdateAsync(set => set.SetProperty(f => f.TaskId, id));
            if (kind == StepKind.RequestSupplement) supplements.Add((fact.DossierId, fact.At));
        }
        await db.SaveChangesAsync();
    }

    private void AddPapers(WorkflowDbContext db, Dossier dossier, Random random)
    {
        foreach (var (number, origin) in origins.Index().Where(_ => random.Next(3) > 0))
        {
            var counts = origin == DocumentOrigin.Result || origin == DocumentOrigin.Digitised ? dossier.ProcessingEndedAt ?? dossier.ReceivedAt : dossier.ReceivedAt;
            var at = random.Next(4) == 0 ? counts.AddDays(2) : counts;
            // A paper that is no result may carry one, too.
            var isSigned = random.Next(2) == 0;
            papers.Add((dossier.Id, origin, at, isSigned));
            db.Documents.Add(new DossierDocument
            {
                DossierId = dossier.Id, Number = number + 1, Name = "ban-ve.pdf", Hash = new string('0', 64), Size = 1, MediaType = "application/pdf", Origin = origin, CarriesSignature = isSigned, AddedBy = "tiepnhan", AddedAt = at,
            });
        }
    }

    private void AddPayments(WorkflowDbContext db, Dossier dossier, Random random)
    {
        if (random.Next(2) == 0) return;
        charged.Add(dossier.Id);
        var at = random.Next(5) == 0 ? Now.AddMinutes(-1) : dossier.ReceivedAt.AddMinutes(5);
        switch (random.Next(5))
        {
            case 0: Act(HistoryVerb.PaymentExempted, at, null); break;
            case 1: Act(HistoryVerb.PaymentRecorded, at, PaymentMeans.Counter); Act(HistoryVerb.PaymentRefunded, at, null); break;
            case 2: Act(HistoryVerb.PaymentRecorded, at, PaymentMeans.Counter); break;
            default: Act(HistoryVerb.PaymentRecorded, at, PaymentMeans.Online); break;
        }

        void Act(HistoryVerb verb, DateTime moment, PaymentMeans? means)
        {
            acts.Add((dossier.Id, verb, moment, 150_000, means));
            db.History.Add(new HistoryEntry
            {
                DossierId = dossier.Id, Sequence = 100 + acts.Count, At = moment, Verb = verb, ActorId = "tiepnhan", UnitCode = SampleOffice.Center,
                Details = means is null ? """{"amount":150000}""" : $$"""{"amount":150000,"means":"{{means}}"}""",
            });
        }
    }

    private void AddSteps(WorkflowDbContext db, UserTask task, Dossier dossier, Random random)
    {
        if (dossier.ProcessingEndedAt is not { } ended) return;
        var clock = Get<OfficeClocks>().Of(SampleOffice.Construction);
        var (isLate, beside, wasSentBack) = (random.Next(3) == 0, random.Next(1, 900), random.Next(4) == 0);
        var due = isLate ? clock.Subtract(ended, beside).Value : clock.Add(ended, beside).Value;
        finished.Add((SampleOffice.Construction, ended, isLate ? LimitMinutes + beside : LimitMinutes - beside, isLate, wasSentBack));
        Add(db, task, (nameof(UserTask.Id), Guid.CreateVersion7()), (nameof(UserTask.DossierId), dossier.Id), (nameof(UserTask.StepKey), "appraise"), (nameof(UserTask.Kind), StepKind.Appraise),
            (nameof(UserTask.UnitCode), SampleOffice.Construction), (nameof(UserTask.State), TaskState.Completed), (nameof(UserTask.CompletedAt), ended), (nameof(UserTask.CompletedBy), "chuyenvien"),
            (nameof(UserTask.Limit), "2wd"), (nameof(UserTask.HasOwnDeadline), true), (nameof(UserTask.DueAt), due), (nameof(UserTask.Timeliness), isLate ? Timeliness.Late : Timeliness.OnTime),
            (nameof(UserTask.ReturnedBy), wasSentBack ? "giamdoc" : null), (nameof(UserTask.NextAlertAt), null));
        if (dossier.State != DossierState.Returned) return;
        var way = (DeliveryWay)random.Next(3);
        handOvers.Add((dossier.Id, ended, way));
        Add(db, task, (nameof(UserTask.Id), Guid.CreateVersion7()), (nameof(UserTask.DossierId), dossier.Id), (nameof(UserTask.StepKey), "return"), (nameof(UserTask.Kind), StepKind.ReturnResult),
            (nameof(UserTask.State), TaskState.Completed), (nameof(UserTask.CompletedAt), ended), (nameof(UserTask.CompletedBy), "tiepnhan"), (nameof(UserTask.HasOwnDeadline), false),
            (nameof(UserTask.Data), way == DeliveryWay.Counter ? null : $$$"""{"record":{"way":"{{{way}}}"}}"""), (nameof(UserTask.NextAlertAt), null));
    }
}
