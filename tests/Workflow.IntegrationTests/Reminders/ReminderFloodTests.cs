using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Reminders;

/// <summary>A thousand dossiers that became overdue while no host ran.</summary>
public sealed class ReminderFloodTests
{
    internal const int Flood = 1000;
    private static readonly DateTime due = ReminderOffice.Wall("19/11/2026 16:00");

    private ReminderOffice office = null!;

    [OneTimeSetUp]
    public async Task Open() => office = await ReminderOffice.Open(Fill);

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test, Order(1)]
    public async Task Next_PastDueAtStart_ComesInBoundedSlicesEachOnce()
    {
        var source = office.Host.Services.GetServices<DueSource>().OfType<DueDossiers>().Single();
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var (place, sizes, seen) = (default(Mark), new List<int>(), new HashSet<Guid>());

        while (await source.Next(db, HostFixture.Friday.UtcDateTime, place, 0, 200, default) is { Count: > 0 } slice)
        {
            sizes.Add(slice.Count);
            seen.UnionWith(slice.Select(s => s.Id));
            place = new Mark(slice[^1].LookAt, slice[^1].Id);
        }

        Assert.That((sizes.Max(), sizes.Sum(), seen.Count), Is.EqualTo((200, Flood, Flood)));
    }

    [Test, Order(2)]
    public async Task Run_PastDueAtStart_SendsAllAndLeavesNothingDue()
    {
        var sent = await office.Sweep.Run();

        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var left = await db.Dossiers.CountAsync(d => d.NextAlertAt != null);
        var reminded = await db.Reminders.Select(r => r.DossierId).Distinct().CountAsync();
        // Friday 08:00, after Thursday 16:00: as no step is open, the head of the competent division; the first rung follows at 11:00.
        Assert.That((sent, reminded, left), Is.EqualTo((Flood, Flood, Flood)));
    }

    internal static void Fill(WorkflowDbContext db)
    {
        var version = new ProcedureVersion
        {
            Id = Guid.CreateVersion7(), ProcedureCode = "2.000635", Number = 1, Meaning = "m", Document = "d", Package = "{}",
            PublishedAt = due, PublishedBy = "kiemsoat", ApprovedBy = "kiemsoat", EffectiveAt = due,
        };
        db.AddRange(new Procedure { Code = version.ProcedureCode, Name = "Cấp bản sao trích lục hộ tịch" }, version);
        for (var i = 0; i < Flood; i++)
        {
            var dossier = db.Add(new Dossier
            {
                Id = Guid.CreateVersion7(), VersionId = version.Id, ProcedureCode = version.ProcedureCode, ProcedureName = "Cấp bản sao trích lục hộ tịch",
                CaseKey = "standard", Process = "standard.process.json", ReceivingUnit = SampleOffice.Center, CompetentUnit = SampleOffice.ConstructionDivision,
                Channel = SubmissionChannel.Counter, ApplicantName = "Lý Thị Sen", ApplicantIdentity = "027190001234", ApplicantPhone = "0912000000",
                ApplicantAddress = "Tổ 3", Declaration = "{}", Secret = "s", ReceivedAt = due.AddHours(-4), Limit = "1wd",
            });
            dossier.Property(d => d.Code).CurrentValue = $"000.00.01.H05-261119-{i:0000}";
            dossier.Property(d => d.BindingAt).CurrentValue = due;
            dossier.Property(d => d.AppointedAt).CurrentValue = due;
            dossier.Property(d => d.NextAlertAt).CurrentValue = due;
        }
    }
}
