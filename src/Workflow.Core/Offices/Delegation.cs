namespace Workflow.Core.Offices;

/// <summary>Who delegates to whom (Decision 299/QĐ-UBND, part IV): committee to department, chairman to head, head to deputy or division.</summary>
public enum DelegationCriterion { D1, D2, D3 }

/// <summary>How a delegation stands on a day.</summary>
public enum DelegationState
{
    InForce,
    ToCome,
    /// <summary>Its last day is over, or it was revoked.</summary>
    Over,
}

/// <summary>A written delegation of appraisal and approval in one hand; it cannot be passed on.</summary>
public sealed class Delegation
{
    /// <summary>Most characters of the authority.</summary>
    public const int LongestAuthority = 200;

    /// <summary>Most characters of the document's number.</summary>
    public const int LongestDocument = 100;

    /// <summary>Most characters of the reason for which one is revoked.</summary>
    public const int LongestReason = 400;

    /// <summary>Most procedures that can be listed; who is to sign more signs all of the unit.</summary>
    public const int MostProcedures = 100;

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

    /// <summary>UTC; null for one that was not revoked.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>The listed procedures; empty for all of the officer's unit.</summary>
    public IReadOnlyList<string> ProcedureCodes => Procedures.Length == 0 ? [] : Procedures.Split(',');

    /// <summary>Whether it covers a procedure on a day: checked at the moment of signing, not of assignment.</summary>
    public bool Covers(string procedureCode, DateOnly day) =>
        StateOn(day) == DelegationState.InForce && (Procedures.Length == 0 || ProcedureCodes.Contains(procedureCode, StringComparer.Ordinal));

    public DelegationState StateOn(DateOnly day) =>
        RevokedAt is not null || ValidTo < day ? DelegationState.Over : day < ValidFrom ? DelegationState.ToCome : DelegationState.InForce;

    /// <summary>Enters one; refused where a document says it already, and where what is delegated was delegated itself.</summary>
    /// <param name="known">Delegations that were not revoked and whose last day is not over, to everybody.</param>
    /// <param name="chain">Who works where.</param>
    public static Result<Delegation> Grant(DelegationRequest request, IReadOnlyCollection<Delegation> known, DelegationChain chain, DateOnly today, DateTime now)
    {
        List<Problem> problems = [.. request.Problems(today)];
        if (problems.Count > 0) return DelegationSentences.Refuse(RejectionKind.Unprocessable, "DelegationUnusable") with { Problems = problems };
        var granted = new Delegation
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Criterion = request.Criterion,
            FromAuthority = request.FromAuthority.Trim(),
            ToOfficerId = request.To.Id,
            Procedures = string.Join(',', request.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            Document = request.Document.Trim(),
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
        };
        if (known.FirstOrDefault(granted.Repeats) is { } same)
            return DelegationSentences.Refuse(RejectionKind.Conflict, "DelegationExists", request.To.Name, same.Document, same.ValidFrom);
        if (known.FirstOrDefault(other => chain.PassesOn(granted, other)) is { } source)
            return DelegationSentences.Refuse(RejectionKind.Conflict, "DelegationOfDelegated", source.FromAuthority, source.Document);
        if (known.FirstOrDefault(other => chain.PassesOn(other, granted)) is { } further)
            return DelegationSentences.Refuse(RejectionKind.Conflict, "DelegatedFurther", further.FromAuthority, further.Document);
        return granted;
    }

    /// <summary>Ends it from this moment on; what was signed by it stays signed.</summary>
    public Result<Delegation> Revoke(string reason, DateOnly today, DateTime now)
    {
        if (RevokedAt is not null) return DelegationSentences.Refuse(RejectionKind.Conflict, "DelegationRevoked", Document);
        if (ValidTo < today) return DelegationSentences.Refuse(RejectionKind.Conflict, "DelegationEnded", Document, ValidTo);
        if (reason.Trim().Length is 0 or > LongestReason)
            return DelegationSentences.Refuse(RejectionKind.Unprocessable, "DelegationUnusable") with { Problems = [DelegationSentences.Wrong("reason", "RevocationReasonInvalid", LongestReason)] };
        RevokedAt = now;
        return this;
    }

    /// <summary>Whether both hold for the same procedure on some day.</summary>
    internal bool Meets(Delegation other) =>
        RevokedAt is null && other.RevokedAt is null
        && (other.ValidTo is null || ValidFrom <= other.ValidTo) && (ValidTo is null || other.ValidFrom <= ValidTo)
        && (Procedures.Length == 0 || other.Procedures.Length == 0 || ProcedureCodes.Intersect(other.ProcedureCodes, StringComparer.Ordinal).Any());

    /// <summary>Whether another entry says the same of the same officer by the same document.</summary>
    private bool Repeats(Delegation other) =>
        ToOfficerId == other.ToOfficerId && string.Equals(Document, other.Document, StringComparison.OrdinalIgnoreCase) && Meets(other);
}

/// <summary>What a document delegates, to whom and for how long.</summary>
/// <param name="ValidTo">Last day, inclusive; null without end.</param>
/// <param name="Procedures">Codes of the procedures it covers; empty for all of the officer's unit.</param>
public sealed record DelegationRequest(
    DelegationCriterion Criterion, string FromAuthority, Officer To, IReadOnlyList<string> Procedures, string Document, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Each thing wrong with it by itself, at its field.</summary>
    public IEnumerable<Problem> Problems(DateOnly today)
    {
        if (FromAuthority.Trim().Length is 0 or > Delegation.LongestAuthority) yield return DelegationSentences.Wrong("fromAuthority", "AuthorityInvalid", Delegation.LongestAuthority);
        if (Document.Trim().Length is 0 or > Delegation.LongestDocument) yield return DelegationSentences.Wrong("document", "DocumentInvalid", Delegation.LongestDocument);
        if (ValidTo < ValidFrom) yield return DelegationSentences.Wrong("validTo", "DelegationDaysReversed");
        else if (ValidTo < today) yield return DelegationSentences.Wrong("validTo", "DelegationOver");
        if (Procedures.Count > Delegation.MostProcedures) yield return DelegationSentences.Wrong("procedures", "TooManyDelegated", Delegation.MostProcedures);
    }
}
