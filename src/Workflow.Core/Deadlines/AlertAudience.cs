using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>
/// Whom a reminder goes to (docs/deadlines.md, section 7): who holds the step or may take it, the supervisors of the receiving unit and, once
/// it is overdue, the heads of division of the step's unit.
/// </summary>
/// <param name="units">All units.</param>
/// <param name="officersWith">Identifiers of the officers who serve today with a role in exactly that unit.</param>
public sealed class AlertAudience(UnitTree units, Func<Role, string, IReadOnlyList<string>> officersWith)
{
    /// <summary>The recipients of a step's threshold.</summary>
    internal SortedSet<string> OfStep(Dossier dossier, UserTask task, Threshold threshold, Circumstances now)
    {
        var recipients = Supervisors(dossier);
        AddStep(recipients, task, threshold, now);
        return recipients;
    }

    /// <summary>The recipients of the appointed date's threshold: those of every open step; without one, e.g. at an incident, the competent unit stands in.</summary>
    internal SortedSet<string> OfDossier(Dossier dossier, Threshold threshold, Circumstances now)
    {
        var recipients = Supervisors(dossier);
        foreach (var task in dossier.OpenTasks) AddStep(recipients, task, threshold, now);
        if (dossier.OpenTasks.Count == 0 && threshold == Threshold.Overdue) recipients.UnionWith(Nearest(Role.DivisionHead, dossier.CompetentUnit));
        return recipients;
    }

    private SortedSet<string> Supervisors(Dossier dossier) => new(Nearest(Role.CenterSupervisor, dossier.ReceivingUnit), StringComparer.Ordinal);

    private void AddStep(SortedSet<string> recipients, UserTask task, Threshold threshold, Circumstances now)
    {
        // A holder who no longer serves reads no reminders: the step is anybody's who may take it.
        if (task.AssigneeId is { } holder && now.FindOfficer(holder) is not null) recipients.Add(holder);
        else recipients.UnionWith(Nearest(task.Role, task.UnitCode));
        if (threshold == Threshold.Overdue) recipients.UnionWith(Nearest(Role.DivisionHead, task.UnitCode));
    }

    /// <summary>The officers with a role in the unit, or in the nearest unit above it where anybody has it.</summary>
    private IReadOnlyList<string> Nearest(Role role, string unitCode)
    {
        foreach (var unit in units.Lineage(unitCode))
            if (officersWith(role, unit.Code) is { Count: > 0 } officers) return officers;
        return [];
    }
}
