using Microsoft.Extensions.Options;
using Workflow.Host.Hosting;
using Workflow.Host.Notices;

namespace Workflow.IntegrationTests.Notices;

/// <summary>What an officer reads in the morning: late steps and overdue dossiers, each by its own number.</summary>
public sealed class DigestTextTests
{
    // The shipped wordings are asked for, so that the set ones are never read.
    private static readonly NoticeTexts texts = new(Options.Create(new OfficeOptions()), Options.Create(new ChannelOptions()), new TemplateBook(null!));

    private static readonly Notice digest = new(Core.Notices.NoticeKinds.Digest, "Digest")
    {
        Digest = new DigestFacts(new DateOnly(2026, 11, 20), 2, 3, 1, 4, []),
    };

    [TestCase(false, "Việc ngày 20/11/2026: 2 bước đã hết giờ, 1 bước hết giờ hôm nay, 3 hồ sơ quá hạn", "đang mở.\nHồ sơ quá hạn: 3.")]
    [TestCase(true, "Work on 20/11/2026: 2 steps late, 1 due today, 3 dossiers overdue", "are open.\nDossiers overdue: 3.")]
    public void Of_Digest_TellsBothLatenessesApart(bool inEnglish, string subject, string line)
    {
        var text = texts.Of(digest, inEnglish, _ => null);

        Assert.That(text.Subject, Is.EqualTo(subject));
        Assert.That(text.Body.ReplaceLineEndings("\n"), Does.Contain(line));
    }

    [TestCase(false, "Sang 20/11: 2 buoc da het gio, 1 buoc het gio hom nay, 4 buoc khac; 3 ho so qua han.")]
    [TestCase(true, "20/11: 2 steps late, 1 due today, 4 others; 3 dossiers overdue.")]
    public void Short_Digest_FitsOneMessage(bool inEnglish, string expected) =>
        Assert.That(ShortText.Plain(texts.Short(digest, inEnglish, _ => null)), Is.EqualTo(expected));
}
