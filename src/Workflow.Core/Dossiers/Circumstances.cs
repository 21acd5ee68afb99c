using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

/// <summary>What a verb needs to know of the world around the dossier; taken once per command.</summary>
/// <param name="Now">The command's instant, UTC, cut to the millisecond.</param>
/// <param name="ClockOf">The clock of a unit under the calendar in force now.</param>
/// <param name="ClockUnder">The clock of a unit under the calendar of a version.</param>
/// <param name="FindOfficer">An officer with the posts that hold now; null for one who does not serve.</param>
/// <param name="Delegations">Delegations to the actor and to whomever the actor stands in for, whether or not they hold today.</param>
public sealed record Circumstances(
    DateTime Now,
    Actor Actor,
    UnitTree Units,
    Func<string, OfficeClock> ClockOf,
    Func<string, string, OfficeClock> ClockUnder,
    Func<string, Actor?> FindOfficer,
    IReadOnlyList<Delegation> Delegations)
{
    /// <summary>Working minutes before its due instant in which a step that is done is on time rather than early.</summary>
    public int StepToleranceMinutes { get; init; }

    /// <summary>When to warn of due dates.</summary>
    public AlertPlan Alerts { get; init; } = AlertPlan.Standard;

    /// <summary>For whom the actor stands in; whether it holds is judged at the moment of the act.</summary>
    public IReadOnlyList<Deputy> ActingFor { get; init; } = [];

    /// <summary>Whether the actor stands in for an absent officer in a step of a unit, today and for this procedure.</summary>
    internal bool ActsFor(string officerId, string procedureCode, string unitCode)
    {
        if (ActingFor.Count == 0) return false;
        var today = ClockOf(unitCode).DayOf(Now);
        return ActingFor.Any(d => d.AbsentOfficerId == officerId && d.DeputyOfficerId == Actor.Id && d.Covers(procedureCode, today));
    }

    /// <summary>Whether the actor was asked, or stands in for the officer who was.</summary>
    public bool MayAnswer(Tasks.Clarification clarification) =>
        clarification.AskedId == Actor.Id || ActsFor(clarification.AskedId, clarification.ProcedureCode, clarification.UnitCode);

    /// <summary>Name of an officer, or the identifier of one who no longer serves.</summary>
    internal string NameOf(string officerId) => FindOfficer(officerId)?.Name ?? officerId;
}
