using System.ComponentModel.DataAnnotations;
using Workflow.Core.Notices;

namespace Workflow.Host.Notices;

/// <summary>How people are told of things outside the service (section <c>Channels</c>); what is not set up is not used.</summary>
internal sealed class ChannelOptions
{
    public const string Section = "Channels";

    /// <summary>Where the service is reached, for the links in messages, e.g. <c>https://motcua.example.gov.vn</c>; none by default: messages carry no link.</summary>
    public string? PublicAddress { get; set; }

    public MailOptions Mail { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    /// <summary>From when on nobody is disturbed, in the office's time; 20:00 by default. Equal to <see cref="QuietUntil"/>: never.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>Until when; 07:00 by default.</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>Whether days off of the unit's calendar are quiet as a whole; false by default.</summary>
    public bool QuietOnDaysOff { get; set; }

    /// <summary>Kinds that arrive at any hour, e.g. <c>DossierOverdue</c>; none by default.</summary>
    public NoticeKinds Urgent { get; set; }

    /// <summary>Kinds that go by e-mail to whoever has chosen nothing else.</summary>
    public NoticeKinds MailKinds { get; set; } =
        NoticeKinds.StepNear | NoticeKinds.StepOverdue | NoticeKinds.DossierNear | NoticeKinds.DossierOverdue
        | NoticeKinds.Acknowledgement | NoticeKinds.Supplement | NoticeKinds.Digest | NoticeKinds.Clarification;

    /// <summary>Kinds that go as a text message to whoever has chosen nothing else: each costs money.</summary>
    public NoticeKinds SmsKinds { get; set; } = NoticeKinds.DossierOverdue | NoticeKinds.Acknowledgement | NoticeKinds.Supplement;

    public QuietHours Quiet => new(QuietFrom, QuietUntil, QuietOnDaysOff);

    public bool HasUsableAddress => PublicAddress is null || IsHttp(PublicAddress);

    internal static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
}

/// <summary>The relay that takes e-mail (section <c>Channels:Mail</c>).</summary>
internal sealed class MailOptions
{
    /// <summary>Name or address of the SMTP server; none by default: no e-mail is sent.</summary>
    public string? Host { get; set; }

    /// <summary>1 to 65,535, 25 by default.</summary>
    [Range(1, ushort.MaxValue)]
    public int Port { get; set; } = 25;

    /// <summary>Whether the connection is encrypted by STARTTLS, with the server's certificate checked; true by default. TLS from the first byte (port 465) is not supported.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Name to sign in with; none by default: the relay knows its clients by their address.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Address that messages come from; needed with <see cref="Host"/>.</summary>
    public string? From { get; set; }

    /// <summary>Name beside that address, at most 100 characters.</summary>
    [StringLength(100)]
    public string FromName { get; set; } = "Một cửa điện tử";

    /// <summary>Seconds that one message may take, 1 to 300, 60 by default.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 60;

    public bool IsSetUp => Host is not null;

    public bool IsComplete => Host is null ? User is null && Password is null : Contact.ReadEmail(From) is not null && User is null == Password is null;
}

/// <summary>The gateway that takes text messages (section <c>Channels:Sms</c>); what is posted to it: docs/channels.md.</summary>
internal sealed class SmsOptions
{
    /// <summary>Where text messages are posted; its host needs a line in <c>Outbox:AllowedHosts</c>. None by default: no text message is sent.</summary>
    public string? Url { get; set; }

    /// <summary>Header that the gateway knows the service by, e.g. <c>Authorization</c>.</summary>
    public string? Header { get; set; }

    /// <summary>Its value, e.g. <c>Bearer …</c>.</summary>
    public string? HeaderValue { get; set; }

    /// <summary>Name that messages come from, as agreed with the gateway; at most 20 characters.</summary>
    [StringLength(20)]
    public string? Sender { get; set; }

    /// <summary>Whether messages keep their diacritics: a part then holds 70 characters instead of 160. False by default.</summary>
    public bool WithDiacritics { get; set; }

    /// <summary>Seconds that one message may take, 1 to 100, 20 by default.</summary>
    [Range(1, 100)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsSetUp => Url is not null;

    public bool IsComplete => Url is null ? Header is null && HeaderValue is null : ChannelOptions.IsHttp(Url) && Header is null == HeaderValue is null;
}
