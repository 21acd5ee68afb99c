using Workflow.Core.Dossiers;

namespace Workflow.Core.Submissions;

/// <summary>How a counter answers an application that it does not accept.</summary>
public enum CounterAnswer
{
    /// <summary>Form 02: what is missing.</summary>
    Supplement,
    /// <summary>Form 03: why it is not taken at all.</summary>
    Refusal,
}

/// <summary>
/// The slip that an applicant is given at the counter instead of a receipt (forms 02 and 03 of Circular 01/2018/TT-VPCP). No dossier
/// begins with it; kept so that it can be printed again and accounted for. Personal data: never logged.
/// </summary>
public sealed class CounterSlip
{
    public required Guid Id { get; init; }
    public required CounterAnswer Kind { get; init; }

    /// <summary>Drawn for unit, form and year when the slip is written, from 1.</summary>
    public long Number { get; private set; }
    public required string UnitCode { get; init; }
    public required string ProcedureCode { get; init; }
    public required string ProcedureName { get; init; }
    public required string ApplicantName { get; init; }
    public required string ApplicantAddress { get; init; }
    public required string ApplicantPhone { get; init; }
    public string? ApplicantEmail { get; init; }

    /// <summary>What is missing, as <see cref="SupplementSlip"/> writes it; null for a refusal.</summary>
    public string? Items { get; init; }

    /// <summary>Why the application is refused; null for a supplement.</summary>
    public string? Reason { get; init; }

    /// <summary>What the refusal rests on; null for a supplement.</summary>
    public string? LegalBasis { get; init; }
    public required string IssuedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Lists what is missing; every item needs a reason and a legal basis.</summary>
    public static IReadOnlyList<Problem> Check(SupplementSlip items) => items.Check(again: false);

    /// <summary>Every problem of a refusal: it needs a reason and a legal basis, never a technical one.</summary>
    public static IReadOnlyList<Problem> CheckRefusal(string? reason, string? legalBasis)
    {
        var problems = new List<Problem>();
        if (Dossiers.Reason.Check(reason) is { } unsaid) problems.Add(new Problem(unsaid.Code, "$.reason", null, unsaid.Sentence));
        if (Dossiers.Reason.CheckBasis(legalBasis) is { } unfounded) problems.Add(new Problem(unfounded.Code, "$.legalBasis", null, unfounded.Sentence));
        return problems;
    }

    /// <summary>Writes the slip and asks for its number.</summary>
    /// <param name="year">Year in the office's zone.</param>
    public void Issue(int year, ChangeSet changes)
    {
        changes.Insert(this);
        changes.Draw(new NumberRequest($"slip:{Kind}:{UnitCode}:{year}", number => Number = number));
    }
}
