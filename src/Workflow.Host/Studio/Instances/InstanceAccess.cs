using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>
/// Which dossiers a caller may follow on their drawings, and which of them unmasked: designers follow all and read no values, whoever reads dossiers follows and
/// reads those within reach. A designer who also reads dossiers does both.
/// </summary>
internal static class InstanceAccess
{
    /// <summary>Whether every dossier can be followed.</summary>
    public static bool FollowsAll(this CurrentActor me) => RoutePolicies.DrawProcedures.Admits(me.Actor);

    /// <summary>The dossiers that can be followed.</summary>
    public static IQueryable<Dossier> Followed(this WorkflowDbContext context, CurrentActor me) =>
        me.FollowsAll() ? context.Dossiers.AsNoTracking() : context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks));

    /// <summary>Whether values, names and free text of a dossier that can be followed may be shown.</summary>
    public static async Task<bool> Reads(this WorkflowDbContext context, CurrentActor me, Guid dossierId, CancellationToken cancellation) =>
        RoutePolicies.ReadDossiers.Admits(me.Actor)
        && (!me.FollowsAll() || await context.Dossiers.Where(Visibility.Dossiers(me, context.Tasks)).AnyAsync(d => d.Id == dossierId, cancellation));
}
