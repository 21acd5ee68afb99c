namespace Workflow.Core.Offices;

/// <summary>Who does something: an officer with the posts that hold at this moment, or a machine.</summary>
public sealed record Actor(string Id, string Name, string UnitCode, IReadOnlyList<Actor.Held> Posts)
{
    /// <summary>A role held in a unit, and so in every unit below it.</summary>
    public readonly record struct Held(Role Role, string UnitCode)
    {
        /// <summary>Whether a process can give steps to such a post.</summary>
        public bool DoesSteps => Role is not (Role.CenterSupervisor or Role.ProcedureController or Role.ProcessDesigner or Role.SystemAdministrator or Role.Portal);
    }

    /// <summary>The service itself: sweeps and start-up work.</summary>
    public static readonly Actor System = new("system", "Hệ thống", "", []);

    /// <summary>Whether the actor holds a role in a unit, directly or in a unit above it.</summary>
    public bool Holds(Role role, string unitCode, UnitTree units) =>
        Posts.Any(p => p.Role == role && units.IsWithin(unitCode, p.UnitCode));

    /// <summary>Whether the actor takes part in the work on dossiers, rather than only watching or keeping the service.</summary>
    public bool DoesSteps => Posts.Any(p => p.DoesSteps);

    /// <summary>Whether the actor holds a role anywhere.</summary>
    public bool Holds(Role role) => Posts.Any(p => p.Role == role);
}
