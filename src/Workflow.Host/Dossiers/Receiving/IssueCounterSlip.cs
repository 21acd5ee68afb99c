using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Submissions;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>What the counter answers instead of accepting: exactly one of missing papers and a refusal.</summary>
internal sealed record CounterAnswerRequest(ProcedureSpec Procedure, ApplicantRequest Applicant, SupplementSlip? Missing, string? Reason = null, string? LegalBasis = null);

/// <summary>Gives an applicant form 02 or 03 with a number of the receiving unit; no dossier begins.</summary>
internal sealed class IssueCounterSlip(CommitQueue queue, CommandCircumstances circumstances)
{
    /// <returns>Id of the slip; of the one issued before, when the request is repeated.</returns>
    public async Task<Result<Guid>> Issue(ChangeRequest request, CounterAnswerRequest answer)
    {
        var now = circumstances.Of(request.Me);
        var unit = request.Me.Actor.UnitCode;
        if (!now.Actor.Holds(Role.ReceptionOfficer, unit, now.Units))
            return ServiceSentences.Refuse(RejectionKind.Forbidden, "MayNotAnswer");
        if (Check(answer) is { Count: > 0 } problems)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problems };

        var slip = SlipOf(answer, unit, now);
        var year = now.ClockOf(unit).DayOf(now.Now).Year;
        var committed = await queue.Submit(new DossierCommand<Guid>(slip.Id, CarriesRevision: false, session =>
        {
            slip.Issue(year, session.Changes);
            return new Decision<Guid>(slip.Id, References.Of(References.CounterSlip, slip.Id));
        }, request.Key));
        return committed.Rejection is { } rejection ? rejection : References.IdOf(committed.Value.Reference);
    }

    private static List<Problem> Check(CounterAnswerRequest answer)
    {
        List<Problem> problems = [.. ApplicantCheck.Check(answer.Applicant)];
        if (answer.Missing is { } missing) problems.AddRange(CounterSlip.Check(missing).Select(p => p with { Path = "$.supplement" + p.Path[1..] }));
        else problems.AddRange(CounterSlip.CheckRefusal(answer.Reason, answer.LegalBasis).Select(p => p with { Path = "$.refusal" + p.Path[1..] }));
        return problems;
    }

    private static CounterSlip SlipOf(CounterAnswerRequest answer, string unit, Circumstances now)
    {
        var applicant = answer.Applicant.ToApplicant();
        return new CounterSlip
        {
            Id = Guid.CreateVersion7(), Kind = answer.Missing is null ? CounterAnswer.Refusal : CounterAnswer.Supplement, UnitCode = unit,
            ProcedureCode = answer.Procedure.Code, ProcedureName = answer.Procedure.Name.Vi, ApplicantName = applicant.Name, ApplicantAddress = applicant.Address,
            ApplicantPhone = applicant.Phone, ApplicantEmail = applicant.Email, Items = answer.Missing?.ToJson(),
            Reason = answer.Missing is null ? answer.Reason : null, LegalBasis = answer.Missing is null ? answer.LegalBasis : null,
            IssuedBy = now.Actor.Id, At = now.Now,
        };
    }
}
