using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Host.Reports;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Reports;

/// <summary>What applicants said, against ratings counted one by one.</summary>
public abstract partial class TallyContract
{
    private static readonly string[] receivers = ["tiepnhan", "tiepnhan2", "xa"];

    private readonly List<Rating> rated = [];

    [TestCase("2026-T11")]
    [TestCase("2026")]
    [TestCase("2026-09-20..2026-10-05")]
    public async Task Ratings_OfAPeriod_AreWhatCountingGives(string key)
    {
        await AddRatings(new Random(54));
        var period = ReportingPeriod.Parse(key)!.Value;
        foreach (var side in Enum.GetValues<UnitSide>())
            foreach (var byProcedure in (bool[])[false, true])
            {
                var scope = new FigureScope(side, [SampleOffice.Construction, SampleOffice.Center, SampleOffice.Commune], byProcedure);

                var told = await Get<PeriodRatings>().Of(scope, period);
                var officers = await Get<PeriodRatings>().ByOfficer(scope, period);

                Assert.That(told, Is.EquivalentTo(CountRatings(scope, period)), $"{side} {byProcedure}");
                Assert.That(
                    officers.GroupBy(o => o.Officer).ToDictionary(g => g.Key, g => g.Sum(o => o.Flow.Dissatisfied)),
                    Is.EquivalentTo(GivenIn(scope, period).GroupBy(r => r.ReceivedBy).ToDictionary(g => g.Key, g => g.Count(r => r.Score == RatingScore.Dissatisfied))));
                Assert.That(officers.Aggregate(default(SatisfactionFlow), (sum, o) => sum + o.Flow).Given, Is.EqualTo(told.Values.Sum(f => f.Given)));
                if (key == "2026") Assert.That(Counts(told.Values.Aggregate((one, other) => one + other)), Is.All.GreaterThan(0), "every figure is tried");
            }
    }

    [Test]
    public async Task Ratings_OfEveryReport_SumAndNeverExceedWhatEnded([Values] bool isTallied)
    {
        await AddRatings(new Random(90));
        if (isTallied) await Get<TallyDays>().All();
        var me = Get<Host.Accounts.OfficeDirectory>().Current.Person("giamsat")!;
        foreach (var period in ((string[])["2026", "2026-T10", "2026-09-20..2026-10-05"]).Select(k => ReportingPeriod.Parse(k)!.Value))
            foreach (var (side, division) in from side in Enum.GetValues<UnitSide>() from division in Enum.GetValues<ReportDivision>() select (side, division))
                foreach (var procedure in (string?[])[null, all[0].ProcedureCode, "9.999999"])
                {
                    var report = await Get<ReadReport>().Of(me, new ReportWish(new FigureScope(side, units), period, division, null, procedure, ReportTable.Satisfaction));

                    var why = $"{period.Key} {side} {division} {procedure}";
                    Assert.That(report.Sum.Ratings, Is.EqualTo(report.Rows.Aggregate(default(SatisfactionFlow), (sum, r) => sum + r.Counts.Ratings)), why);
                    Assert.That(report.Sum.Ratings.Given, Is.EqualTo(procedure == "9.999999" ? 0 : GivenIn(new FigureScope(side, units), period).Count()), why);
                    if (division == ReportDivision.Officer) continue;
                    Assert.That(report.Rows.Select(r => r.Figures.Flow.Ended - r.Counts.Ratings.RatedOfEnded), Is.All.GreaterThanOrEqualTo(0), why);
                    Assert.That(report.Rows.Select(r => r.Figures.Flow.Early + r.Figures.Flow.OnTime - r.Counts.Ratings.DislikedInTime), Is.All.GreaterThanOrEqualTo(0), why);
                }
    }

    [Test]
    public async Task Indicator54_OfAPeriod_IsCountedDossierByDossier()
    {
        await AddRatings(new Random(54));
        var me = Get<Host.Accounts.OfficeDirectory>().Current.Person("giamsat")!;
        var period = ReportingPeriod.Parse("2026")!.Value;

        var report = await Get<ReadReport>().Of(me, new ReportWish(new FigureScope(UnitSide.Competent, units), period, ReportDivision.Unit, null, null, ReportTable.Indicators));

        var resolved = all.Where(d => IsWithin(d.ProcessingEndedAt, period) && KindOf(d) is EndingKind.Early or EndingKind.OnTime or EndingKind.Late).ToList();
        var pleased = resolved.Count(d => KindOf(d) != EndingKind.Late && !rated.Exists(r => r.DossierId == d.Id && r.Score == RatingScore.Dissatisfied));
        Assert.That(Indicators.Of(report.Total, report.Sum.Services, report.Sum.Ratings).Single(i => i.Number == "5.4").Share, Is.EqualTo(new Share(pleased, resolved.Count)));
        Assert.That(pleased, Is.InRange(1, resolved.Count(d => KindOf(d) != EndingKind.Late) - 1), "late and disliked are tried");
    }

    private static IEnumerable<int> Counts(SatisfactionFlow flow) => [flow.Satisfied, flow.Neutral, flow.Dissatisfied, flow.RatedOfEnded, flow.DislikedInTime];

    private Dictionary<FigureKey, SatisfactionFlow> CountRatings(FigureScope scope, ReportingPeriod period)
    {
        var counted = new Dictionary<FigureKey, SatisfactionFlow>();
        foreach (var rating in GivenIn(scope, period))
            Add(rating, new SatisfactionFlow(Is(rating, RatingScore.Satisfied), Is(rating, RatingScore.Neutral), Is(rating, RatingScore.Dissatisfied)));
        foreach (var rating in Of(scope).Where(r => IsWithin(r.EndedAt, period)))
            Add(rating, new SatisfactionFlow { RatedOfEnded = 1, DislikedInTime = rating.Ending is EndingKind.Early or EndingKind.OnTime ? Is(rating, RatingScore.Dissatisfied) : 0 });
        return counted;

        void Add(Rating rating, SatisfactionFlow flow)
        {
            var key = scope.KeyOf(new FlowKey(rating.ReceivingUnit, rating.CompetentUnit, rating.ProcedureCode));
            counted[key] = counted.GetValueOrDefault(key) + flow;
        }

        static int Is(Rating rating, RatingScore score) => rating.Score == score ? 1 : 0;
    }

    private IEnumerable<Rating> Of(FigureScope scope) => rated.Where(r => scope.Units.Contains(scope.Side == UnitSide.Competent ? r.CompetentUnit : r.ReceivingUnit));

    private IEnumerable<Rating> GivenIn(FigureScope scope, ReportingPeriod period) => Of(scope).Where(r => IsWithin(r.FirstAt, period));

    private bool IsWithin(DateTime? at, ReportingPeriod period) => at >= Get<CivilDays>().Begin(period.From) && at < Get<CivilDays>().End(period.To);

    /// <summary>Rates three of four dossiers that were closed, some of them at the last minute of a civil day and some in a later period.</summary>
    private async Task AddRatings(Random random)
    {
        rated.Clear();
        await using var db = await office.Db();
        foreach (var dossier in all.OrderBy(d => d.Code, StringComparer.Ordinal).Where(d => d.ClosedAt is not null && random.Next(4) > 0))
        {
            var given = Earliest(Get<CivilDays>().End(Get<CivilDays>().Of(dossier.ClosedAt!.Value).AddDays(random.Next(30))).AddMinutes(random.Next(2) - 1), Now);
            rated.Add(new Rating
            {
                DossierId = dossier.Id, Score = (RatingScore)random.Next(3), FirstAt = given, LastAt = given, EndedAt = dossier.ProcessingEndedAt!.Value, Ending = KindOf(dossier),
                ReceivingUnit = dossier.ReceivingUnit, CompetentUnit = dossier.CompetentUnit, ProcedureCode = dossier.ProcedureCode, ReceivedBy = receivers[random.Next(receivers.Length)],
            });
        }
        db.Ratings.AddRange(rated);
        await db.SaveChangesAsync();
    }
}
