using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;

namespace Workflow.Host.Submissions;

/// <summary>How the date of an acknowledgement came about, line by line. Instants are UTC.</summary>
/// <param name="PresentedAt">From when it counts: the arrival, or the last supplement.</param>
/// <param name="Limit">Written form of the time reception has, e.g. <c>8wh</c>.</param>
internal sealed record AcknowledgementExplanation(
    string Reference, string Limit, DateTime PresentedAt, DateTime AcknowledgeDueAt, string CalendarVersion, IReadOnlyList<ExplanationLine> Derivation);

/// <summary>Explains the date of an acknowledgement under the calendar that it was computed with.</summary>
internal sealed class ExplainAcknowledgement(SubmissionQueries queries, OfficeClocks clocks)
{
    public async Task<Result<AcknowledgementExplanation>> Explain(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        var found = await queries.Find(me, id, cancellation);
        if (found.Rejection is { } unseen) return unseen;
        var submission = found.Value;
        var lines = submission.ExplainAcknowledgement(clocks.Under(submission.ReceivingUnit, submission.CalendarVersion));
        if (lines.Rejection is { } unexplained) return unexplained;
        return new AcknowledgementExplanation(
            submission.Reference, submission.AcknowledgeLimit, submission.PresentedAt, submission.AcknowledgeDueAt, submission.CalendarVersion,
            ExplanationLine.Of(lines.Value));
    }
}
