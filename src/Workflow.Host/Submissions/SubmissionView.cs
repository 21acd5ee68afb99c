using System.Text.Json;
using Workflow.Core.Submissions;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Submissions;

/// <summary>An online submission in a list. Instants are UTC.</summary>
/// <param name="NationalStatus">The national dossier status, 1 to 10.</param>
/// <param name="AcknowledgeLimit">Written form of the time reception has, e.g. <c>8wh</c>.</param>
/// <param name="AcknowledgeDueAt">By when reception must accept, ask or refuse, or had to.</param>
/// <param name="IsBreached">Whether reception failed to answer in time, now or before.</param>
/// <param name="DossierId">The dossier that it became.</param>
internal sealed record SubmissionLine(
    Guid Id,
    string Portal,
    string Reference,
    string ProcedureCode,
    string ProcedureName,
    string Case,
    string ApplicantName,
    string ReceivingUnit,
    SubmissionState State,
    int NationalStatus,
    DateTime SubmittedAt,
    DateTime PresentedAt,
    string AcknowledgeLimit,
    DateTime AcknowledgeDueAt,
    DateTime? AcknowledgedAt,
    bool IsBreached,
    DateTime? SupplementDueAt,
    Guid? DossierId,
    int Revision)
{
    /// <param name="now">The instant against which lateness is judged.</param>
    public static SubmissionLine Of(Submission s, DateTime now) => new(
        s.Id, s.Portal, s.Reference, s.ProcedureCode, s.ProcedureName, s.CaseKey, s.ApplicantName, s.ReceivingUnit, s.State, s.State.NationalStatus(),
        s.SubmittedAt, s.PresentedAt, s.AcknowledgeLimit, s.AcknowledgeDueAt, s.AcknowledgedAt, s.IsBreached(now), s.SupplementDueAt, s.DossierId, s.Revision);
}

/// <summary>An online submission with all that the applicant sent and all that was done.</summary>
/// <param name="Breaches">How many dates of acknowledgement passed before they were answered.</param>
/// <param name="DossierCode">Code of the dossier that it became.</param>
internal sealed record SubmissionView(
    SubmissionLine Submission,
    int Breaches,
    int SupplementCount,
    ApplicantView Applicant,
    string Declaration,
    IReadOnlyList<AttachedDocument> Attachments,
    string? DossierCode,
    IReadOnlyList<SubmissionAct> History)
{
    public static SubmissionView Of(Submission s, IEnumerable<SubmissionEntry> history, string? dossierCode, DateTime now) => new(
        SubmissionLine.Of(s, now), s.Breaches, s.SupplementCount,
        new ApplicantView(s.ApplicantName, s.ApplicantIdentity, s.ApplicantPhone, s.ApplicantAddress, s.ApplicantEmail), s.Declaration,
        JsonSerializer.Deserialize(s.Attachments, ApiJson.Default.IReadOnlyListAttachedDocument)!, dossierCode, [.. history.Select(SubmissionAct.Of)]);
}

/// <summary>One act on an online submission.</summary>
/// <param name="AcknowledgeDueAt">The date that the act set, or the one that it met or missed.</param>
/// <param name="Slip">The items of form 02.</param>
internal sealed record SubmissionAct(
    int Sequence, DateTime At, SubmissionVerb Verb, string ActorId, DateTime? AcknowledgeDueAt, string? Reason, string? LegalBasis, SupplementSlip? Slip)
{
    public static SubmissionAct Of(SubmissionEntry e) => new(
        e.Sequence, e.At, e.Verb, e.ActorId, e.AcknowledgeDueAt, e.Reason, e.LegalBasis, e.Slip is null ? null : SupplementSlip.Parse(e.Slip));
}

/// <summary>How many submissions a unit was sent, and at how many of them it failed to answer in time.</summary>
internal sealed record UnitBreaches(string Unit, int Submissions, int Breached);
