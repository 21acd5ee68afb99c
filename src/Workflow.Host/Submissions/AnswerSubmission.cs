using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Submissions;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Submissions;

/// <summary>The answers of reception that make no dossier: form 02 and form 03.</summary>
internal sealed class AnswerSubmission(SubmissionCommands commands, IOptions<SubmissionOptions> options)
{
    /// <summary>Asks the applicant for everything that is missing, at once.</summary>
    public Task<Result<SubmissionLine>> Ask(ChangeRequest request, Guid id, SupplementSlip slip) => commands.Run(
        request, id, (submission, now, changes) => submission.AskForSupplement(request.Revision, slip, options.Value.SupplementWindow, now, changes));

    /// <summary>Refuses reception, with reason and legal basis.</summary>
    public Task<Result<SubmissionLine>> Refuse(ChangeRequest request, Guid id, RefuseSubmissionRequest refusal) => commands.Run(
        request, id, (submission, now, changes) => submission.Refuse(request.Revision, refusal.Reason, refusal.LegalBasis, now, changes));
}
