using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Host.Accounts;

namespace Workflow.Host.Notices;

/// <summary>How an officer is told of things, and the way to change it. What is told in the service itself is nobody's choice.</summary>
internal sealed class NoticeChoices(OfficeChanges changes, IOptions<ChannelOptions> options)
{
    /// <summary>What people can choose, in the order in which it is shown.</summary>
    public static readonly IReadOnlyList<NoticeKinds> Kinds = [.. Enum.GetValues<NoticeKinds>().Where(k => k != NoticeKinds.None)];

    /// <summary>What holds for the caller now: what was chosen, else what the office's settings say.</summary>
    public NoticeChoice Of(CurrentActor me)
    {
        var preferences = me.Office.Reader(me.Actor.Id)?.Preferences;
        return new NoticeChoice(
            preferences?.InEnglish == true ? "en" : "vi",
            ListOf(preferences?.Mail ?? options.Value.MailKinds), ListOf(preferences?.Sms ?? options.Value.SmsKinds),
            preferences?.QuietFrom, preferences?.QuietUntil);
    }

    /// <summary>Keeps a choice whole; a repeated one changes nothing.</summary>
    public async Task<Result<NoticeChoice>> Save(CurrentActor me, NoticeChoice choice, CancellationToken cancellation)
    {
        if (choice.Language is not ("vi" or "en")) return NoticeSentences.Refuse(RejectionKind.Unprocessable, "LanguageUnknown");
        if (choice.QuietFrom is null != choice.QuietUntil is null) return NoticeSentences.Refuse(RejectionKind.Unprocessable, "QuietHoursHalf");
        return await changes.Apply<NoticeChoice>(async db =>
        {
            var row = await db.NoticePreferences.AsTracking().SingleOrDefaultAsync(p => p.OfficerId == me.Actor.Id, cancellation);
            if (row is null) db.NoticePreferences.Add(row = new NoticePreferences { OfficerId = me.Actor.Id });
            (row.InEnglish, row.Mail, row.Sms) = (choice.Language == "en", Union(choice.Mail), Union(choice.Sms));
            (row.QuietFrom, row.QuietUntil) = (choice.QuietFrom, choice.QuietUntil);
            return choice;
        }, cancellation);
    }

    internal static IReadOnlyList<NoticeKinds> ListOf(NoticeKinds kinds) => [.. Kinds.Where(k => kinds.HasFlag(k))];

    internal static NoticeKinds Union(IEnumerable<NoticeKinds> kinds) => kinds.Aggregate(NoticeKinds.None, (all, one) => all | one);
}

/// <summary>How somebody wants to be told.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Mail">Kinds by e-mail.</param>
/// <param name="Sms">Kinds by text message.</param>
/// <param name="QuietFrom">From when on nothing is to arrive, in the office's time; absent together with the end: the office's hours. Equal to the end: never.</param>
internal sealed record NoticeChoice(string Language, IReadOnlyList<NoticeKinds> Mail, IReadOnlyList<NoticeKinds> Sms, TimeOnly? QuietFrom = null, TimeOnly? QuietUntil = null);

/// <summary>A choice with where it leads: both addresses masked, absent where there is none.</summary>
internal sealed record NoticeChoiceView(NoticeChoice Choice, string? Email, string? Phone)
{
    public static NoticeChoiceView Of(CurrentActor me, NoticeChoice choice)
    {
        var contact = me.Office.Reader(me.Actor.Id)?.Contact ?? Contact.None;
        return new(choice, contact.Email is { } email ? Contact.Mask(email) : null, contact.Phone is { } phone ? Contact.Mask(phone) : null);
    }
}
