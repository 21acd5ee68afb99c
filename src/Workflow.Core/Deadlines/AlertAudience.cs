using Workflow.Core.Offices;

namespace Workflow.Core.Deadlines;

/// <summary>In whose hands an open step is.</summary>
/// <param name="AssigneeId">Null while anybody who may take it can.</param>
public readonly record struct StepHands(string? AssigneeId, Role Role, string UnitCode);

/// <summary>What a reminder is about, as far as it decides whom it goes to.</summary>
/// <param name="Steps">The step itself, or the open steps of the dossier; none e.g. at an incident.</param>
/// <param name="Above">Who hears of it from the due instant on: the head of division; before reception the supervisor of the centre.</param>
public sealed record AlertScope(string ReceivingUnit, string CompetentUnit, IReadOnlyList<StepHands> Steps, Role Above = Role.DivisionHead);

/// <summary>
/// Whom a reminder goes to, up the tree of units (docs/deadlines.md, section 7): who holds the step or may take it; from the due instant on
/// also the head of division of the step's unit; then the approver of the competent unit; then the supervisor of the receiving unit. Where
/// nobody serves in a role, the nearest unit above answers for it.
/// </summary>
/// <param name="units">All units.</param>
/// <param name="officersWith">Identifiers of the officers who serve today with a role in exactly that unit.</param>
/// <param name="serves">Whether an officer serves today.</param>
/// <param name="deputiesOf">Who acts for an absent officer today; they hear of that officer's steps as well. Null where nobody has deputies.</param>
public sealed class AlertAudience(
    UnitTree units, Func<Role, string, IReadOnlyList<string>> officersWith, Func<string, bool> serves, Func<string, IEnumerable<string>>? deputiesOf = null)
{
    /// <summary>The recipients of a threshold, each once, sorted.</summary>
    public IReadOnlyCollection<string> Of(Threshold threshold, AlertScope scope)
    {
        var recipients = new SortedSet<string>(StringComparer.Ordinal);
        switch (threshold)
        {
            case Threshold.RaisedToSupervisor:
                recipients.UnionWith(Nearest(Role.CenterSupervisor, scope.ReceivingUnit));
                break;
            case Threshold.RaisedToApprover:
                recipients.UnionWith(Nearest(Role.Approver, scope.CompetentUnit));
                break;
            default:
                foreach (var step in scope.Steps) AddStep(recipients, step, threshold, scope.Above);
                // Without an open step nobody would hear of it: the head of the competent unit stands in.
                if (scope.Steps.Count == 0) recipients.UnionWith(Nearest(Role.DivisionHead, scope.CompetentUnit));
                break;
        }
        return recipients;
    }

    /// <summary>The officers with a role in the unit, or in the nearest unit above it where anybody serves in it.</summary>
    public IReadOnlyList<string> Nearest(Role role, string unitCode)
    {
        foreach (var unit in units.Lineage(unitCode))
            if (officersWith(role, unit.Code) is { Count: > 0 } officers) return officers;
        return [];
    }

    private void AddStep(SortedSet<string> recipients, StepHands step, Threshold threshold, Role above)
    {
        // A holder who no longer serves reads no reminders: the step is anybody's who may take it.
        if (step.AssigneeId is { } holder && serves(holder))
        {
            recipients.Add(holder);
            if (deputiesOf is not null) recipients.UnionWith(deputiesOf(holder));
        }
        else recipients.UnionWith(Nearest(step.Role, step.UnitCode));
        if (threshold >= Threshold.Overdue) recipients.UnionWith(Nearest(above, step.UnitCode));
    }
}
