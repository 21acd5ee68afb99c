using Microsoft.EntityFrameworkCore;
using Workflow.Core.Jobs;
using Workflow.Core.Offices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Administration;

/// <summary>What an administrator should look at, as numbers.</summary>
/// <param name="WithoutReception">Names of service centres where nobody receives.</param>
internal sealed record AttentionView(
    int DeadLetters, int Incidents, int FailedJobs, int RunningJobs, int WithoutAccount, IReadOnlyList<string> WithoutReception, YearWarning? Year, int Units, int Officers);

/// <summary>Gathers what needs an administrator's attention.</summary>
internal sealed class Attention(IDbContextFactory<WorkflowDbContext> contexts, NextYearNotice nextYear)
{
    private static readonly TimeSpan jobsOf = TimeSpan.FromDays(7);

    public async Task<AttentionView> Read(CurrentActor me, DateTime now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (day, since) = (me.Office.Day, now - jobsOf);
        return new AttentionView(
            await db.Outbox.CountAsync(m => m.State == OutboxState.Dead, cancellation),
            await db.Incidents.CountAsync(i => i.ResolvedAt == null, cancellation),
            await db.Jobs.CountAsync(j => j.State == JobState.Failed && j.EndedAt > since, cancellation),
            await db.Jobs.CountAsync(j => j.EndedAt == null, cancellation),
            await db.Officers.CountAsync(o => (o.ValidTo == null || o.ValidTo > day) && !db.Accounts.Any(a => a.OfficerId == o.Id), cancellation),
            WithoutReception(me.Office), nextYear.Find(), me.Office.Units.All.Count(u => u.IsValid(day)), me.Office.Officers.Count);
    }

    private static List<string> WithoutReception(OfficeSnapshot office) =>
        [.. office.Units.All.Where(u => u.Kind is UnitKind.ServiceCenter or UnitKind.CommuneCenter && u.IsValid(office.Day) && office.OfficersWith(Role.ReceptionOfficer, u.Code).Count == 0)
            .OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => u.Name)];
}
