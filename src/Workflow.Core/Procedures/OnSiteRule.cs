using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Procedures;

/// <summary>Which procedures could be settled wholly at the centre ("5 tại chỗ"), as far as a process tells (Decision 299/QĐ-UBND, part II).</summary>
public static class OnSiteRule
{
    /// <summary>
    /// Whether steps need one agency only, no look on the spot, no council and nobody else's opinion. That the case is simple, short and frequent, and that its
    /// result can be signed electronically, is for the agency to judge.
    /// </summary>
    public static bool Allows(IEnumerable<StepSettings> steps) => steps.All(s =>
        s.UnitSelector != UnitSelector.Named
        && s.Kind is not (StepKind.VerifyOnSite or StepKind.Consult)
        && s.Role is not (Role.ConsultedOfficer or Role.ExternalAgency or Role.CouncilSecretary));
}
