namespace Workflow.Core.Dossiers;

/// <summary>A new date that an agency promises with an apology letter (Circular 01/2018/TT-VPCP, form 04; Circular 03/2025/TT-VPCP).</summary>
/// <param name="PromisedAt">UTC; in office hours of a working day.</param>
/// <param name="Document">Number of the apology letter.</param>
/// <param name="LegalBasis">The provision that allows more time: only with it the binding date moves. Null for an apology alone.</param>
/// <param name="OverrideReason">Why the approver allows a second extension; null for the first.</param>
public sealed record Extension(DateTime PromisedAt, string Reason, string Document, string? LegalBasis = null, string? OverrideReason = null);
