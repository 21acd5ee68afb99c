using Workflow.Core.Offices;

namespace Workflow.Host.Administration.Delegations;

/// <summary>A written delegation that is entered.</summary>
/// <param name="FromAuthority">As it stands in the document, e.g. <c>Giám đốc Sở Xây dựng</c>.</param>
/// <param name="Document">Its number.</param>
/// <param name="ValidTo">Last day, inclusive; left out without end.</param>
/// <param name="Procedures">Codes of the procedures it covers; left out or empty for all of the officer's unit.</param>
internal sealed record GrantDelegation(
    DelegationCriterion Criterion, string FromAuthority, string Document, DateOnly ValidFrom, DateOnly? ValidTo = null, IReadOnlyList<string>? Procedures = null)
{
    public DelegationRequest To(Officer officer) => new(Criterion, FromAuthority, officer, Procedures ?? [], Document, ValidFrom, ValidTo);
}

/// <param name="Reason">Kept in the officer's history.</param>
internal sealed record RevokeDelegation(string Reason);
