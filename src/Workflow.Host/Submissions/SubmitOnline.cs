using System.Text.Json;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Submissions;

/// <summary>Takes in what a portal hands in for an applicant; the clock of the acknowledgement starts.</summary>
internal sealed class SubmitOnline(
    CommitQueue queue, CommandCircumstances circumstances, CurrentVersions current, SubmissionCommands commands, IOptions<SubmissionOptions> options)
{
    /// <summary>Takes in a submission; every problem of it is listed at once, and a reference that is known already is a conflict.</summary>
    public async Task<Result<SubmissionLine>> Submit(ChangeRequest request, SubmitOnlineRequest sent, CancellationToken cancellation)
    {
        var now = circumstances.Of(request.Me);
        var version = await current.Of(sent.Procedure, cancellation);
        if (version.Rejection is { } unpublished) return unpublished;
        var application = Held(version.Value, sent, now.Now);
        if (application.Rejection is { } incomplete) return incomplete;

        var id = Submission.IdOf(request.Me.Actor.Id, sent.Reference);
        var committed = await queue.Submit(new DossierCommand<SubmissionLine>(
            id, CarriesRevision: false, session => Decide(id, application.Value, now, session), request.Key));
        return await commands.Answer(request.Me, committed);
    }

    private Result<Decision<SubmissionLine>> Decide(Guid id, OnlineApplication application, Circumstances now, CommandSession session)
    {
        if (session.Find<Submission>(id) is not null) return OnlineSentences.Refuse(RejectionKind.Conflict, "ReferenceKnown", application.Reference);
        var submitted = Submission.Submit(application, options.Value.AcknowledgeLimit, now, session.Changes);
        return submitted.Rejection is { } rejection
            ? rejection
            : new Decision<SubmissionLine>(SubmissionLine.Of(submitted.Value, now.Now), References.Of(References.Submission, id));
    }

    private static Result<OnlineApplication> Held(PublishedVersion version, SubmitOnlineRequest sent, DateTime now)
    {
        var reception = sent.ToReception();
        var chosen = ReceiveDossier.CaseOf(version, reception);
        if (chosen.Rejection is { } unknown) return unknown;
        IReadOnlyList<Problem> problems = [.. OnlineCheck.Check(sent, chosen.Value, now), .. ReceiveDossier.Check(version, reception)];
        if (problems.Count > 0) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problems };
        return new OnlineApplication(
            sent.Reference, version.ProcedureCode, version.Spec.Name.Vi, chosen.Value.Key, sent.ReceivingUnit, sent.Applicant.ToApplicant(),
            sent.Declaration.GetRawText(), ToJson(sent.Attachments), sent.SubmittedAt.UtcDateTime);
    }

    internal static string ToJson(IReadOnlyList<AttachedDocument> attachments) => JsonSerializer.Serialize(attachments, ApiJson.Default.IReadOnlyListAttachedDocument);
}
