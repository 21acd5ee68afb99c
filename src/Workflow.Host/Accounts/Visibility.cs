using System.Linq.Expressions;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Core.Tasks;

namespace Workflow.Host.Accounts;

/// <summary>
/// Which dossiers a caller may know of: those whose receiving or competent unit, or the unit of any of whose steps, is
/// within reach. Everything else is answered as not found. A post of administration, of procedures or of a portal gives no reach.
/// </summary>
internal static class Visibility
{
    /// <summary>The rule for queries; <paramref name="tasks"/> are the tasks of the same context.</summary>
    public static Expression<Func<Dossier, bool>> Dossiers(CurrentActor me, IQueryable<UserTask> tasks)
    {
        if (me.ReachesAll) return _ => true;
        var reach = me.Reach.ToArray();
        return dossier => reach.Contains(dossier.ReceivingUnit) || reach.Contains(dossier.CompetentUnit)
            || tasks.Any(task => task.DossierId == dossier.Id && reach.Contains(task.UnitCode));
    }

    /// <summary>The rule for tasks in a list: their own unit is within reach.</summary>
    public static Expression<Func<UserTask, bool>> Tasks(CurrentActor me)
    {
        if (me.ReachesAll) return _ => true;
        var reach = me.Reach.ToArray();
        return task => reach.Contains(task.UnitCode);
    }

    /// <summary>The rule for online submissions: the receiving unit is within reach, or the caller is the portal that handed it in.</summary>
    public static Expression<Func<Submission, bool>> Submissions(CurrentActor me)
    {
        if (me.ReachesAll) return _ => true;
        var (reach, portal) = (me.Reach.ToArray(), me.Actor.Id);
        return submission => reach.Contains(submission.ReceivingUnit) || submission.Portal == portal;
    }

    /// <inheritdoc cref="Submissions"/>
    public static bool Sees(this CurrentActor me, Submission submission) =>
        me.Reach.Contains(submission.ReceivingUnit) || submission.Portal == me.Actor.Id;

    /// <summary>The rule for a dossier in memory, judged by its open steps: enough for whoever is about to act on it.</summary>
    public static bool Sees(this CurrentActor me, Dossier dossier) =>
        me.Reach.Contains(dossier.ReceivingUnit) || me.Reach.Contains(dossier.CompetentUnit)
        || dossier.OpenTasks.Any(t => me.Reach.Contains(t.UnitCode));
}
