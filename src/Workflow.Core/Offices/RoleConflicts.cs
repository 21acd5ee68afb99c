namespace Workflow.Core.Offices;

/// <summary>Which roles one person may not hold together, and which together ask for care.</summary>
public static class RoleConflicts
{
    /// <summary>
    /// What a role may not be held beside, of those held: who draws processes does not publish them (four eyes), and the account of a portal is nothing else.
    /// Null where nothing stands against it.
    /// </summary>
    public static Role? Forbids(Role role, IEnumerable<Role> held) => held.Where(h => h != role).Select(h => (Role?)h).FirstOrDefault(other => other is { } h && AreApart(role, h));

    /// <summary>Whether the roles are kept apart in each dossier only, or give an administrator dossiers to see: allowed, and worth a word.</summary>
    public static bool AskForCare(IReadOnlyCollection<Role> held) =>
        held.Contains(Role.Appraiser) && held.Contains(Role.Approver) || held.Contains(Role.SystemAdministrator) && held.Any(IsOfDossiers);

    private static bool AreApart(Role one, Role other) =>
        (one, other) is (Role.ProcessDesigner, Role.ProcedureController) or (Role.ProcedureController, Role.ProcessDesigner) || one == Role.Portal || other == Role.Portal;

    private static bool IsOfDossiers(Role role) => role is not (Role.ProcedureController or Role.ProcessDesigner or Role.SystemAdministrator or Role.Portal);
}
