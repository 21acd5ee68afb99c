using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Forecasts;
using Workflow.Host.Tasks;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Forecasts;

/// <summary>Learning from what has ended and saying what will, on every database; a subclass says which one.</summary>
public abstract class ForecastContract
{
    private const int Past = 60;

    private IReadOnlyDictionary<string, string?> storage = null!;
    private ForecastOffice office = null!;
    private Guid open;

    [SetUp]
    public async Task Open()
    {
        storage = await NewDatabase();
        office = await ForecastOffice.Open(storage);
        open = await office.Receive();
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Learn_InBatchesAcrossARestart_IsWhatARecountGives()
    {
        await office.AddPast(open, Past);
        var first = await office.Learn.Batch();
        var part = await office.Moments();

        await office.DisposeAsync();
        office = await ForecastOffice.Open(storage, isFirst: false);
        var rest = await office.Learn.All();
        var learnt = await office.Learnt();
        await office.Learn.Forget();
        var forgotten = await office.Learnt();
        await office.Learn.All();

        Assert.That((first, part, rest, await office.Learn.All()), Is.EqualTo((7, 7, Past - 7, 0)));
        Assert.That(forgotten, Is.Empty);
        Assert.That(await office.Learnt(), Is.EqualTo(learnt));
    }

    [Test]
    public async Task Learn_TwoHostsAtOnce_CountEachDossierOnce()
    {
        await office.AddPast(open, Past);
        await using var other = await ForecastOffice.Open(storage, isFirst: false);

        var both = await Task.WhenAll(Exhaust(office), Exhaust(other));

        Assert.That(both.Sum(), Is.EqualTo(Past), "no dossier twice, none left out");
        Assert.That(await office.Moments(), Is.EqualTo(Past));
    }

    [Test]
    public async Task Learn_EndedAMomentAgo_WaitsUntilItHasSettled()
    {
        await office.AddPast(open, 1);
        await using (var db = await office.Db())
            await db.Dossiers.Where(d => d.Code == "past-0").ExecuteUpdateAsync(s => s.SetProperty(d => d.ProcessingEndedAt, office.Host.Time.GetUtcNow().UtcDateTime.AddMinutes(-9)));

        var early = await office.Learn.All();
        office.Host.Time.Set(office.Host.Time.GetUtcNow().AddMinutes(2));
        var later = await office.Learn.All();

        Assert.That((early, later), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Learn_WithdrawnDossier_IsPassedOver()
    {
        await office.AddPast(open, 2);
        await using (var db = await office.Db())
            await db.Database.ExecuteSqlAsync($"UPDATE dossiers SET state = 'Withdrawn' WHERE code = 'past-0'");

        Assert.That((await office.Learn.All(), await office.Moments()), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Forecast_EnoughHistory_SaysTheShareAndWhatItRestsOn()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();

        var forecast = await Read(await office.Host.Machine("tiepnhan"));

        Assert.That((forecast.Text("state"), forecast.Text("basis")), Is.EqualTo(("Forecast", "Unit")));
        Assert.That((forecast.GetProperty("cases").GetInt32(), forecast.GetProperty("late").GetInt32()), Is.EqualTo((Past, Past * 3 / 4)));
        Assert.That(forecast.GetProperty("probability").GetDouble(), Is.EqualTo(0.75));
        Assert.That(forecast.GetProperty("isShown").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Forecast_PastTheNearMark_IsNoLongerShown()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();
        await using (var db = await office.Db())
            office.Host.Time.Set(new DateTimeOffset((await db.Dossiers.SingleAsync(d => d.Id == open)).BindingAt.AddMinutes(-30), TimeSpan.Zero));

        var forecast = await Read(await office.Host.Machine("tiepnhan"));

        Assert.That(forecast.GetProperty("isShown").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Forecast_FewPastDossiers_SaysThereIsNotEnoughHistory()
    {
        await office.AddPast(open, 29);
        await office.Learn.All();

        var forecast = await Read(await office.Host.Machine("tiepnhan"));

        Assert.That(forecast.Text("state"), Is.EqualTo("NotEnoughHistory"));
        Assert.That((forecast.GetProperty("cases").GetInt32(), forecast.GetProperty("minimumCases").GetInt32()), Is.EqualTo((29, 30)));
        Assert.That(forecast.TryGetProperty("probability", out _), Is.False, "nothing is said that is not known");
    }

    [Test]
    public async Task Inbox_DossierAtRisk_IsMarkedWithItsProbability()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();

        var page = await (await office.Host.Officer("tiepnhan")).GetStringAsync(new Uri("/viec?hop=don-vi", UriKind.Relative));

        Assert.That(page, Does.Contain("Nguy cơ trễ 75 %").And.Contain("45 trong 60 hồ sơ trước ở bước này tại đơn vị"));
    }

    [Test]
    public async Task List_AtRisk_PagesThroughEachMarkedStepOnceWithItsForecast()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();
        for (var i = 0; i < 4; i++) await office.Receive();
        var reception = await office.Host.Machine("tiepnhan");
        await Complete(reception, (await Tasks(reception, "view=Mine&size=1"))[0], Forwarded);

        var seen = new List<JsonElement>();
        for (var next = ""; next is not null;)
        {
            var page = JsonDocument.Parse(await reception.GetStringAsync(new Uri($"/api/tasks?view=Mine&filter=Risk&size=3&after={next}", UriKind.Relative))).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.That(seen.Select(t => t.Text("id")), Is.Unique.And.Exactly(4).Items);
        Assert.That(seen.Select(t => t.GetProperty("dueAt").GetDateTime()), Is.Ordered);
        Assert.That(seen.Select(t => t.GetProperty("forecast").GetProperty("probability").GetDouble()), Is.All.EqualTo(0.75));
        Assert.That(seen.Select(t => t.GetProperty("forecast").GetProperty("isShown").GetBoolean()), Is.All.True);
    }

    /// <summary>Of very many units the places are read once for some seconds; what is shown of each stands as it is.</summary>
    [Test]
    public async Task List_AtRiskOfVeryManyUnits_PagesThroughEachMarkedStepOnceAndCountsThem()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();
        for (var i = 0; i < 4; i++) await office.Receive();
        await using (var db = await office.Db())
        {
            db.AddRange(Enumerable.Range(0, CurrentActor.FewUnits).Select(i => new Unit
            {
                Code = $"H05.2{i:00}", Name = $"Xã số {i}", Kind = UnitKind.CommuneCenter, ParentCode = SampleOffice.Province, DossierPrefix = $"000.00.{i:00}.X05", ValidFrom = new DateOnly(2025, 7, 1),
            }));
            await db.SaveChangesAsync();
        }
        var supervisor = await office.Host.Machine("giamsat");

        var (first, seen) = (await Tasks(supervisor, "view=Units&filter=Risk"), new List<JsonElement>());
        for (var next = ""; next is not null;)
        {
            var page = JsonDocument.Parse(await supervisor.GetStringAsync(new Uri($"/api/tasks?view=Units&filter=Risk&size=2&after={next}", UriKind.Relative))).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }
        var counts = JsonDocument.Parse(await supervisor.GetStringAsync(new Uri("/api/tasks/counts?view=Units", UriKind.Relative))).RootElement;

        Assert.That(seen.Select(t => t.Text("id")), Is.Unique.And.Exactly(5).Items.And.EqualTo(first.Select(t => t.Text("id"))));
        Assert.That(seen.Select(t => t.GetProperty("dueAt").GetDateTime()), Is.Ordered);
        Assert.That(counts.GetProperty("filters").GetProperty("risk").GetInt32(), Is.EqualTo(5));
        Assert.That(await Tasks(supervisor, $"view=Units&filter=Risk&unit={SampleOffice.Commune}"), Is.Empty);
    }

    [Test]
    public async Task List_AtRiskPastTheNearMark_IsEmptyWithoutAnotherForecast()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();
        var reception = await office.Host.Machine("tiepnhan");
        var before = await Tasks(reception, "view=Mine&filter=Risk");
        await using (var db = await office.Db())
            office.Host.Time.Set(new DateTimeOffset((await db.Dossiers.SingleAsync(d => d.Id == open)).BindingAt.AddMinutes(-30), TimeSpan.Zero));

        var after = await Tasks(await office.Host.Machine("tiepnhan"), "view=Mine&filter=Risk");

        Assert.That((before.Count, after.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task List_BeforeEnoughHasEnded_SaysSoAndMarksNothingUntilForecastAgain()
    {
        await office.AddPast(open, 29);
        await office.Learn.All();
        var reception = await office.Host.Machine("tiepnhan");

        var row = (await Tasks(reception, "view=Mine"))[0].GetProperty("forecast");
        var before = await Tasks(reception, "view=Mine&filter=Risk");
        await office.AddPast(open, Past, from: 29);
        await office.Learn.All();
        office.Host.Time.Advance(TimeSpan.FromMinutes(6));
        await office.Host.Services.GetRequiredService<RiskBoard>().Refresh();
        var after = await Tasks(reception, "view=Mine&filter=Risk");

        Assert.That((row.Text("state"), row.GetProperty("cases").GetInt32()), Is.EqualTo(("NotEnoughHistory", 29)));
        Assert.That(row.TryGetProperty("probability", out _), Is.False);
        Assert.That((before.Count, after.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Inbox_AtRisk_IsCountedOnItsChipOnceForecast()
    {
        await office.AddPast(open, Past);
        await office.Learn.All();
        var officer = await office.Host.Officer("tiepnhan");

        var before = await officer.GetStringAsync(new Uri("/viec", UriKind.Relative));
        await office.Host.Services.GetRequiredService<RiskBoard>().Refresh();
        var after = await officer.GetStringAsync(new Uri("/viec", UriKind.Relative));

        Assert.That(before, Does.Match(@"Nguy cơ trễ\s*</a>").And.Match(@"Tất cả\s*<b[^>]*>1</b>"), "no number before there is one");
        Assert.That(after, Does.Match(@"Nguy cơ trễ\s*<b[^>]*>1</b>").And.Match(@"Chậm tiến độ\s*<b[^>]*>0</b>"));
    }

    [Test]
    public async Task Count_SameDayByTwoHosts_IsCountedOnce()
    {
        await using var other = await ForecastOffice.Open(storage, isFirst: false);
        var day = new DateOnly(2026, 11, 20);

        await Task.WhenAll(Days(office).Count(day, default), Days(other).Count(day, default));
        await Days(office).Count(day, default);

        await using var db = await office.Db();
        Assert.That((await db.QueueDays.SingleAsync()).Waiting, Is.EqualTo("""{"ReceptionOfficer@H05.01":1}"""));
    }

    [TestCase("giamsat", HttpStatusCode.OK)]
    [TestCase("kiemsoat", HttpStatusCode.OK)]
    [TestCase("tiepnhan", HttpStatusCode.Forbidden)]
    [TestCase("quantri", HttpStatusCode.Forbidden)]
    public async Task Calibration_Officer_IsAdmittedByRole(string officer, HttpStatusCode expected)
    {
        using var api = await (await office.Host.Machine(officer)).GetAsync(new Uri("/api/forecasts/calibration", UriKind.Relative));
        using var page = await (await office.Host.Officer(officer)).GetAsync(new Uri("/du-bao-tre", UriKind.Relative));

        Assert.That((api.StatusCode, page.StatusCode), Is.EqualTo((expected, expected)));
    }

    [Test]
    public async Task Forecast_OfficerOfAnotherUnit_FindsNoDossier()
    {
        using var answer = await (await office.Host.Machine("xa")).GetAsync(new Uri($"/api/dossiers/{open}/forecast", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Calibration_BeforeAndAfterEnoughDossiers_SaysWhichItIs()
    {
        var supervisor = await office.Host.Officer("giamsat");
        var before = await supervisor.GetStringAsync(new Uri("/du-bao-tre", UriKind.Relative));

        await office.AddPast(open, 150);
        await office.Learn.All();
        var after = await supervisor.GetStringAsync(new Uri("/du-bao-tre", UriKind.Relative));
        var figures = JsonDocument.Parse(await (await office.Host.Machine("giamsat")).GetStringAsync(new Uri("/api/forecasts/calibration", UriKind.Relative))).RootElement;

        Assert.That(before, Does.Contain("Chưa đủ dữ liệu để đánh giá"));
        Assert.That(after, Does.Contain("Điểm Brier").And.Not.Contain("Chưa đủ dữ liệu để đánh giá"));
        Assert.That(figures.GetProperty("dossiers").GetInt32() + figures.GetProperty("unforecast").GetInt32(), Is.EqualTo(150));
        Assert.That(figures.GetProperty("brier").GetDouble(), Is.InRange(0.1, 0.3), "three of four are late, whatever is asked of them");
    }

    private static QueueDays Days(ForecastOffice office) => office.Host.Services.GetRequiredService<QueueDays>();

    /// <summary>Takes batches until none has been left for a while, as a host does that now and then loses to the other.</summary>
    private static async Task<int> Exhaust(ForecastOffice office)
    {
        var learnt = 0;
        for (var empty = 0; empty < 20; empty++)
        {
            var batch = await office.Learn.Batch();
            if (batch > 0) (learnt, empty) = (learnt + batch, 0);
        }
        return learnt;
    }

    private static async Task<List<JsonElement>> Tasks(HttpClient client, string query) =>
        [.. JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/tasks?{query}", UriKind.Relative))).RootElement.GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> Read(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/dossiers/{open}/forecast", UriKind.Relative))).RootElement;
}
