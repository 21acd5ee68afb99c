using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Notices;

/// <summary>
/// Turns what somebody is to be told of into messages for the outbox, written in the same transaction: one for each channel that is set up,
/// that the person takes this kind by and can be reached by, due when the person may be disturbed. Reads nothing but what is in memory.
/// </summary>
internal sealed class NoticePlan(
    OfficeDirectory directory, WebhookBook webhooks, NoticeTimes times, IOptions<ChannelOptions> options, IOptions<OfficeOptions> office)
{
    /// <summary>The messages of a reminder. Those to machines have the same id whoever is reminded of the threshold, so that they are written once.</summary>
    /// <param name="unitCode">The receiving unit of the dossier.</param>
    public List<OutboxMessage> Of(Reminder reminder, string unitCode, DateTime now)
    {
        var notice = Of(reminder);
        if (IsOver(notice, now)) return [];
        var messages = ForOfficer(reminder.RecipientId, reminder.DossierId, notice, now);
        // Machines hear of a threshold once, whoever else is told of it and when.
        foreach (var subscription in webhooks.Active.Where(s => s.Kinds.HasFlag(notice.Kind)))
            messages.Add(Message(
                IdOf(subscription.Id, notice), NoticeChannels.OfWebhook(subscription.Id), reminder.DossierId, null, unitCode, notice.Write(), now, now));
        return messages;
    }

    /// <summary>The messages of an officer's morning digest.</summary>
    public List<OutboxMessage> OfDigest(string officerId, DigestFacts digest, DateTime now)
    {
        var end = TimeZoneInfo.ConvertTimeToUtc(digest.Day.AddDays(1).ToDateTime(TimeOnly.MinValue), office.Value.Zone);
        return ForOfficer(officerId, null, new Notice(NoticeKinds.Digest, nameof(NoticeKinds.Digest)) { Until = end, Digest = digest }, now);
    }

    /// <summary>Adds the messages to the applicant of a dossier whose promised date an act has moved; a clock that stands promises none.</summary>
    /// <param name="before">The date that was promised before the act.</param>
    public void AddAppointment(Dossier dossier, DateTime before, ChangeSet changes, DateTime now)
    {
        if (dossier.IsPaused || dossier.AppointedAt == before) return;
        var about = dossier.ClockFacts[^1].Kind == ClockFactKind.Extended ? ApplicantNotice.NewAppointment : ApplicantNotice.MovedAppointment;
        var applicant = new NoticeApplicant(dossier.Id, dossier.Code, dossier.ProcedureName, dossier.ReceivingUnit, dossier.ApplicantEmail, dossier.ApplicantPhone);
        foreach (var message in ForApplicant(applicant, about, dossier.AppointedAt, now)) changes.Insert(message);
    }

    /// <summary>The messages to the applicant of a dossier.</summary>
    /// <param name="dueAt">The end of the time for the supplement or payment, or the date that is promised now.</param>
    public List<OutboxMessage> ForApplicant(NoticeApplicant applicant, ApplicantNotice about, DateTime dueAt, DateTime now)
    {
        var kind = about is ApplicantNotice.SupplementClosing or ApplicantNotice.PaymentClosing ? NoticeKinds.Supplement : NoticeKinds.DossierNear;
        var notice = new Notice(kind, $"Applicant.{about}")
        {
            Subject = new NoticeSubject(ReminderSubject.Dossier, applicant.DossierId, applicant.DossierId, applicant.DossierCode, applicant.ProcedureName, dueAt), Until = dueAt,
        };
        var messages = new List<OutboxMessage>();
        if (IsOver(notice, now)) return messages;
        var contact = Contact.Of(applicant.Email, applicant.Phone);
        var due = times.Opening(applicant.ReceivingUnit, kind, now);
        var payload = notice.Write();
        if (contact.Email is not null && options.Value.Mail.IsSetUp) Add(NoticeChannels.Mail);
        if (contact.Phone is not null && options.Value.Sms.IsSetUp) Add(NoticeChannels.Sms);
        return messages;

        void Add(string channel) => messages.Add(Message(Guid.CreateVersion7(), channel, applicant.DossierId, null, applicant.ReceivingUnit, payload, now, due));
    }

    private List<OutboxMessage> ForOfficer(string officerId, Guid? dossierId, Notice notice, DateTime now)
    {
        var messages = new List<OutboxMessage>();
        if (directory.Current.Reader(officerId) is not { } reader) return messages;
        var byMail = options.Value.Mail.IsSetUp && reader.Contact.Email is not null && (reader.Preferences?.Mail ?? options.Value.MailKinds).HasFlag(notice.Kind);
        var bySms = options.Value.Sms.IsSetUp && reader.Contact.Phone is not null && (reader.Preferences?.Sms ?? options.Value.SmsKinds).HasFlag(notice.Kind);
        if (!byMail && !bySms) return messages;
        var due = times.Opening(reader, notice.Kind, now);
        // Told after it has become of no use: it would only be withdrawn.
        if (IsOver(notice, due)) return messages;
        var payload = notice.Write();
        if (byMail) Add(NoticeChannels.Mail);
        if (bySms) Add(NoticeChannels.Sms);
        return messages;

        void Add(string channel) => messages.Add(Message(Guid.CreateVersion7(), channel, dossierId, officerId, reader.Officer.UnitCode, payload, now, due));
    }

    private static OutboxMessage Message(
        Guid id, string channel, Guid? dossierId, string? officerId, string unitCode, string payload, DateTime now, DateTime due) => new OutboxMessage
        {
            Id = id,
            DossierId = dossierId,
            Channel = channel,
            IsOrdered = false,
            MostAttempts = RetryPlan.MostAttempts,
            RecipientId = officerId,
            UnitCode = unitCode,
            Payload = payload,
            CreatedAt = now,
        }.DueAt(due, place: null);

    private static Notice Of(Reminder reminder) => new(NoticeKindOfReminder.Of(reminder.Subject, reminder.Threshold), $"{reminder.Subject}.{reminder.Threshold}")
    {
        Subject = new NoticeSubject(reminder.Subject, reminder.SubjectId, reminder.DossierId, reminder.DossierCode, reminder.Title, reminder.DueAt),
        // A warning is over when it has come true: then another threshold speaks.
        Until = reminder.Threshold >= Threshold.Overdue ? null : reminder.DueAt,
    };

    private static bool IsOver(Notice notice, DateTime instant) => notice.Until <= instant;

    /// <summary>An id that comes out the same for the same threshold of the same date, so that it is written once.</summary>
    private static Guid IdOf(Guid subscription, Notice notice)
    {
        var (about, template) = (notice.Subject!, notice.Template);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{subscription:N} {template} {about.Id:N} {about.DueAt.Ticks}"));
        // Rows lie in the order of their ids: the due instant leads, as the instant of writing does elsewhere. Marked as version 8, a form of one's own.
        Span<byte> id = stackalloc byte[16];
        hash.AsSpan(0, 16).CopyTo(id);
        BinaryPrimitives.WriteInt64BigEndian(id, (new DateTimeOffset(about.DueAt).ToUnixTimeMilliseconds() << 16) | (uint)(0x8000 | (hash[6] & 0x0F) << 8 | hash[7]));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
