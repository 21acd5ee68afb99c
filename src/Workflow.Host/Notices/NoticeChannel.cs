using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Outbox;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Notices;

/// <summary>
/// What the channels to people have in common: a notice that no longer holds, or that the person no longer takes, is withdrawn; one that comes
/// up in quiet hours waits for their end, also after failures; the address is the one that the person has when it is sent.
/// </summary>
internal abstract class NoticeChannel(OfficeDirectory directory, NoticeTimes times, ApplicantContacts applicants) : IOutboxChannel
{
    public abstract string Kind { get; }

    public bool RestsWhenDown => true;

    public abstract TimeSpan TimeoutOf(OutboxMessage message);

    public DateTime? MayGo(OutboxMessage message, CommandSession session, DateTime now)
    {
        var notice = Notice.Read(message);
        if (NoticeStanding.IsOutOfDate(notice, session, now)) return null;
        if (message.RecipientId is not { } officer) return times.Opening(message.UnitCode ?? "", notice.Kind, now);
        return directory.Current.Reader(officer) is { } reader && AddressOf(reader.Contact) is not null && Takes(reader, notice.Kind)
            ? times.Opening(reader, notice.Kind, now)
            : null;
    }

    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken stopping)
    {
        var reader = message.RecipientId is { } officer ? directory.Current.Reader(officer) : null;
        var contact = reader?.Contact ?? (message.DossierId is { } dossier ? await applicants.Of(dossier, stopping) : Contact.None);
        // Whoever has left the office or taken the address away in this very moment.
        if (AddressOf(contact) is not { } address) return SendOutcome.OfFailure("NoAddress") with { IsFinal = true };
        var outcome = await Send(message, Notice.Read(message), address, inEnglish: reader?.Preferences?.InEnglish == true, stopping);
        return outcome with { Recipient = Contact.Mask(address) };
    }

    /// <summary>The address of this channel; null where there is none.</summary>
    protected abstract string? AddressOf(Contact contact);

    /// <summary>Whether an officer takes a kind of notice by this channel.</summary>
    protected abstract bool Takes(NoticeReader reader, NoticeKinds kind);

    protected abstract Task<SendOutcome> Send(OutboxMessage message, Notice notice, string address, bool inEnglish, CancellationToken stopping);
}
