namespace Workflow.Core.Offices;

/// <summary>
/// Tells where an authority that was delegated would be delegated again, which the law forbids: the head of an agency delegates (<see cref="DelegationCriterion.D3"/>)
/// what the committee or the chairman delegated to that agency or its head (<see cref="DelegationCriterion.D1"/>, <see cref="DelegationCriterion.D2"/>).
/// </summary>
/// <remarks>
/// Authorities are words of a document. The agency of a head is the one that the words name, or else that of the officer who receives. What cannot be told: an agency
/// named in other words than those of the tree, and a document that was never entered here.
/// </remarks>
/// <param name="units">The tree of today.</param>
/// <param name="unitOf">Code of the unit of an officer; null for one who no longer serves.</param>
public sealed class DelegationChain(UnitTree units, Func<string, string?> unitOf)
{
    /// <summary>Whether the first delegates, for some procedure and day, what the second delegated to the delegating agency.</summary>
    public bool PassesOn(Delegation further, Delegation source) =>
        further.Criterion == DelegationCriterion.D3 && source.Criterion != DelegationCriterion.D3 && further.ToOfficerId != source.ToOfficerId && further.Meets(source)
        && AgencyOf(source.ToOfficerId) is { } received && DelegatingAgency(further) == received;

    private string? DelegatingAgency(Delegation delegation)
    {
        var words = FoldedText.Of(delegation.FromAuthority);
        var named = units.All.Where(u => u.Kind != UnitKind.Division && words.Contains(FoldedText.Of(u.Name), StringComparison.Ordinal)).MaxBy(u => u.Name.Length);
        return named is null ? AgencyOf(delegation.ToOfficerId) : units.Standing(named.Code);
    }

    private string? AgencyOf(string officerId) =>
        unitOf(officerId) is { } unit && units.Lineage(unit).FirstOrDefault(u => u.Kind != UnitKind.Division) is { } agency ? units.Standing(agency.Code) : null;
}
