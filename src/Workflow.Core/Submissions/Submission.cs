using System.Security.Cryptography;
using System.Text;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;

namespace Workflow.Core.Submissions;

/// <summary>
/// What an applicant submitted through a portal, until reception accepts it as a dossier or does not. A dossier's code and clock
/// begin with acceptance; before it only the acknowledgement has a date.
/// </summary>
public sealed partial class Submission : IWatched
{
    /// <summary>Most characters of a portal's reference.</summary>
    public const int LongestReference = 100;

    /// <summary>See <see cref="IdOf"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Sign-in name of the portal's account.</summary>
    public required string Portal { get; init; }

    /// <summary>The portal's own number.</summary>
    public required string Reference { get; init; }
    public required string ProcedureCode { get; init; }
    public required string ProcedureName { get; init; }
    public required string CaseKey { get; init; }
    public required string ReceivingUnit { get; init; }
    public required string ApplicantName { get; init; }
    public required string ApplicantIdentity { get; init; }
    public required string ApplicantPhone { get; init; }
    public required string ApplicantAddress { get; init; }
    public string? ApplicantEmail { get; init; }
    public required string Declaration { get; set; }

    /// <summary>References of the attached documents as compact JSON; the documents themselves stay with the portal.</summary>
    public required string Attachments { get; set; }

    /// <summary>Reference, applicant and identity number as they are searched (<see cref="FoldedText"/>).</summary>
    public required string SearchText { get; init; }

    /// <summary>When the applicant submitted, as the portal says.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>When it first arrived here.</summary>
    public required DateTime ArrivedAt { get; init; }
    public SubmissionState State { get; private set; }

    /// <summary>The dossier that it became; null until it is accepted.</summary>
    public Guid? DossierId { get; private set; }
    public int SupplementCount { get; private set; }

    /// <summary>Until when the applicant may bring what is missing; past it reception may refuse. Null unless that is waited for.</summary>
    public DateTime? SupplementDueAt { get; private set; }
    public int HistoryCount { get; private set; }
    public int Revision { get; set; }

    public Applicant Applicant => new(ApplicantName, ApplicantIdentity, ApplicantPhone, ApplicantAddress, ApplicantEmail);

    /// <summary>The id of a portal's submission: made from its reference, so that a reference sent again meets the row it made before, on any host.</summary>
    public static Guid IdOf(string portal, string reference) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{portal}\n{reference}")).AsSpan(0, 16));

    /// <summary>Takes in what a portal hands in: the clock of the acknowledgement starts, at the next opening where the office is closed.</summary>
    /// <param name="limit">Within which reception must answer.</param>
    public static Result<Submission> Submit(OnlineApplication application, TimeLimit limit, Circumstances now, ChangeSet changes)
    {
        if (now.Units.Find(application.ReceivingUnit) is not { } unit)
            return SubmissionSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", application.ReceivingUnit);
        if (!now.Actor.Holds(Role.Portal, unit.Code, now.Units))
            return SubmissionSentences.Refuse(RejectionKind.Forbidden, "MayNotSubmit", unit.Name);

        var applicant = application.Applicant;
        var submission = new Submission
        {
            Id = IdOf(now.Actor.Id, application.Reference),
            Portal = now.Actor.Id,
            Reference = application.Reference,
            ProcedureCode = application.ProcedureCode,
            ProcedureName = application.ProcedureName,
            CaseKey = application.CaseKey,
            ReceivingUnit = unit.Code,
            ApplicantName = applicant.Name,
            ApplicantIdentity = applicant.IdentityNumber,
            ApplicantPhone = applicant.Phone,
            ApplicantAddress = applicant.Address,
            ApplicantEmail = applicant.Email,
            Declaration = application.Declaration,
            Attachments = application.Attachments,
            SearchText = FoldedText.Of($"{application.Reference} {applicant.Name} {applicant.IdentityNumber}"),
            SubmittedAt = application.SubmittedAt,
            ArrivedAt = now.Now,
        };
        changes.Insert(submission);
        if (submission.StartClock(limit, now) is { } undated) return undated;
        submission.Record(SubmissionVerb.Submitted, now, changes, submission.AcknowledgeDueAt);
        return submission;
    }

    private void Record(
        SubmissionVerb verb, Circumstances now, ChangeSet changes, DateTime? due, string? reason = null, string? legalBasis = null, SupplementSlip? slip = null)
    {
        changes.Update(this);
        changes.Insert(new SubmissionEntry
        {
            SubmissionId = Id,
            Sequence = ++HistoryCount,
            At = now.Now,
            Verb = verb,
            ActorId = now.Actor.Id,
            UnitCode = now.Actor.UnitCode,
            AcknowledgeDueAt = due,
            Reason = reason,
            LegalBasis = legalBasis,
            Slip = slip?.ToJson(),
        });
    }
}
