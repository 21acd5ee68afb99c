using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Forecasts;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Forecasts;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Forecasts;

/// <summary>The permit office with a past: dossiers like a received one, three of four of which ended late.</summary>
internal sealed class ForecastOffice : IAsyncDisposable
{
    private ForecastOffice(HostFixture host) => Host = host;

    public HostFixture Host { get; }

    public LearnFromEnded Learn => Host.Services.GetRequiredService<LearnFromEnded>();

    public static async Task<ForecastOffice> Open(IReadOnlyDictionary<string, string?> storage, bool isFirst = true)
    {
        // Only the test wakes the service.
        var host = await HostFixture.Start(
            new Dictionary<string, string?>(storage) { ["Forecasts:IntervalSeconds"] = "3600", ["Forecasts:BatchSize"] = "7" }, hasOffice: isFirst);
        if (isFirst)
        {
            var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
            Assert.That(published.Rejection?.Code, Is.Null);
        }
        return new ForecastOffice(host);
    }

    public async Task<WorkflowDbContext> Db() => await Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    /// <summary>Receives a dossier now and returns its id.</summary>
    public async Task<Guid> Receive() => Guid.Parse((await PermitOffice.Receive(await Host.Machine("tiepnhan"))).Text("id"));

    /// <summary>Adds dossiers like another one, received one a day from 01/03/2026 on.</summary>
    /// <param name="from">How many of them there are already.</param>
    public async Task AddPast(Guid like, int count, int from = 0)
    {
        await using var db = await Db();
        var (dossier, task) = (await db.Dossiers.SingleAsync(d => d.Id == like), await db.Tasks.SingleAsync(t => t.DossierId == like));
        var fact = await db.ClockFacts.SingleAsync(f => f.DossierId == like);
        var clock = Host.Services.GetRequiredService<OfficeClocks>().Of(dossier.ReceivingUnit);
        for (var i = from; i < from + count; i++)
        {
            var received = clock.Start(new DateTime(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc).AddDays(i)).Value;
            var due = Deadline.OfDossier(received, dossier.CurrentLimit, clock).Value.Binding;
            var ended = i % 4 == 3 ? clock.Subtract(due, 600).Value : clock.Add(due, 600).Value;
            var id = Guid.CreateVersion7();
            Add(db, dossier, (nameof(Dossier.Id), id), (nameof(Dossier.Code), $"past-{i}"), (nameof(Dossier.ReceivedAt), received), (nameof(Dossier.BindingAt), due),
                (nameof(Dossier.ProcessingEndedAt), ended), (nameof(Dossier.ClosedAt), ended), (nameof(Dossier.State), DossierState.Returned), (nameof(Dossier.NextAlertAt), null));
            Add(db, task, (nameof(UserTask.Id), Guid.CreateVersion7()), (nameof(UserTask.DossierId), id), (nameof(UserTask.OpenedAt), received),
                (nameof(UserTask.State), TaskState.Completed), (nameof(UserTask.CompletedAt), clock.Add(received, 90).Value), (nameof(UserTask.NextAlertAt), null));
            Add(db, fact, (nameof(ClockFact.DossierId), id), (nameof(ClockFact.At), received));
            Add(db, fact, (nameof(ClockFact.DossierId), id), (nameof(ClockFact.Sequence), 2), (nameof(ClockFact.Kind), ClockFactKind.Ended), (nameof(ClockFact.At), ended), (nameof(ClockFact.Limit), null));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Everything learnt, in words that can be compared.</summary>
    public async Task<List<string>> Learnt()
    {
        await using var db = await Db();
        var histories = await db.StepHistories.AsNoTracking().ToListAsync();
        var scores = await db.ForecastScores.AsNoTracking().ToListAsync();
        return
        [
            .. histories.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key} {Convert.ToHexString(h.Packed)}"),
            .. scores.OrderBy(s => s.Month).ThenBy(s => s.Band).Select(s => FormattableString.Invariant(
                $"{s.UnitCode} {s.ProcedureCode} {s.Month:O} {s.Band}: {s.Moments} {s.Dossiers} {s.Late} {s.SumOfForecasts:R} {s.Error:R} {s.NaiveError:R}")),
        ];
    }

    public async Task<int> Moments()
    {
        await using var db = await Db();
        return await db.ForecastScores.SumAsync(s => s.Moments);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static void Add<TRow>(WorkflowDbContext db, TRow like, params (string Column, object? Value)[] changes)
        where TRow : class
    {
        var copy = (TRow)db.Entry(like).CurrentValues.ToObject();
        var row = db.Entry(copy);
        foreach (var (column, value) in changes) row.Property(column).CurrentValue = value;
        row.State = EntityState.Added;
    }
}
