using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Notices;
using Workflow.Host.Administration.Templates;
using Workflow.Host.Notices;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Administration;

/// <summary>The wordings of messages: what is refused and where, what holds for which message, what comes back.</summary>
public sealed class TemplatePagesTests
{
    private const string Letter = "/quan-tri/mau-tin/Task.Near/mail/vi";
    private const string Sms = "/quan-tri/mau-tin/Task.Near/sms/vi";

    private const string Footers = "/quan-tri/mau-tin/Footer/mail/vi";
    private const string Digest = "/quan-tri/mau-tin/Digest/mail/vi";

    private HostFixture host = null!;
    private AdministrationCaller administrator = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false" });
        administrator = await AdministrationCaller.Of(host);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public void EveryShippedWording_WithNamedPlaceholders_PassesTheChecksAndReadsAsBefore()
    {
        var (templates, texts) = (host.Services.GetRequiredService<TemplateChanges>(), host.Services.GetRequiredService<NoticeTexts>());
        var keys = TemplateKey.Templates.SelectMany(TemplateListPage.KeysOf).ToList();

        Assert.That(keys, Has.Count.GreaterThan(80));
        Assert.Multiple(() =>
        {
            foreach (var key in keys)
            {
                var parts = key.Parts.ToDictionary(p => p, key.Shipped);
                Assert.That(templates.Problems(key, parts).Select(p => p.Sentence.Vi), Is.Empty, key.Name);
                if (key.IsSms) continue;
                foreach (var sample in TemplateSamples.LettersOf(key, HostFixture.Friday.UtcDateTime))
                    Assert.That(texts.Of(sample, key.InEnglish, name => parts.Where(p => key.KeyOf(p.Key) == name).Select(p => p.Value).SingleOrDefault()), Is.EqualTo(texts.Of(sample, key.InEnglish, _ => null)), key.Name);
            }
        });
    }

    [Test]
    public async Task List_NamesEveryWordingAndEachLeadsToItsPage()
    {
        var list = await administrator.Get(TemplateListPage.Path);

        foreach (var key in TemplateKey.Templates.SelectMany(TemplateListPage.KeysOf))
        {
            Assert.That(list, Does.Contain($"href=\"{TemplatePage.PathOf(key)}\""));
            Assert.That(await administrator.Get(TemplatePage.PathOf(key)), Does.Contain("<form"), key.Name);
        }
    }

    [TestCase("Hạn {ngay}: {ten} – {ma-ho-so} {x}", "Không có chỗ điền «{x}» (ký tự thứ 32)")]
    [TestCase("Hạn {ngay}: {ma-ho-so} }", "Không có chỗ điền «}» (ký tự thứ 24)")]
    [TestCase("Hạn {ngay}: {0}", "Không có chỗ điền «{0}» (ký tự thứ 13)")]
    [TestCase("Bước {ten} sắp hết giờ {ngay}.", "Thiếu chỗ điền bắt buộc {ma-ho-so}")]
    [TestCase("Hồ sơ {ma-ho-so}, bước {ten}.", "Thiếu chỗ điền bắt buộc {ngay} / {ngay-thang}")]
    [TestCase("", "Lời văn không được để trống")]
    public async Task Save_WordingThatCannotBeFilledIn_SaysWhatIsWrongWhereAndKeepsIt(string body, string why)
    {
        using var refused = await administrator.Act(Letter, "Save", ("t-Subject", "Sắp hết giờ {ma-ho-so}"), ("t-Body", body));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(why).And.Contain("href=\"#t-Body\"").And.Contain($"{body}</textarea>"));
    }

    [Test]
    public async Task Save_ALongTextMessage_SaysHowLongItIs()
    {
        using var refused = await administrator.Act(Sms, "Save", ("t-Sms", "{ma-ho-so} {ngay} " + new string('x', 160)));

        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Match("Tin nhắn dài [0-9]+ ký tự .* tối đa 160"));
    }

    [Test]
    public async Task Saved_HoldsForMessagesWrittenFromThenOn_AndIsRestored()
    {
        var texts = host.Services.GetRequiredService<NoticeTexts>();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        using var saved = await administrator.Act(Letter, "Save", ("t-Subject", "Gấp: {ma-ho-so}"), ("t-Body", "Hồ sơ {ma-ho-so} hạn {gio} ngày {ngay}."));
        var (before, after) = (HostFixture.Friday.UtcDateTime, HostFixture.Friday.UtcDateTime.AddMinutes(1));
        var (early, late) = (texts.Of(Sample(), inEnglish: false, before), texts.Of(Sample(), inEnglish: false, after));
        var page = await administrator.Get(Letter);

        using var restored = await administrator.Act(Letter, "Restore");
        var shipped = texts.Of(Sample(), inEnglish: false, after.AddHours(1));

        Assert.That((saved.StatusCode, restored.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)), await saved.Content.ReadAsStringAsync());
        Assert.That(late.Subject, Is.EqualTo("Gấp: 000.00.14.H05-261120-0042"));
        Assert.That(late.Body, Does.StartWith("Hồ sơ 000.00.14.H05-261120-0042 hạn 16:30 ngày 20/11/2026."));
        Assert.That((early, shipped), Is.EqualTo((texts.Of(Sample(), inEnglish: false, _ => null), texts.Of(Sample(), inEnglish: false, _ => null))));
        Assert.That(page, Does.Contain("Đã sửa").And.Contain("Gấp: {ma-ho-so}").And.Contain("Ngô Thị Thanh"));
        Assert.That(await administrator.Get(Letter), Does.Contain("Lời văn gốc"));
    }

    [Test]
    public async Task Save_AfterSomebodyElse_IsAConflict()
    {
        using var first = await administrator.Act(Letter, "Save", ("t-Subject", "Gấp: {ma-ho-so}"), ("t-Body", "Hồ sơ {ma-ho-so} hạn {ngay}."));

        using var late = await HostFixture.PostForm(
            administrator.Client, $"{Letter}?handler=Save", ("revision", "0"), ("Idempotency-Key", Guid.NewGuid().ToString("N")), ("t-Subject", "Khác: {ma-ho-so}"), ("t-Body", "Hồ sơ {ma-ho-so} hạn {ngay}."));

        Assert.That((first.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Conflict)));
        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("Khác: {ma-ho-so}"));
    }

    [Test]
    public async Task Try_ShowsTheMessageWithoutKeepingIt()
    {
        using var tried = await administrator.Act(Sms, "Try", ("t-Sms", "Hạn {gio} {ngay-thang}: {ten}, {ma-ho-so}"));

        Assert.That(WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync()), Does.Contain("Han 13:00 20/11: Tham dinh ho so, 000.00.14.H05-261120-0042").And.Match("[0-9]+ ký tự, 1 phần"));
        Assert.That(await administrator.Get(Sms), Does.Contain("Chưa sửa lần nào"));
    }

    [Test]
    public async Task Footers_Saved_StandBelowLettersToTheirReaders()
    {
        using var saved = await administrator.Act(Footers, "Save", ("t-Officer", "Trung tâm Phục vụ hành chính công.\nĐiện thoại 0222 3 000 000."), ("t-Applicant", "Cảm ơn Ông/Bà."));
        var texts = host.Services.GetRequiredService<NoticeTexts>();
        var applicant = Sample() with { Template = "Applicant.NewAppointment" };

        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await saved.Content.ReadAsStringAsync());
        Assert.That(texts.Of(Sample(), inEnglish: false, DateTime.MaxValue).Body, Does.EndWith("\n\nTrung tâm Phục vụ hành chính công.\nĐiện thoại 0222 3 000 000.\n"));
        Assert.That(texts.Of(applicant, inEnglish: false, DateTime.MaxValue).Body, Does.EndWith("\n\nCảm ơn Ông/Bà.\n"));
        Assert.That(texts.Of(Sample(), inEnglish: true, DateTime.MaxValue).Body, Does.EndWith("“Notifications”.\n"));
        Assert.That(await administrator.Get(Footers), Does.Contain("Cảm ơn Ông/Bà.").And.Contain("Phần này không có chỗ điền"));
    }

    [Test]
    public async Task Footers_WithAPlaceholder_AreRefusedAndForTextMessagesThereAreNone()
    {
        using var refused = await administrator.Act(Footers, "Save", ("t-Officer", "Thư tự động."), ("t-Applicant", "Cảm ơn {ten}."));
        using var none = await administrator.Client.GetAsync(new Uri("/quan-tri/mau-tin/Footer/sms/vi", UriKind.Relative));

        Assert.That((refused.StatusCode, none.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound)));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Không có chỗ điền «{ten}» (ký tự thứ 8). Dùng được: không có chỗ nào").And.Contain("href=\"#t-Applicant\""));
    }

    [TestCase("{ten}: {gio}", "Thiếu chỗ điền bắt buộc {ma-ho-so}")]
    [TestCase("{ma-ho-so}, còn {het-gio}", "Không có chỗ điền «{het-gio}»")]
    [TestCase("{ma-ho-so}\n{ten}", "Phần này chỉ viết trên một dòng")]
    public async Task DigestLine_ThatCannotBeUsed_IsRefusedAtItsField(string line, string why)
    {
        using var refused = await administrator.Act(Digest, "Save", ("t-Subject", "{het-gio} bước"), ("t-Body", "{het-gio}, {qua-han}"), ("t-Line", line));

        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain(why).And.Contain("href=\"#t-Line\""));
    }

    [Test]
    public async Task DigestLine_Tried_IsShownWithTheSampleStep()
    {
        using var tried = await administrator.Act(Digest, "Try", ("t-Subject", "{het-gio} bước"), ("t-Body", "{het-gio}, {qua-han}"), ("t-Line", "* {ma-ho-so} [{ten}] {gio}"));

        Assert.That(WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync()), Does.Contain("* 000.00.14.H05-261120-0042 [Thẩm định hồ sơ] 13:00"));
    }

    [TestCase(160, false, 1), TestCase(161, false, 2), TestCase(307, false, 3), TestCase(70, true, 1), TestCase(71, true, 2), TestCase(134, true, 2), TestCase(135, true, 3)]
    public void Parts_AreCountedAsTheyArePaidFor(int length, bool withDiacritics, int expected) =>
        Assert.That(ShortText.Parts(new string('x', length), withDiacritics), Is.EqualTo(expected));

    private static Notice Sample() => new(NoticeKinds.StepNear, "Task.Near")
    {
        Subject = new NoticeSubject(ReminderSubject.Task, Guid.Empty, null, "000.00.14.H05-261120-0042", "Thẩm định hồ sơ", new DateTime(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc)),
    };
}
