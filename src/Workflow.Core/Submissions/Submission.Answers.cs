using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;

namespace Workflow.Core.Submissions;

public sealed partial class Submission
{
    /// <summary>Settles that the submission becomes a dossier, which the caller receives into the same change set.</summary>
    public Rejection? Accept(int? expectedRevision, Guid dossierId, Circumstances now, ChangeSet changes)
    {
        if (MayNotAnswer(now) is { } forbidden) return forbidden;
        if (IsSettled(expectedRevision) is { } conflict) return conflict;
        Answer(SubmissionState.Accepted, SubmissionVerb.Accepted, now, changes);
        DossierId = dossierId;
        return null;
    }

    /// <summary>Asks the applicant for everything that is missing, by form 02; a second time only with the basis that allows it.</summary>
    /// <param name="window">How long the applicant may take.</param>
    public Rejection? AskForSupplement(int? expectedRevision, SupplementSlip slip, TimeLimit window, Circumstances now, ChangeSet changes)
    {
        if (MayNotAnswer(now) is { } forbidden) return forbidden;
        if (IsSettled(expectedRevision) is { } conflict) return conflict;
        if (slip.Check(again: SupplementCount > 0) is { Count: > 0 } problems)
            return SubmissionSentences.Refuse(RejectionKind.Unprocessable, "SlipIncomplete") with { Problems = problems };
        var until = Deadline.OfDossier(now.Now, window, now.ClockOf(ReceivingUnit));
        if (until.Rejection is { } beyond) return beyond;

        Answer(SubmissionState.AwaitingSupplement, SubmissionVerb.SupplementAsked, now, changes, slip: slip);
        (SupplementDueAt, SupplementCount) = (until.Value.Binding, SupplementCount + 1);
        return null;
    }

    /// <summary>Refuses reception by form 03; one that waits for a supplement only when its time is over.</summary>
    public Rejection? Refuse(int? expectedRevision, string reason, string legalBasis, Circumstances now, ChangeSet changes)
    {
        if (MayNotAnswer(now) is { } forbidden) return forbidden;
        if (!IsSupplementOverdue(now.Now) && IsSettled(expectedRevision) is { } conflict) return conflict;
        if (MovedOn(expectedRevision) is { } moved) return moved;
        if (CheckRefusal(reason, legalBasis) is { Count: > 0 } problems)
            return SubmissionSentences.Refuse(RejectionKind.Unprocessable, "RefusalIncomplete") with { Problems = problems };

        Answer(SubmissionState.NotAccepted, SubmissionVerb.Refused, now, changes, reason, legalBasis);
        return null;
    }

    /// <summary>Whether the applicant's time to bring what is missing is over.</summary>
    public bool IsSupplementOverdue(DateTime now) => State == SubmissionState.AwaitingSupplement && SupplementDueAt < now;

    /// <summary>Takes what the applicant brings through the portal: reception has its time anew.</summary>
    /// <param name="declaration">The whole declaration anew; null leaves it.</param>
    /// <param name="attachments">All references anew; null leaves them.</param>
    public Rejection? Supply(string? declaration, string? attachments, string? note, TimeLimit limit, Circumstances now, ChangeSet changes)
    {
        if (State != SubmissionState.AwaitingSupplement)
            return SubmissionSentences.Refuse(RejectionKind.Conflict, "NothingToSupply", Reference, SubmissionSentences.Of($"State.{State}"));
        if (Reason.CheckLength(note) is { } tooLong) return tooLong;

        (Declaration, Attachments) = (declaration ?? Declaration, attachments ?? Attachments);
        (State, SupplementDueAt) = (SubmissionState.Submitted, null);
        if (StartClock(limit, now) is { } undated) return undated;
        Record(SubmissionVerb.Supplied, now, changes, AcknowledgeDueAt, note);
        return null;
    }

    /// <summary>Ends the submission at the applicant's wish; allowed until reception has settled it.</summary>
    public Rejection? Withdraw(string reason, Circumstances now, ChangeSet changes)
    {
        if (State is not (SubmissionState.Submitted or SubmissionState.AwaitingSupplement)) return Settled();
        if (Reason.Check(reason) is { } missing) return missing;

        var due = State == SubmissionState.Submitted ? AcknowledgeDueAt : (DateTime?)null;
        if (due is not null) StopClock(now);
        (State, SupplementDueAt) = (SubmissionState.Withdrawn, null);
        Record(SubmissionVerb.Withdrawn, now, changes, due, reason);
        return null;
    }

    private void Answer(
        SubmissionState state, SubmissionVerb verb, Circumstances now, ChangeSet changes,
        string? reason = null, string? legalBasis = null, SupplementSlip? slip = null)
    {
        var due = State == SubmissionState.Submitted ? AcknowledgeDueAt : (DateTime?)null;
        if (due is not null)
        {
            StopClock(now);
            AcknowledgedAt = now.Now;
        }
        (State, SupplementDueAt) = (state, null);
        Record(verb, now, changes, due, reason, legalBasis, slip);
    }

    private Rejection? MayNotAnswer(Circumstances now) => now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units)
        ? null
        : SubmissionSentences.Refuse(RejectionKind.Forbidden, "MayNotAnswer", now.Units.Find(ReceivingUnit)?.Name ?? ReceivingUnit);

    private Rejection? IsSettled(int? expectedRevision) => State == SubmissionState.Submitted ? MovedOn(expectedRevision) : Settled();

    private Rejection Settled() => SubmissionSentences.Refuse(RejectionKind.Conflict, "Settled", Reference, SubmissionSentences.Of($"State.{State}"));

    private Rejection? MovedOn(int? expectedRevision) => expectedRevision is { } expected && expected != Revision
        ? SubmissionSentences.Refuse(RejectionKind.Conflict, "SubmissionMovedOn", Reference)
        : null;

    private static List<Problem> CheckRefusal(string reason, string legalBasis)
    {
        var problems = new List<Problem>();
        Require(reason, "reason", Reason.Longest);
        Require(legalBasis, "legalBasis", SupplementSlip.LongestText);
        return problems;

        void Require(string text, string field, int longest)
        {
            var code = "Refusal." + field;
            if (string.IsNullOrWhiteSpace(text) || text.Length > longest) problems.Add(new Problem(code, "$." + field, null, SubmissionSentences.Of(code, longest)));
        }
    }
}
