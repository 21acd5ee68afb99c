namespace Workflow.Core.Offices;

/// <summary>Who delegates to whom (Decision 299/QĐ-UBND, part IV): committee to department, chairman to head, head to deputy or division.</summary>
public enum DelegationCriterion { D1, D2, D3 }

/// <summary>A written delegation of appraisal and approval in one hand; it cannot be passed on.</summary>
public sealed class Delegation
{
    public required Guid Id { get; init; }
    public required DelegationCriterion Criterion { get; init; }

    /// <summary>The authority as it stands in the document, e.g. <c>Chủ tịch UBND xã</c>.</summary>
    public required string FromAuthority { get; init; }
    public required string ToOfficerId { get; init; }

    /// <summary>Codes of the procedures it covers, separated by commas; empty covers all of the officer's unit.</summary>
    public string Procedures { get; init; } = "";

    /// <summary>Number of the document that delegates.</summary>
    public required string Document { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity, inclusive; null without end.</summary>
    public DateOnly? ValidTo { get; init; }
    public DateTime? RevokedAt { get; init; }

    /// <summary>Whether it covers a procedure on a day: checked at the moment of signing, not of assignment.</summary>
    public bool Covers(string procedureCode, DateOnly day) =>
        RevokedAt is null && ValidFrom <= day && (ValidTo is null || day <= ValidTo)
        && (Procedures.Length == 0 || Procedures.Split(',').Contains(procedureCode, StringComparer.Ordinal));
}
