using System.Text.Json;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;

namespace Workflow.Host.Submissions;

/// <summary>An online submission as reception would take it in.</summary>
internal static class SubmissionReception
{
    /// <param name="declaration">Takes the place of the submission's own.</param>
    public static ReceiveDossierRequest Of(Submission submission, JsonElement? declaration = null) => new(
        submission.ProcedureCode, SubmissionChannel.Online,
        new ApplicantRequest(
            submission.ApplicantName, submission.ApplicantIdentity, submission.ApplicantPhone, submission.ApplicantAddress, submission.ApplicantEmail),
        declaration ?? JsonElement.Parse(submission.Declaration), submission.CaseKey, submission.ReceivingUnit);
}
