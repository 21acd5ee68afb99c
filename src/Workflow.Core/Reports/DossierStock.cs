namespace Workflow.Core.Reports;

/// <summary>The dossiers whose processing goes on at one instant.</summary>
/// <param name="Open">All of them.</param>
/// <param name="Paused">Those that wait for a supplement or a payment, or are suspended.</param>
/// <param name="Overdue">Those past their binding date though not paused.</param>
/// <param name="InTime">Those that indicator 2.1 calls in time.</param>
public readonly record struct DossierStock(int Open, int Paused, int Overdue, int InTime)
{
    public static DossierStock operator +(DossierStock one, DossierStock other) =>
        new(one.Open + other.Open, one.Paused + other.Paused, one.Overdue + other.Overdue, one.InTime + other.InTime);
}
