using System.Text;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Hosting;
using Workflow.Host.Tracking;

namespace Workflow.Host.Notices;

/// <summary>Puts notices into words: no more than code, step, due instant and link, in the language of the reader.</summary>
internal sealed class NoticeTexts(IOptions<OfficeOptions> office, IOptions<ChannelOptions> options, TemplateBook templates)
{
    /// <summary>Finds the wording of a key with named placeholders; null where the shipped one holds.</summary>
    public delegate string? Wording(string key);

    private static readonly SentenceBook book = SentenceBook.For<NoticeWords>();
    private readonly string address = options.Value.PublicAddress?.TrimEnd('/') ?? "";

    /// <param name="writtenAt">When the message was written: the wording of that moment holds.</param>
    public NoticeText Of(Notice notice, bool inEnglish, DateTime writtenAt) => Of(notice, inEnglish, key => templates.Find(key, inEnglish, writtenAt));

    /// <summary>The notice in a wording that need not be in force.</summary>
    public NoticeText Of(Notice notice, bool inEnglish, Wording wording)
    {
        var arguments = ArgumentsOf(notice);
        var body = new StringBuilder().Append(Say(notice.Template, "Body", inEnglish, wording, arguments)).Append('\n');
        foreach (var line in notice.Digest?.First ?? [])
            body.Append(Say(notice.Template, "Line", inEnglish, wording, OneLine(line.Title), line.DossierCode, Local(line.DueAt), LinkTo($"/viec/{line.TaskId}"))).Append('\n');
        if (LinkOf(notice) is { Length: > 0 } link) body.Append('\n').Append(link).Append('\n');
        body.Append('\n').Append(Say(TemplatePlaceholders.Footer, IsForApplicant(notice) ? "Applicant" : "Officer", inEnglish, wording)).Append('\n');
        return new NoticeText(Say(notice.Template, "Subject", inEnglish, wording, arguments), body.ToString());
    }

    /// <summary>The parts of a text message: the text with a place for the title, the title, the link.</summary>
    /// <param name="writtenAt">When the message was written: the wording of that moment holds.</param>
    public (string Text, string Title, string Link) Short(Notice notice, bool inEnglish, DateTime writtenAt) =>
        Short(notice, inEnglish, key => templates.Find(key, inEnglish, writtenAt));

    /// <summary>The parts of a text message in a wording that need not be in force.</summary>
    public (string Text, string Title, string Link) Short(Notice notice, bool inEnglish, Wording wording)
    {
        var arguments = ArgumentsOf(notice);
        arguments[1] = "{title}";
        return (Say(notice.Template, "Sms", inEnglish, wording, arguments), OneLine(notice.Subject?.Title ?? ""), LinkOf(notice));
    }

    /// <summary>Text of people for a single line: without line ends and other control characters, which would begin a new header.</summary>
    public static string OneLine(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.Contains('\x7F', StringComparison.Ordinal)
            ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))
            : text;

    private object?[] ArgumentsOf(Notice notice) => notice switch
    {
        { Digest: { } digest } => [digest.Day.ToDateTime(TimeOnly.MinValue), null, digest.Overdue, digest.DueToday, digest.Others, digest.DossiersOverdue],
        { Subject: { } subject } => [subject.DossierCode, OneLine(subject.Title), Local(subject.DueAt)],
        _ => ["", null],
    };

    /// <summary>An officer's link leads to the work; an applicant's to where the dossier is followed, with its code filled in and no factor.</summary>
    private string LinkOf(Notice notice) => notice switch
    {
        { Subject: { Kind: not ReminderSubject.Submission } subject } when IsForApplicant(notice) => LinkTo(TrackPage.AddressOf(subject.DossierCode)),
        _ when IsForApplicant(notice) => "",
        { Digest: not null } => LinkTo("/viec"),
        { Subject: { Kind: ReminderSubject.Dossier } subject } => LinkTo($"/ho-so/{subject.DossierCode}"),
        { Subject.Kind: ReminderSubject.Clarification } => LinkTo("/lam-ro"),
        { Subject: { Kind: ReminderSubject.Submission } subject } => LinkTo($"/truc-tuyen/{subject.Id}"),
        { Subject: { } subject } => LinkTo($"/viec/{subject.Id}"),
        _ => "",
    };

    private string LinkTo(string path) => address.Length == 0 ? "" : address + path;

    private DateTime Local(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, office.Value.Zone);

    private static bool IsForApplicant(Notice notice) => notice.Template.StartsWith("Applicant.", StringComparison.Ordinal);

    /// <summary>One part of a message: in the wording that was set, or else in the shipped one.</summary>
    private static string Say(string template, string part, bool inEnglish, Wording wording, params object?[] arguments)
    {
        var (key, culture) = ($"{template}.{part}", inEnglish ? SentenceBook.English : SentenceBook.Vietnamese);
        return wording(key) is { } own ? string.Format(culture, TemplatePlaceholders.Numbered(template, part, own), arguments) : book.Of(key, arguments).In(culture);
    }
}
