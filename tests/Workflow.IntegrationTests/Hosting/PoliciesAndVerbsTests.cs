using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>The table of policies and the verbs of the dossier admit the same roles: nobody passes the one only to be refused by the other.</summary>
public sealed class PoliciesAndVerbsTests
{
    private PermitOffice office = null!;
    private Dossier dossier = null!;
    private UserTask task = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        await PermitOffice.Receive(await office.Host.Machine("tiepnhan"));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        dossier = await db.Dossiers.AsNoTracking().SingleAsync();
        task = await db.Tasks.AsNoTracking().SingleAsync();
        dossier.Attach([task], [], [], [], [], () => []);
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCaseSource(nameof(Roles))]
    public void RetryIncident_HolderOfARole_IsAdmittedByBothOrNeither(Role role)
    {
        var now = As(role);

        var refusal = dossier.Retry(Guid.NewGuid(), null, [], now, new ChangeSet()).Rejection!;

        Assert.That(refusal.Kind != RejectionKind.Forbidden, Is.EqualTo(RoutePolicies.KeepRunning.Admits(now.Actor)));
    }

    [TestCaseSource(nameof(Roles))]
    public void ReassignTask_HolderOfARole_IsAdmittedByBothOrNeither(Role role)
    {
        var now = As(role);

        var refusal = dossier.Reassign(task.Id, task.Revision, "khong-ai", "Nghỉ phép", now, new ChangeSet()).Rejection!;

        Assert.That(refusal.Kind != RejectionKind.Forbidden, Is.EqualTo(RoutePolicies.DistributeWork.Admits(now.Actor)));
    }

    private static Role[] Roles => Enum.GetValues<Role>();

    /// <summary>Somebody with one role in every unit that the dossier has to do with.</summary>
    private Circumstances As(Role role)
    {
        var circumstances = office.Host.Services.GetRequiredService<CommandCircumstances>().OfSystem();
        var units = new[] { dossier.ReceivingUnit, dossier.CompetentUnit, task.UnitCode };
        return circumstances with { Actor = new Actor("ai-do", "Người thử", dossier.ReceivingUnit, [.. units.Select(u => new Actor.Held(role, u))]) };
    }
}
