using System.Collections;
using System.Globalization;
using System.Resources;
using Workflow.Core.Deadlines;
using Workflow.Core.Notices;
using Workflow.Host.Notices;
using Workflow.Host.Outbox;

namespace Workflow.IntegrationTests.Notices;

/// <summary>Every word that a message or a page about messages may need, in both languages.</summary>
public sealed class NoticeWordsTests
{
    [Test]
    public void EveryTemplate_HasItsWords()
    {
        var templates = Enum.GetValues<ReminderSubject>().Where(s => s is not (ReminderSubject.Digest or ReminderSubject.Clarification))
            .SelectMany(s => Enum.GetValues<Threshold>().Where(t => t < Threshold.Daily).Select(t => $"{s}.{t}"))
            .Concat(Enum.GetValues<ApplicantNotice>().Select(a => $"Applicant.{a}")).Concat(["Digest", "Task.Urged", "Clarification.Asked", "Clarification.Answered"]);

        var wanted = templates.SelectMany(t => new[] { $"{t}.Subject", $"{t}.Body", $"{t}.Sms" });

        Assert.That(wanted.Except(Keys<NoticeWords>("vi")), Is.Empty);
    }

    [Test]
    public void EveryKind_HasItsWord() =>
        Assert.That(NoticeChoices.Kinds.Select(k => $"Kind.{k}").Except(Keys<NoticePageWords>("vi")), Is.Empty);

    [Test]
    public void EveryWord_IsWrittenInBothLanguages()
    {
        Assert.That(Keys<NoticeWords>("en"), Is.EquivalentTo(Keys<NoticeWords>("vi")));
        Assert.That(Keys<NoticePageWords>("en"), Is.EquivalentTo(Keys<NoticePageWords>("vi")));
        Assert.That(Keys<DeliveryWords>("en"), Is.EquivalentTo(Keys<DeliveryWords>("vi")));
    }

    private static List<string> Keys<T>(string language)
    {
        var culture = language == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var resources = new ResourceManager(typeof(T).FullName!, typeof(T).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return [.. resources.Cast<DictionaryEntry>().Select(e => (string)e.Key)];
    }
}
