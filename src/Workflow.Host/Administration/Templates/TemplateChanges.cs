using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Notices;
using Workflow.Host.Audit;
using Workflow.Host.Dossiers;
using Workflow.Host.Notices;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Administration.Templates;

/// <summary>Sets the wordings of messages, checked as they are read when they are sent; what was there before stays in the history.</summary>
internal sealed class TemplateChanges(
    IDbContextFactory<WorkflowDbContext> contexts, TemplateBook book, NoticeTexts texts, AuditLog audit, CommandCircumstances circumstances, IOptions<ChannelOptions> channels)
{
    private const int LongestSubject = 200;
    private const int LongestBody = 4000;

    /// <summary>Most characters of a part.</summary>
    public static int LongestOf(string part) => part is "Subject" or "Line" ? LongestSubject : LongestBody;

    public bool WithDiacritics => channels.Value.Sms.WithDiacritics;

    /// <summary>The parts as they hold now, with named placeholders.</summary>
    public IReadOnlyDictionary<string, string> Current(TemplateKey key) =>
        key.Parts.ToDictionary(part => part, part => book.Find(key.KeyOf(part), key.InEnglish, DateTime.MaxValue) ?? key.Shipped(part), StringComparer.Ordinal);

    public bool IsShipped(TemplateKey key) => key.Parts.All(part => book.Find(key.KeyOf(part), key.InEnglish, DateTime.MaxValue) is null);

    /// <summary>Every wording that was set, the last first.</summary>
    public IReadOnlyList<MessageTemplate> History(TemplateKey key) =>
        [.. key.Parts.SelectMany(part => book.Of(key.KeyOf(part), key.InEnglish)).OrderByDescending(t => t.ChangedAt).ThenByDescending(t => t.Number)];

    /// <summary>Counts the changes so far: whoever saves says how many were read.</summary>
    public int Revision(TemplateKey key) => key.Parts.Sum(part => book.Of(key.KeyOf(part), key.InEnglish).Length);

    /// <summary>Everything that keeps a wording from being used, each with its place.</summary>
    public IEnumerable<Problem> Problems(TemplateKey key, IReadOnlyDictionary<string, string> parts)
    {
        foreach (var part in key.Parts)
        {
            var (text, wrong) = (parts[part], false);
            if (string.IsNullOrWhiteSpace(text)) yield return AdministrationSentences.Wrong(part, "TemplateEmpty");
            var longest = LongestOf(part);
            if (text.Length > longest) yield return AdministrationSentences.Wrong(part, "TemplateTooLong", longest);
            if (TemplateKey.IsOneLine(part) && text.Contains('\n', StringComparison.Ordinal)) yield return AdministrationSentences.Wrong(part, "TemplateOneLine");
            foreach (var (position, strange) in TemplatePlaceholders.Strange(key.Template, part, text))
            {
                wrong = true;
                yield return AdministrationSentences.Wrong(part, "PlaceholderUnknown", strange, position, Names(key, part));
            }
            foreach (var alternatives in TemplatePlaceholders.Mandatory(key.Template, part).Where(a => !a.Any(name => TemplatePlaceholders.Names(text, name))))
                yield return AdministrationSentences.Wrong(part, "PlaceholderMissing", string.Join(" / ", alternatives.Select(name => $"{{{name}}}")));
            if (wrong || part != "Sms") continue;
            var bare = Bare(key, text);
            if (bare.Length > Longest) yield return AdministrationSentences.Wrong(part, "SmsTooLong", bare.Length, Longest);
        }
    }

    /// <summary>Sets a wording; messages written from now on take it.</summary>
    /// <param name="parts">Null restores the shipped wording.</param>
    public async Task<Result<TemplateKey>> Save(ChangeRequest request, TemplateKey key, IReadOnlyDictionary<string, string>? parts, CancellationToken cancellation)
    {
        if (parts is not null && OfficeEdits.Refusal(Problems(key, parts)) is { } unusable) return unusable;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var before = await CatalogueKeys.Find(db, request.Key, cancellation);
        if (before.Rejection is { } reused) return reused;
        if (before.Value is not null) return key;
        await book.Refresh(cancellation);
        if (request.Revision != Revision(key)) return MovedOn();
        if (!Add(db, request, key, parts)) return key;
        audit.Add(db, request.Me, AuditVerb.TemplateChanged, key.Name, note: OfficeAct.Of(parts is null ? "TemplateRestored" : "TemplateSaved").Write());
        CatalogueKeys.Remember(db, request.Key, References.OfOffice(key.Name), circumstances.Now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same number, written by another in this moment.
            await book.Refresh(cancellation);
            return MovedOn();
        }
        await book.Refresh(cancellation);
        return key;
    }

    /// <summary>The message as it would arrive, with sample facts.</summary>
    public TemplatePreview Preview(TemplateKey key, IReadOnlyDictionary<string, string> parts)
    {
        if (!key.IsSms) return new TemplatePreview([.. TemplateSamples.LettersOf(key, circumstances.Now).Select(letter => texts.Of(letter, key.InEnglish, name => Wording(key, parts, name)))], null, 0);
        var sample = TemplateSamples.Of(key.Template, circumstances.Now, key.InEnglish);
        var sms = texts.Short(sample, key.InEnglish, name => Wording(key, parts, name));
        var text = WithDiacritics ? ShortText.Fit(sms, ShortText.LongestWithDiacritics) : ShortText.Plain(sms);
        return new TemplatePreview([], text, ShortText.Parts(text, WithDiacritics));
    }

    private int Longest => WithDiacritics ? ShortText.LongestWithDiacritics : ShortText.Longest;

    /// <summary>What a text message is without the title and the link, which give way where it is too long.</summary>
    private string Bare(TemplateKey key, string text)
    {
        var sms = texts.Short(TemplateSamples.Of(key.Template, circumstances.Now, key.InEnglish), key.InEnglish, _ => text);
        return sms.Text.Replace("{title}", "", StringComparison.Ordinal);
    }

    private bool Add(WorkflowDbContext db, ChangeRequest request, TemplateKey key, IReadOnlyDictionary<string, string>? parts)
    {
        foreach (var part in key.Parts)
        {
            var known = book.Of(key.KeyOf(part), key.InEnglish);
            var text = parts is null || parts[part] == key.Shipped(part) ? null : parts[part];
            if (text == known.FirstOrDefault()?.Text) continue;
            db.Add(new MessageTemplate
            {
                Key = key.KeyOf(part), InEnglish = key.InEnglish, Number = known.Length + 1, Text = text, ChangedBy = request.Me.Actor.Id, ChangedAt = circumstances.Now,
            });
        }
        return db.ChangeTracker.HasChanges();
    }

    private static string? Wording(TemplateKey key, IReadOnlyDictionary<string, string> parts, string name) =>
        key.Parts.FirstOrDefault(part => key.KeyOf(part) == name) is { } part ? parts[part] : null;

    private static Phrase Names(TemplateKey key, string part) => TemplatePlaceholders.Of(key.Template, part) is { Count: > 0 } places
        ? Plain(string.Join(", ", places.Select(p => $"{{{p.Name}}}")))
        : AdministrationSentences.Of("NoPlaceholder");

    private static Phrase Plain(string text) => new(text, text);

    private static Rejection MovedOn() => AdministrationSentences.Refuse(RejectionKind.Conflict, "TemplateMovedOn");
}

/// <param name="Letters">The e-mail, or of a footer one to each kind of reader; none for a text message.</param>
/// <param name="Sms">The text message; null for an e-mail.</param>
/// <param name="Parts">As how many parts the text message is sent.</param>
internal sealed record TemplatePreview(IReadOnlyList<NoticeText> Letters, string? Sms, int Parts);
