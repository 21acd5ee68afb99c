using Workflow.Core.Procedures;

namespace Workflow.Core.Reports;

/// <summary>The procedures in force of an agency, by how far they are settled wholly at the centre ("5 tại chỗ", Decision 299/QĐ-UBND).</summary>
/// <param name="Procedures">All of them.</param>
/// <param name="Used">Those with a dossier received in the period.</param>
/// <param name="Eligible">Those that <see cref="OnSiteRule"/> allows.</param>
/// <param name="Listed">Those on the list.</param>
/// <param name="ListedUsed">Of these, those with a dossier received in the period.</param>
/// <param name="ListedEligible">Of these, those that the rule allows.</param>
/// <param name="Delegated">Of these, those for which appraisal and approval are delegated.</param>
public readonly record struct OnSiteCounts(int Procedures, int Used, int Eligible, int Listed, int ListedUsed, int ListedEligible, int Delegated)
{
    /// <summary>Percent of the eligible ones that the second phase (2022) asks for.</summary>
    public const int SecondPhase = 100;

    /// <summary>Percent of the listed ones that are to be delegated.</summary>
    public const int Delegation = 50;

    /// <summary>What the first phase (to 12/2021) is measured by: of the procedures in regular use, those on the list.</summary>
    public Share OfUsed => new(ListedUsed, Used);

    /// <summary>What the second phase is measured by.</summary>
    public Share OfEligible => new(ListedEligible, Eligible);

    public Share WithDelegation => new(Delegated, Listed);

    /// <summary>Percent of the procedures in regular use that the first phase asks for; of communes what it asked of districts, whose work they have taken over.</summary>
    public static int FirstPhase(ProcedureLevel level) => level == ProcedureLevel.Province ? 30 : 60;

    /// <summary>One procedure.</summary>
    public static OnSiteCounts Of(bool isListed, bool isUsed, bool isEligible, bool isDelegated) => new(
        1, isUsed ? 1 : 0, isEligible ? 1 : 0, isListed ? 1 : 0, isListed && isUsed ? 1 : 0, isListed && isEligible ? 1 : 0, isListed && isDelegated ? 1 : 0);

    public static OnSiteCounts operator +(OnSiteCounts one, OnSiteCounts other) => new(
        one.Procedures + other.Procedures, one.Used + other.Used, one.Eligible + other.Eligible, one.Listed + other.Listed,
        one.ListedUsed + other.ListedUsed, one.ListedEligible + other.ListedEligible, one.Delegated + other.Delegated);
}
