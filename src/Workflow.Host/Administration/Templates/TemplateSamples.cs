using Workflow.Core.Deadlines;
using Workflow.Core.Notices;
using Workflow.Host.Notices;

namespace Workflow.Host.Administration.Templates;

/// <summary>Facts with which a wording is shown and measured; they are about nobody.</summary>
internal static class TemplateSamples
{
    private const string Code = "000.00.14.H05-261120-0042";

    /// <summary>The letters in which a wording is shown: its own, and for footers one to an officer and one to an applicant.</summary>
    public static IEnumerable<Notice> LettersOf(TemplateKey key, DateTime now) =>
        (key.IsFooter ? ["Task.Near", "Applicant.NewAppointment"] : new[] { key.Template }).Select(template => Of(template, now, key.InEnglish));

    /// <param name="now">UTC; dates of the sample lie behind it.</param>
    public static Notice Of(string template, DateTime now, bool inEnglish)
    {
        var due = now.AddHours(5);
        if (template == "Digest")
            return new Notice(NoticeKinds.Digest, template) { Digest = new DigestFacts(DateOnly.FromDateTime(now), 2, 1, 3, 14, [new DigestLine(Guid.Empty, Code, Step(inEnglish), due)]) };
        var subject = template.Split('.')[0] switch { "Task" => ReminderSubject.Task, "Clarification" => ReminderSubject.Clarification, "Submission" => ReminderSubject.Submission, _ => ReminderSubject.Dossier };
        var title = subject is ReminderSubject.Task or ReminderSubject.Clarification ? Step(inEnglish) : "Cấp giấy phép xây dựng mới";
        return new Notice(NoticeKinds.StepNear, template) { Subject = new NoticeSubject(subject, Guid.Empty, null, Code, title, due) };
    }

    private static string Step(bool inEnglish) => inEnglish ? "Appraise the dossier" : "Thẩm định hồ sơ";
}
