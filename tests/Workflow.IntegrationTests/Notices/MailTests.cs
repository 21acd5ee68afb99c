using System.Net;
using System.Net.Sockets;
using Workflow.Core.Deadlines;
using Workflow.Core.Outbox;
using Workflow.Host.Notices;
using Workflow.Host.Outbox;

namespace Workflow.IntegrationTests.Notices;

/// <summary>E-mail through a real SMTP server: what arrives, and what becomes of it while the server refuses, hangs or is away.</summary>
public sealed class MailTests
{
    private MailServer server = null!;
    private NoticeOffice office = null!;

    [SetUp]
    public async Task Open()
    {
        if (MailServer.Missing is { } reason) Assert.Ignore(reason);
        server = await MailServer.Start();
        office = await NoticeOffice.Open(server.Port);
    }

    [TearDown]
    public async Task Close()
    {
        if (office is not null) await office.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task Send_Reminder_ArrivesInVietnameseUnderTheIdOfItsMessage()
    {
        var message = (await office.Remind(Threshold.Near, "chuyenvien")).Single();

        await office.Send();

        var mail = (await server.Delivered(1)).Single();
        Assert.That((mail["Subject"], mail["To"]), Is.EqualTo(($"Sắp hết giờ: Thẩm định hồ sơ – {office.Code}", "chuyenvien@bacninh.example")));
        Assert.That(mail.Body, Does.StartWith($"Bước “Thẩm định hồ sơ” của hồ sơ {office.Code} phải xong trước 17:00 ngày 20/11/2026.")
            .And.Contains($"https://motcua.example/viec/{office.Step}"));
        Assert.That((mail["Message-ID"], mail["Auto-Submitted"], mail["List-Id"], mail["Content-Language"]), Is.EqualTo(
            ($"<{message.Id:N}@bacninh.example>", "auto-generated", "<notices.bacninh.example>", "vi")));
        Assert.That(mail.Headers.Count(h => h.Name is "To" or "Cc" or "Bcc"), Is.EqualTo(1), "one recipient a message");
        Assert.That((await office.Row(message)).State, Is.EqualTo(OutboxState.Sent));
        Assert.That((await office.Attempts()).Select(a => (a.Failure, a.Recipient)), Is.EqualTo(new (string?, string?)[] { (null, "ch•••@bacninh.example") }));
    }

    [Test]
    public async Task Send_LinesInATitleAndQuotedNames_BecomeNoHeaders()
    {
        await using var other = await NoticeOffice.Open(server.Port, title: "Thẩm định\r\nBcc: ke.gian@example.org\r\n\r\nxin chào");
        await other.Remind(Threshold.Near, "chuyenvien");

        await other.Send();

        var mail = (await server.Delivered(1)).Single();
        Assert.That(mail.Headers.Select(h => h.Name), Has.None.EqualTo("Bcc"));
        Assert.That(mail["Subject"], Does.Contain("Thẩm định  Bcc: ke.gian@example.org"));
    }

    [TestCase("a@b.example\r\nBcc: x@y.example"), TestCase("a@b.example, x@y.example"), TestCase("Tên <a@b.example>"), TestCase("a b@c.example"), TestCase("a@b")]
    public async Task Plan_AddressThatIsNotPlain_IsSkipped(string email)
    {
        await office.Change(officer => officer.Email = email);

        Assert.That(await office.Remind(Threshold.Near, "chuyenvien"), Is.Empty);
    }

    [Test]
    public async Task Send_InEnglish_WhenTheOfficerHasChosenIt()
    {
        await office.Change(_ => { }, preferences: p => (p.InEnglish, p.Mail) = (true, Core.Notices.NoticeKinds.Digest));
        var day = DateOnly.FromDateTime(office.Now.AddHours(7));

        await office.SendDigest("chuyenvien", new DigestFacts(day, 2, 3, 1, 4, [new DigestLine(office.Step, office.Code, "Thẩm định hồ sơ", NoticeOffice.Due)]));
        Assert.That(await office.Remind(Threshold.Near, "chuyenvien"), Is.Empty, "a kind that was not chosen");
        await office.Send();

        var mail = (await server.Delivered(1)).Single();
        Assert.That(mail["Subject"], Is.EqualTo("Work on 20/11/2026: 2 steps late, 1 due today, 3 dossiers overdue"));
        Assert.That(mail.Body, Does.Contain($"– Thẩm định hồ sơ, dossier {office.Code}, due 17:00 20/11."));
    }

    [Test]
    public async Task Send_MailboxThatIsBusy_IsTriedTwelveTimesAndSparesTheOthers()
    {
        await office.Change(officer => officer.Email = "ban@bacninh.example");
        var busy = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();

        await office.SendUntil(busy, office.Now.AddDays(2));
        var other = (await office.Remind(Threshold.Overdue, "tiepnhan")).Single();
        await office.SendUntil(other, office.Now.AddDays(1));

        var row = await office.Row(busy);
        Assert.That((row.State, row.Attempts, row.LastFailure), Is.EqualTo((OutboxState.Dead, 12, "Smtp450")));
        Assert.That((await office.Row(other)).State, Is.EqualTo(OutboxState.Sent));
    }

    [Test]
    public async Task Send_MailboxThatDoesNotExist_IsGivenUpAtOnce()
    {
        await office.Change(officer => officer.Email = "khong.co@bacninh.example");
        var message = (await office.Remind(Threshold.Near, "chuyenvien")).Single();

        await office.Send();

        var row = await office.Row(message);
        Assert.That((row.State, row.Attempts, row.LastFailure), Is.EqualTo((OutboxState.Dead, 1, "Smtp550")));
    }

    [Test]
    public async Task Send_ServerDownForMoreThanADay_IsGivenUpAndGoesOutWhenSentAgain()
    {
        await server.Stop();
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();
        var began = office.Now;
        await office.SendUntil(message, began.AddDays(3));
        Assert.That(((await office.Row(message)).State, (await office.Row(message)).Attempts), Is.EqualTo((OutboxState.Dead, 12)));
        Assert.That((office.Now - began).TotalHours, Is.GreaterThan(21), "quiet hours may make it longer");

        await server.Resume();
        office.Host.Time.Advance(TimeSpan.FromMinutes(10));
        using var supervisor = await office.Host.Officer("giamsat");
        using var again = await supervisor.PostAsync(new Uri("/api/deliveries/send?channel=mail", UriKind.Relative), null);
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo("""{"messages":1}"""));
        await office.SendUntil(message, office.Now.AddDays(1));

        Assert.That((await server.Delivered(1)).Single()["Message-ID"], Is.EqualTo($"<{message.Id:N}@bacninh.example>"));
        Assert.That((await office.Row(message)).State, Is.EqualTo(OutboxState.Sent));
        Assert.That((await office.Attempts()).Select(a => a.Failure), Is.EqualTo(Enumerable.Repeat("FailedToConnect", 12).Append(null)));
    }

    [Test]
    public async Task Send_ServerBackWithinTheDay_SendsOnce()
    {
        await server.Stop();
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();
        await office.SendUntil(message, office.Now.AddHours(3));

        await server.Resume();
        await office.SendUntil(message, office.Now.AddDays(1));
        await office.Send();

        await server.Delivered(1);
        Assert.That((await office.Row(message)).State, Is.EqualTo(OutboxState.Sent));
    }

    [Test]
    public async Task Send_ManyWhileTheServerIsDown_TriesAFewAndSendsAllWhenItIsBack()
    {
        await server.Stop();
        var messages = new List<OutboxMessage>();
        for (var i = 0; i < 60; i++) messages.AddRange(await office.Remind(Threshold.Overdue, "chuyenvien"));
        // What an hour of waking every half minute comes to.
        for (var i = 0; i < 120; i++)
        {
            await office.Send();
            office.Host.Time.Advance(TimeSpan.FromSeconds(30));
        }

        var attempts = (await office.Attempts()).Count;
        Assert.That(attempts, Is.InRange(5, 20), "not sixty every half minute");
        await server.Resume();
        office.Host.Time.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 20; i++)
        {
            await office.Send();
            office.Host.Time.Advance(TimeSpan.FromMinutes(2));
        }
        await server.Delivered(60);
        Assert.That((await server.Delivered(60)).Select(m => m["Message-ID"]).Distinct().Count(), Is.EqualTo(60));
    }

    [Test]
    public async Task Send_SenderKilledBeforeItWroteTheOutcome_SendsAgainUnderTheSameId()
    {
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();
        var claimed = (await office.Commands.Claim(new DueMessage(message.Id, message.DossierId, message.Channel))).Value;
        await office.Service<OutboxChannels>().Of(claimed.Channel).Send(claimed, default);

        await office.SendUntil(message, office.Now.AddHours(1));

        var mails = await server.Delivered(2);
        Assert.That(mails.Select(m => m["Message-ID"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(((await office.Row(message)).State, (await office.Row(message)).Attempts), Is.EqualTo((OutboxState.Sent, 2)));
    }

    [Test]
    public async Task Send_ServerThatNeverAnswers_IsLeftAfterItsTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var other = await NoticeOffice.Open(
            ((IPEndPoint)silent.LocalEndpoint).Port, new Dictionary<string, string?> { ["Channels:Mail:TimeoutSeconds"] = "1" });
        var message = (await other.Remind(Threshold.Near, "chuyenvien")).Single();

        await other.Send();

        var row = await other.Row(message);
        Assert.That((row.State, row.LastFailure), Is.EqualTo((OutboxState.Waiting, "Timeout")));
    }

    [Test]
    public async Task Send_ServerWithoutTls_GetsNothingWhereTlsIsAskedFor()
    {
        await using var other = await NoticeOffice.Open(server.Port, new Dictionary<string, string?> { ["Channels:Mail:StartTls"] = "true" });
        var message = (await other.Remind(Threshold.Near, "chuyenvien")).Single();

        await other.Send();

        Assert.That((await other.Row(message)).LastFailure, Is.EqualTo("FailedToConnect"));
        Assert.That(server.Mails, Is.Empty);
    }
}
