using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Tasks;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>How SQLite reads the inboxes: places and counts come from an index alone, in its order, however many units an officer sees.</summary>
public sealed partial class InboxPlansTests
{
    private string folder = "";
    private WorkflowDbContext context = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-plans-").FullName;
        var database = Database.For(new PersistenceOptions { ConnectionString = $"Data Source={Path.Combine(folder, "workflow.db")}" }, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        context = database.CreateDbContext();
        await context.Database.OpenConnectionAsync();
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        await context.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [TestCase(InboxView.Mine, 3, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Mine, 100, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Candidates, 100, "ix_tasks_open_by_holder")]
    [TestCase(InboxView.Units, 100, "ix_tasks_open_by_due")]
    [TestCase(InboxView.Finished, 100, "ix_tasks_completed")]
    public void List_OfAView_ReadsItsIndexInOrder(object of, int units, string index)
    {
        var view = (InboxView)of;
        var order = InboxOrder.Of(view)[0];

        var plan = PlanOf(order.From(Views(units).InOrder(view), null)!.Select(order.Place).Take(51));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}").And.Not.Contain("TEMP B-TREE"));
    }

    [TestCase(InboxFilter.All, "ix_tasks_open_by_unit (unit_code=?)")]
    [TestCase(InboxFilter.Late, "ix_tasks_open_by_unit (unit_code=? AND due_at<?)")]
    [TestCase(InboxFilter.Near, "ix_tasks_open_by_unit (unit_code=? AND due_at>? AND due_at<?)")]
    [TestCase(InboxFilter.Paused, "ix_tasks_open_by_unit (unit_code=? AND due_at=?)")]
    [TestCase(InboxFilter.Returned, "ix_tasks_open_returned (unit_code=?)")]
    public void Count_OfAFilter_ReadsAnIndexAlone(object filter, string index)
    {
        var now = new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

        var plan = PlanOf(new InboxFilters(now, now.AddHours(8), null).Narrow(Views(100).Of(InboxView.Units), (InboxFilter)filter).Select(t => 1));

        Assert.That(plan, Does.Contain($"USING COVERING INDEX {index}"));
    }

    private InboxViews Views(int units)
    {
        Unit[] tree = [UnitOf("H05", null), .. Enumerable.Range(1, units - 1).Select(i => UnitOf($"H05.{i:000}", "H05"))];
        var officer = new Actor("giamsat", "Lương Thị Hoa", "H05", [new Actor.Held(Role.Approver, "H05")]);
        return new InboxViews(context, new CurrentActor(officer, new OfficeSnapshot(new OfficeRows("", default, tree, [], [], [], [], [], [], [])), false), new DateOnly(2026, 11, 20));
    }

    private string PlanOf<T>(IQueryable<T> query)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', query.ToQueryString().Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var name in Parameter().Matches(command.CommandText).Select(m => m.Value).Distinct()) command.Parameters.Add(new SqliteParameter(name, "[]"));
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    private static Unit UnitOf(string code, string? parent) => new() { Code = code, Name = code, Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = code };

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
