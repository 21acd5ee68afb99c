using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Submissions;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;

namespace Workflow.Host.Submissions;

/// <summary>What an applicant does later through the portal that handed the submission in; to any other portal it does not exist.</summary>
internal sealed class PortalActs(SubmissionCommands commands, SubmissionQueries queries, CurrentVersions current, IOptions<SubmissionOptions> options)
{
    /// <summary>Brings what form 02 asked for; reception has its time anew.</summary>
    public async Task<Result<SubmissionLine>> Supply(ChangeRequest request, Guid id, SupplyOnlineRequest brought, CancellationToken cancellation)
    {
        var found = await queries.Find(request.Me, id, cancellation);
        if (found.Rejection is { } unseen) return unseen;
        if (await Check(found.Value, brought, cancellation) is { } refused) return refused;

        var declaration = brought.Declaration is { } given ? given.GetRawText() : null;
        var attachments = brought.Attachments is { } attached ? SubmitOnline.ToJson(attached) : null;
        return await commands.Run(request, id, (submission, now, changes) => Foreign(submission, request)
            ?? submission.Supply(declaration, attachments, brought.Note, options.Value.AcknowledgeLimit, now, changes));
    }

    /// <summary>Ends the submission at the applicant's wish.</summary>
    public Task<Result<SubmissionLine>> Withdraw(ChangeRequest request, Guid id, WithdrawSubmissionRequest wish) =>
        commands.Run(request, id, (submission, now, changes) => Foreign(submission, request) ?? submission.Withdraw(wish.Reason, now, changes));

    private static Rejection? Foreign(Submission submission, ChangeRequest request) =>
        submission.Portal == request.Me.Actor.Id ? null : OnlineSentences.Refuse(RejectionKind.NotFound, "SubmissionNotFound");

    private async Task<Rejection?> Check(Submission submission, SupplyOnlineRequest brought, CancellationToken cancellation)
    {
        if (brought.Declaration is null && brought.Attachments is null) return OnlineSentences.Refuse(RejectionKind.Unprocessable, "NothingBrought");
        var version = await current.Of(submission.ProcedureCode, cancellation);
        if (version.Rejection is { } unpublished) return unpublished;
        var reception = SubmissionReception.Of(submission, brought.Declaration);
        var chosen = ReceiveDossier.CaseOf(version.Value, reception);
        if (chosen.Rejection is { } unknown) return unknown;
        IReadOnlyList<Problem> problems = [.. OnlineCheck.Attachments(brought.Attachments ?? [], chosen.Value), .. ReceiveDossier.Check(version.Value, reception)];
        return problems.Count == 0 ? null : ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problems };
    }
}
