using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Host.Board;
using Workflow.Host.Reports;
using Workflow.IntegrationTests.Forecasts;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Reports;

/// <summary>Tallies and the figures made of them against dossiers counted one by one, on every database; a subclass says which one.</summary>
public abstract partial class TallyContract
{
    private const int Dossiers = 120;
    private static readonly string[] units = [SampleOffice.Center, SampleOffice.Construction, SampleOffice.Justice, SampleOffice.Commune];

    private static readonly DossierState[] endings = [DossierState.Returned, DossierState.ResultReady, DossierState.Withdrawn, DossierState.Stopped, DossierState.Returned];

    private readonly Dictionary<Guid, IReadOnlyList<(DateTime From, DateTime? To)>> pauses = [];
    private ForecastOffice office = null!;
    private List<Dossier> all = null!;

    private T Get<T>() where T : notnull => office.Host.Services.GetRequiredService<T>();

    private DateTime Now => office.Host.Time.GetUtcNow().UtcDateTime;

    [SetUp]
    public async Task Open()
    {
        office = await ForecastOffice.Open(await NewDatabase());
        var first = await office.Receive();
        office.Host.Time.Advance(TimeSpan.FromMinutes(10));
        pauses.Clear();
        await AddRandom(first, new Random(20261122));
        await AddServed(first, new Random(766));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Tally_EveryDayThatIsOver_SumsToTheDossiers()
    {
        var written = await Get<TallyDays>().All();

        await using var db = await office.Db();
        var tallies = await db.DayTallies.AsNoTracking().ToListAsync();
        var byProcedure = tallies.Where(t => t.ProcedureCode != DayTally.AllProcedures).ToList();
        var today = Get<CivilDays>().Begin(Get<CivilDays>().Of(Now));
        Assert.That(written, Is.EqualTo(await db.TalliedDays.CountAsync()).And.GreaterThan(60));
        Assert.That(byProcedure.Sum(t => t.ReceivedCounter + t.ReceivedOnline + t.ReceivedPost), Is.EqualTo(all.Count(d => d.ReceivedAt < today)));
        Assert.That(byProcedure.Sum(t => t.Early + t.OnTime + t.Late + t.Refused + t.Withdrawn), Is.EqualTo(all.Count(d => d.ProcessingEndedAt < today)));
        Assert.That(byProcedure.Sum(t => t.Late), Is.EqualTo(all.Count(d => d.ProcessingEndedAt < today && KindOf(d) == EndingKind.Late)));
        foreach (var group in byProcedure.GroupBy(t => (t.Day, t.CompetentUnit, t.ReceivingUnit)))
            Assert.That(
                tallies.Single(t => t.ProcedureCode == DayTally.AllProcedures && (t.Day, t.CompetentUnit, t.ReceivingUnit) == group.Key).ReceivedOnline,
                Is.EqualTo(group.Sum(t => t.ReceivedOnline)));
    }

    [Test]
    public async Task Tally_AgainAndAfterForgetting_GivesTheSame()
    {
        var tally = Get<TallyDays>();
        await tally.All();
        var first = await Written();

        var again = await tally.All();
        await tally.Forget();
        var forgotten = await Written();
        await tally.All();

        Assert.That((again, forgotten.Count), Is.EqualTo((0, 0)));
        Assert.That(await Written(), Is.EqualTo(first));
    }

    [TestCase("2026-T11")]
    [TestCase("2026-T10")]
    [TestCase("2026")]
    [TestCase("2026-09-20..2026-10-05")]
    public async Task Figures_TalliedOrNot_AreWhatCountingGives(string key)
    {
        var period = ReportingPeriod.Parse(key)!.Value;
        var counted = units.ToDictionary(u => u, u => Count(period, u));

        var live = await Figures(period);
        await Get<TallyDays>().All();
        var tallied = await Figures(period);

        Assert.That(live, Is.EqualTo(counted));
        Assert.That(tallied, Is.EqualTo(counted));
    }

    [Test]
    public async Task Board_EachNumber_IsWhatItsListHolds()
    {
        var period = ReportingPeriod.Containing(PeriodKind.Year, Get<CivilDays>().Of(Now));
        var me = Get<Host.Accounts.OfficeDirectory>().Current.Person("giamsat")!;
        var scope = SupervisedUnits.Of(me, null, Get<Host.Desk.Words<BoardWords>>()).Value;

        var board = (await Get<BoardFigures>().Of(me, scope, UnitSide.Competent, period)).Value;

        var f = board.Total!.Figures;
        var numbers = new Dictionary<DossierMark, int>
        {
            [DossierMark.Received] = f.Flow.Received, [DossierMark.InProgress] = f.InProgress, [DossierMark.Overdue] = f.OverdueAtEnd!.Value, [DossierMark.Paused] = f.PausedAtEnd,
            [DossierMark.Early] = f.Flow.Early, [DossierMark.OnTime] = f.Flow.OnTime, [DossierMark.Late] = f.Flow.Late, [DossierMark.Refused] = f.Flow.Refused, [DossierMark.Withdrawn] = f.Flow.Withdrawn,
        };
        foreach (var (mark, number) in numbers) Assert.That(await Listed(scope, mark, period), Is.EqualTo(number), mark.ToString());
        Assert.That(numbers.Values, Has.All.GreaterThan(0), "every list is tried");
        foreach (var mark in Enum.GetValues<StepMark>()) Assert.That(await ListedSteps(me, scope, mark), Is.EqualTo(NumberOf(board.Total.Steps, mark)), mark.ToString());
        Assert.That(board.Rows.Sum(r => r.Figures.Total), Is.EqualTo(f.Total));
    }

    private static int NumberOf(StepCounts steps, StepMark mark) => mark switch
    {
        StepMark.Late => steps.Late, StepMark.Near => steps.Near, StepMark.Paused => steps.Paused, _ => steps.Open,
    };

    private async Task<int> Listed(SupervisedUnits scope, DossierMark mark, ReportingPeriod period)
    {
        var (seen, next) = (new HashSet<Guid>(), (string?)null);
        do
        {
            var page = (await Get<DossierDrill>().List(new FigureScope(UnitSide.Competent, scope.Codes), mark, period, next, 7)).Value;
            Assert.That(page.Items.All(d => seen.Add(d.Id)), Is.True, "each once");
            next = page.Next;
        }
        while (next is not null);
        return seen.Count;
    }

    private async Task<int> ListedSteps(Host.Accounts.CurrentActor me, SupervisedUnits scope, StepMark mark)
    {
        var (seen, next) = (0, (string?)null);
        do
        {
            var page = (await Get<StepDrill>().List(me, new StepWish(scope.Codes, mark, null, null, null, null, next, 7))).Value;
            (seen, next) = (seen + page.Items.Count, page.Next);
        }
        while (next is not null);
        return seen;
    }

    private async Task<Dictionary<string, DossierFigures>> Figures(ReportingPeriod period)
    {
        var known = await Get<PeriodFigures>().Of(new FigureScope(UnitSide.Competent, units), period);
        return units.ToDictionary(u => u, u => known[new FigureKey(u, DayTally.AllProcedures)]);
    }

    /// <summary>The figures of a unit, dossier by dossier.</summary>
    private DossierFigures Count(ReportingPeriod period, string unit)
    {
        var days = Get<CivilDays>();
        var (from, to) = (days.Begin(period.From), days.End(period.To));
        var isOver = to <= Now;
        var at = isOver ? to : Now;
        var mine = all.Where(d => d.CompetentUnit == unit).ToList();
        var ended = mine.Where(d => d.ProcessingEndedAt >= from && d.ProcessingEndedAt < to).ToLookup(KindOf);
        var received = mine.Where(d => d.ReceivedAt >= from && d.ReceivedAt < to).ToLookup(d => d.Channel);
        var open = mine.Where(d => d.ReceivedAt < at && (d.ProcessingEndedAt is null || d.ProcessingEndedAt >= at)).ToList();
        var paused = open.Where(d => PausedSpans.Contain(pauses[d.Id], at)).ToList();
        return new DossierFigures(
            new DossierFlow(
                received[SubmissionChannel.Counter].Count(), received[SubmissionChannel.Online].Count(), received[SubmissionChannel.Post].Count(),
                ended[EndingKind.Early].Count(), ended[EndingKind.OnTime].Count(), ended[EndingKind.Late].Count(), ended[EndingKind.Refused].Count(), ended[EndingKind.Withdrawn].Count(),
                ended.SelectMany(e => e).Count(d => d.Timeliness != Timeliness.Late && d.SupplementCount <= 1), 0),
            open.Count, paused.Count, open.Except(paused).Count(d => d.BindingAt < at),
            open.Count(d => OnTimeRule.IsInTime(null, PauseOf(d, at), d.BindingAt, d.SupplementCount, at)));
    }

    private DateTime? PauseOf(Dossier dossier, DateTime at) =>
        pauses[dossier.Id].Where(s => s.From <= at && (s.To is null || at < s.To)).Select(s => (DateTime?)s.From).FirstOrDefault();

    private static EndingKind KindOf(Dossier d) => DossierEnding.Of(d.State, d.Outcome, d.Delivery, d.Timeliness);

    private async Task<List<string>> Written()
    {
        await using var db = await office.Db();
        return [.. (await db.DayTallies.AsNoTracking().ToListAsync()).Select(t => FormattableString.Invariant(
            $"{t.Day:O} {t.ReceivingUnit} {t.CompetentUnit} {t.ProcedureCode}: {t.ReceivedCounter} {t.ReceivedOnline} {t.ReceivedPost} {t.Early} {t.OnTime} {t.Late} {t.Refused} {t.Withdrawn} {t.InTime} {t.PausedChange} {t.SupplementsAsked} {t.Reused} {t.ElectronicResults} {t.Digitised} {t.SignedResults} {t.OnlineWithResult} {t.WithFee} {t.PaidOnline} {t.ReturnedCounter} {t.ReturnedPost} {t.ReturnedOnline} {t.FeesCounter} {t.FeesOnline} {t.FeesRefunded} {t.TakenMinutes}"))
            .Concat((await db.StepTallies.AsNoTracking().ToListAsync()).Select(t => FormattableString.Invariant($"{t.Day:O} {t.UnitCode} {t.ProcedureCode} {t.StepKey}: {t.Done} {t.Late} {t.TakenMinutes}"))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Dossiers of the last hundred days in every state, each with the facts of its clock; on whole minutes, so that nothing falls on an edge.</summary>
    private async Task AddRandom(Guid like, Random random)
    {
        await using var db = await office.Db();
        var (dossier, task, fact) = (
            await db.Dossiers.SingleAsync(d => d.Id == like), await db.Tasks.SingleAsync(t => t.DossierId == like), await db.ClockFacts.SingleAsync(f => f.DossierId == like));
        for (var i = 0; i < Dossiers; i++)
        {
            var received = Now.AddDays(-random.Next(1, 100)).AddMinutes(-random.Next(600));
            var binding = received.AddDays(random.Next(5, 40)).AddMinutes(1);
            var isOpen = random.Next(3) == 0;
            var pausedAt = random.Next(3) == 0 ? received.AddDays(1).AddMinutes(7) : (DateTime?)null;
            if (pausedAt > Now.AddMinutes(-10)) pausedAt = null;
            var ended = isOpen ? (DateTime?)null : Earliest(received.AddDays(random.Next(2, 45)).AddMinutes(3), Now.AddMinutes(-5));
            var resumed = pausedAt is null || isOpen && random.Next(2) == 0 ? null : (DateTime?)Earliest(pausedAt.Value.AddDays(random.Next(1, 9)), ended ?? Now.AddMinutes(-1));
            var isPaused = pausedAt is not null && resumed is null;
            var state = isPaused ? DossierState.AwaitingSupplement : isOpen ? DossierState.InProcessAppraising
                : endings[random.Next(endings.Length)];
            var id = Guid.CreateVersion7();
            Add(db, dossier, (nameof(Dossier.Id), id), (nameof(Dossier.Code), $"random-{i}"), (nameof(Dossier.CorrelationId), $"random-{i}"), (nameof(Dossier.ReceivedAt), received),
                (nameof(Dossier.BindingAt), binding), (nameof(Dossier.AppointedAt), binding), (nameof(Dossier.ProcessingEndedAt), ended), (nameof(Dossier.ClosedAt), state == DossierState.ResultReady ? null : ended),
                (nameof(Dossier.State), state), (nameof(Dossier.Delivery), state is DossierState.Returned or DossierState.ResultReady ? DeliveryState.Ready : DeliveryState.None),
                (nameof(Dossier.Outcome), !isOpen && random.Next(6) == 0 ? DossierOutcome.Refused : DossierOutcome.None),
                (nameof(Dossier.Timeliness), ended is null ? null : (Timeliness?)random.Next(3)), (nameof(Dossier.SupplementCount), random.Next(8) == 0 ? 2 : pausedAt is null ? 0 : 1),
                (nameof(Dossier.StoppedAt), isPaused ? pausedAt : null), (nameof(Dossier.PausedAt), isPaused ? pausedAt : null), (nameof(Dossier.RemainingMinutes), isPaused ? 60 : null),
                (nameof(Dossier.CompetentUnit), units[random.Next(units.Length)]), (nameof(Dossier.Channel), (SubmissionChannel)random.Next(1, 4)), (nameof(Dossier.NextAlertAt), null));
            var facts = new List<(ClockFactKind Kind, DateTime? At)> { (ClockFactKind.Started, received), (ClockFactKind.Paused, pausedAt), (ClockFactKind.Resumed, resumed), (ClockFactKind.Ended, ended) }
                .Where(f => f.At is not null).OrderBy(f => f.At).ThenBy(f => f.Kind).ToList();
            foreach (var (sequence, (kind, at)) in facts.Index())
                Add(db, fact, (nameof(ClockFact.DossierId), id), (nameof(ClockFact.Sequence), sequence + 1), (nameof(ClockFact.Kind), kind), (nameof(ClockFact.At), at!.Value), (nameof(ClockFact.Limit), null));
            if (isOpen)
                Add(db, task, (nameof(Core.Tasks.UserTask.Id), Guid.CreateVersion7()), (nameof(Core.Tasks.UserTask.DossierId), id), (nameof(Core.Tasks.UserTask.OpenedAt), received),
                    (nameof(Core.Tasks.UserTask.DueAt), isPaused ? null : Now.AddHours(random.Next(-40, 80))), (nameof(Core.Tasks.UserTask.RemainingMinutes), isPaused ? 60 : null), (nameof(Core.Tasks.UserTask.NextAlertAt), null));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        all = await db.Dossiers.AsNoTracking().ToListAsync();
        foreach (var facts in (await db.ClockFacts.AsNoTracking().OrderBy(f => f.Sequence).ToListAsync()).GroupBy(f => f.DossierId)) pauses[facts.Key] = PausedSpans.Of(facts);
    }

    private static DateTime Earliest(DateTime one, DateTime other) => one < other ? one : other;

    private static void Add<TRow>(WorkflowDbContext db, TRow like, params (string Column, object? Value)[] changes)
        where TRow : class
    {
        var copy = (TRow)db.Entry(like).CurrentValues.ToObject();
        var row = db.Entry(copy);
        foreach (var (column, value) in changes) row.Property(column).CurrentValue = value;
        row.State = EntityState.Added;
    }
}
