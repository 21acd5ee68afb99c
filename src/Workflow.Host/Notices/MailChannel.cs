using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>E-mail by SMTP: one message to one person, over a connection of its own to the relay, under an id that every attempt repeats.</summary>
internal sealed class MailChannel(
    OfficeDirectory directory, NoticeTimes times, ApplicantContacts applicants, NoticeTexts texts, IOptions<ChannelOptions> options, TimeProvider time)
    : NoticeChannel(directory, times, applicants)
{
    private readonly MailOptions mail = options.Value.Mail;

    public override string Kind => "mail";

    public override TimeSpan TimeoutOf(OutboxMessage message) => TimeSpan.FromSeconds(mail.TimeoutSeconds);

    protected override string? AddressOf(Contact contact) => contact.Email;

    protected override bool Takes(NoticeReader reader, NoticeKinds kind) => (reader.Preferences?.Mail ?? options.Value.MailKinds).HasFlag(kind);

    protected override async Task<SendOutcome> Send(OutboxMessage message, Notice notice, string address, bool inEnglish, CancellationToken stopping)
    {
        if (!mail.IsSetUp) return SendOutcome.OfFailure("ChannelNotSetUp") with { IsChannelDown = true };
        using var letter = Letter(message, texts.Of(notice, inEnglish, message.CreatedAt), address, inEnglish);
        using var timeout = new CancellationTokenSource(TimeoutOf(message), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using var client = new SmtpClient(mail.Host, mail.Port) { EnableSsl = mail.StartTls };
            if (mail.User is not null) client.Credentials = new NetworkCredential(mail.User, mail.Password);
            // The framework does not give up a server that never greets: the time does.
            await client.SendMailAsync(letter, either.Token).WaitAsync(either.Token);
            return SendOutcome.Taken();
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return SendOutcome.Timeout;
        }
        catch (SmtpException exception)
        {
            return OutcomeOf(exception);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            return SendOutcome.FailedToConnect;
        }
    }

    private MailMessage Letter(OutboxMessage message, NoticeText text, string address, bool inEnglish)
    {
        var letter = new MailMessage(new MailAddress(mail.From!, NoticeTexts.OneLine(mail.FromName), Encoding.UTF8), new MailAddress(address))
        {
            Subject = NoticeTexts.OneLine(text.Subject),
            SubjectEncoding = Encoding.UTF8,
            Body = text.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        letter.Headers.Add("Message-ID", $"<{message.Id:N}@{letter.From!.Host}>");
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        letter.Headers.Add("List-Id", $"<notices.{letter.From.Host}>");
        letter.Headers.Add("Content-Language", inEnglish ? "en" : "vi");
        return letter;
    }

    /// <summary>What the server said: a permanent refusal of this message ends it; a refusal of the service itself (RFC 4954, 3207) is the relay's trouble.</summary>
    private static SendOutcome OutcomeOf(SmtpException exception)
    {
        var status = (int)exception.StatusCode;
        if (exception.StatusCode == SmtpStatusCode.GeneralFailure) return SendOutcome.FailedToConnect;
        var outcome = SendOutcome.OfFailure(string.Create(CultureInfo.InvariantCulture, $"Smtp{status}"));
        if (exception is SmtpFailedRecipientException) return outcome with { IsFinal = status >= 500 };
        return status is 421 or 454 or 530 or 534 or 535 or 538 ? outcome with { IsChannelDown = true } : outcome with { IsFinal = status >= 500 };
    }
}
