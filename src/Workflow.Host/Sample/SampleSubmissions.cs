using System.Globalization;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Submissions;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Submissions;

namespace Workflow.Host.Sample;

/// <summary>Makes sample submissions through the operations that the API calls, each act at its own past instant.</summary>
internal sealed class SampleSubmissions(
    SampleClock clock, OfficeDirectory directory, OfficeClocks clocks, CurrentVersions current,
    SubmitOnline submit, PortalActs portal, AcceptSubmission accept, AnswerSubmission answer, SubmissionQueries queries)
{
    /// <summary>Hands a submission in and does what its plan says; a refusal is a fault of the plan.</summary>
    /// <param name="now">The real instant: nothing happens later.</param>
    public async Task Make(SampleSubmission plan, int number, string procedure, ExampleFile examples, DateTime now, CancellationToken cancellation)
    {
        var example = examples.Dossiers[plan.Example];
        var office = clocks.Of(example.ReceivingUnit);
        var at = office.Subtract(now, (int)(plan.AgeHours * 60)).Value;
        clock.Set(at);
        var documents = await Documents(procedure, example.Case, number, cancellation);
        var sent = new SubmitOnlineRequest(
            string.Create(CultureInfo.InvariantCulture, $"DVC-{clock.GetUtcNow():yyMMdd}-{number:0000}"), procedure, example.ReceivingUnit, SampleApplicants.Of(200 + number),
            ExampleValues.Merge(examples.Declaration), plan.Lacks ? documents[..^1] : documents, new DateTimeOffset(at, TimeSpan.Zero), example.Case);
        var id = Must(await submit.Submit(new ChangeRequest(OfficerOf(Role.Portal)), sent, cancellation)).Id;
        foreach (var (verb, afterHours) in plan.Acts)
        {
            at = office.Add(at, afterHours * 60).Value;
            clock.Set(at < now ? at : now);
            await Act(verb, id, example.ReceivingUnit, documents, cancellation);
        }
    }

    private async Task Act(SubmissionVerb verb, Guid id, string unit, AttachedDocument[] documents, CancellationToken cancellation)
    {
        var applicant = new ChangeRequest(OfficerOf(Role.Portal));
        if (verb == SubmissionVerb.Supplied)
            Must(await portal.Supply(applicant, id, new SupplyOnlineRequest(Attachments: documents, Note: "Đã đính kèm giấy tờ còn thiếu."), cancellation));
        else if (verb == SubmissionVerb.Withdrawn)
            Must(await portal.Withdraw(applicant, id, new WithdrawSubmissionRequest("Người nộp thay đổi nhu cầu.")));
        else
            await Answer(verb, id, unit, documents[^1].Name, cancellation);
    }

    private async Task Answer(SubmissionVerb verb, Guid id, string unit, string lacking, CancellationToken cancellation)
    {
        var officer = OfficerOf(Role.ReceptionOfficer, unit);
        var change = new ChangeRequest(officer, Must(await queries.Find(officer, id, cancellation)).Revision);
        if (verb == SubmissionVerb.Accepted)
            Must(await accept.Accept(change, id, cancellation));
        else if (verb == SubmissionVerb.SupplementAsked)
            Must(await answer.Ask(change, id, new SupplementSlip([new SupplementItem(lacking, "Chưa có trong hồ sơ nộp trực tuyến", "Thành phần hồ sơ của thủ tục")])));
        else
            Must(await answer.Refuse(change, id, new RefuseSubmissionRequest("Nội dung đề nghị không thuộc thẩm quyền giải quyết.", "Nghị định 61/2018/NĐ-CP, Điều 17")));
    }

    private async Task<AttachedDocument[]> Documents(string procedure, string caseKey, int number, CancellationToken cancellation)
    {
        var spec = Must(await current.Of(procedure, cancellation)).Spec;
        return
        [
            .. spec.FindCase(caseKey)!.Documents.Select(key => new AttachedDocument(
                $"{spec.FindDocument(key)!.ShortName}.pdf", string.Create(CultureInfo.InvariantCulture, $"https://dichvucong.example/tep/{number}/{key}"), key)),
        ];
    }

    private CurrentActor OfficerOf(Role role, string? unit = null)
    {
        var office = directory.Current;
        return office.Officers.Select(o => office.Person(o.Id)!).First(p => p.Actor.Posts.Any(post => post.Role == role && (unit is null || post.UnitCode == unit)));
    }

    private static T Must<T>(Result<T> result) => result.Rejection is not { } rejection
        ? result.Value
        : throw new InvalidOperationException($"{rejection.Sentence.En} {string.Join(' ', rejection.Problems.Select(p => p.Sentence.En))}");
}
