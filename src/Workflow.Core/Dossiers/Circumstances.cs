using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

/// <summary>What a verb needs to know of the world around the dossier; taken once per command.</summary>
/// <param name="Now">The command's instant, UTC, cut to the millisecond.</param>
/// <param name="ClockOf">The clock of a unit under the calendar in force now.</param>
/// <param name="Delegations">Delegations to the actor, whether or not they hold today.</param>
public sealed record Circumstances(
    DateTime Now,
    Actor Actor,
    UnitTree Units,
    Func<string, OfficeClock> ClockOf,
    IReadOnlyList<Delegation> Delegations);
