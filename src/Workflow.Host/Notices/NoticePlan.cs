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
using Workflow.Persistence.Commands;

namespace Workflow.Host.Notices;

/// <summary>
/// Turns what somebody is to be told of into messages for the outbox, written in the same transaction: one for each channel that is set up,
/// that the person takes this kind by and can be reached by, due when the person may be disturbed. Reads nothing but what is in memory.
/// </summary>
internal sealed class NoticePlan(
    OfficeDirectory directory, WebhookBook webhooks, NoticeTimes times, IOptions<ChannelOptions> options, IOptions<OfficeOptions> office)
{
    /// <summary>Adds the messages of the reminders that one command sends about a dossier; of several thresholds of one date, a person gets only the gravest.</summary>
    public void Add(IReadOnlyList<Reminder> reminders, Dossier dossier, CommandSession session, DateTime now)
    {
        foreach (var reminder in reminders)
        {
            if (reminders.Any(other => IsGraver(other, reminder))) continue;
            var notice = Of(reminder);
            if (IsOver(notice, now)) continue;
            AddForOfficer(reminder.RecipientId, dossier.Id, notice, session.Changes, now);
            AddForMachines(dossier, notice, session, now);
        }
    }

    /// <summary>Adds the messages of an officer's morning digest.</summary>
    public void AddDigest(string officerId, DigestFacts digest, ChangeSet changes, DateTime now)
    {
        var end = TimeZoneInfo.ConvertTimeToUtc(digest.Day.AddDays(1).ToDateTime(TimeOnly.MinValue), office.Value.Zone);
        AddForOfficer(officerId, null, new Notice(NoticeKinds.Digest, nameof(NoticeKinds.Digest)) { Until = end, Digest = digest }, changes, now);
    }

    /// <summary>Adds the messages to the applicant of a dossier.</summary>
    /// <param name="dueAt">The end of the time for the supplement, or the date that is promised now.</param>
    public void AddForApplicant(Dossier dossier, ApplicantNotice about, DateTime dueAt, ChangeSet changes, DateTime now)
    {
        var kind = about == ApplicantNotice.SupplementClosing ? NoticeKinds.Supplement : NoticeKinds.DossierNear;
        var notice = new Notice(kind, $"Applicant.{about}")
        {
            Subject = new NoticeSubject(ReminderSubject.Dossier, dossier.Id, dossier.Id, dossier.Code, dossier.ProcedureName, dueAt), Until = dueAt,
        };
        if (IsOver(notice, now)) return;
        var contact = Contact.Of(dossier.ApplicantEmail, dossier.ApplicantPhone);
        var due = times.Opening(dossier.ReceivingUnit, kind, now);
        var payload = notice.Write();
        if (contact.Email is not null && options.Value.Mail.IsSetUp) Insert(NoticeChannels.Mail);
        if (contact.Phone is not null && options.Value.Sms.IsSetUp) Insert(NoticeChannels.Sms);

        void Insert(string channel) => changes.Insert(Message(Guid.CreateVersion7(), channel, dossier.Id, null, dossier.ReceivingUnit, payload, now, due));
    }

    private void AddForOfficer(string officerId, Guid? dossierId, Notice notice, ChangeSet changes, DateTime now)
    {
        if (directory.Current.Reader(officerId) is not { } reader) return;
        var byMail = options.Value.Mail.IsSetUp && reader.Contact.Email is not null && (reader.Preferences?.Mail ?? options.Value.MailKinds).HasFlag(notice.Kind);
        var bySms = options.Value.Sms.IsSetUp && reader.Contact.Phone is not null && (reader.Preferences?.Sms ?? options.Value.SmsKinds).HasFlag(notice.Kind);
        if (!byMail && !bySms) return;
        var due = times.Opening(reader, notice.Kind, now);
        // Told after it has become of no use: it would only be withdrawn.
        if (IsOver(notice, due)) return;
        var payload = notice.Write();
        if (byMail) Insert(NoticeChannels.Mail);
        if (bySms) Insert(NoticeChannels.Sms);

        void Insert(string channel) => changes.Insert(Message(Guid.CreateVersion7(), channel, dossierId, officerId, reader.Officer.UnitCode, payload, now, due));
    }

    /// <summary>Machines hear of a threshold once, whoever else is told of it and when.</summary>
    private void AddForMachines(Dossier dossier, Notice notice, CommandSession session, DateTime now)
    {
        foreach (var subscription in webhooks.Active.Where(s => s.Kinds.HasFlag(notice.Kind)))
        {
            var id = IdOf(subscription.Id, notice);
            if (session.Find<OutboxMessage>(id) is not null || session.Changes.Inserts.OfType<OutboxMessage>().Any(m => m.Id == id)) continue;
            session.Changes.Insert(Message(
                id, NoticeChannels.OfWebhook(subscription.Id), dossier.Id, null, dossier.ReceivingUnit, notice.Write(), now, now));
        }
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
        Until = reminder.Threshold == Threshold.Overdue ? null : reminder.DueAt,
    };

    private static bool IsGraver(Reminder other, Reminder one) =>
        other.SubjectId == one.SubjectId && other.RecipientId == one.RecipientId && other.DueAt == one.DueAt && other.Threshold > one.Threshold;

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
