using System.Collections;
using System.Globalization;
using System.Resources;
using Workflow.Core;
using Workflow.Host.Notices;

namespace Workflow.Host.Administration.Templates;

/// <summary>One wording that can be changed: a kind of message, by one channel, in one language.</summary>
/// <param name="Template">Kind of message, e.g. <c>Task.Overdue</c>; or what stands below every letter.</param>
/// <param name="IsSms">By text message; else by e-mail.</param>
internal sealed record TemplateKey(string Template, bool IsSms, bool InEnglish)
{
    private static readonly ResourceManager shipped = new(typeof(NoticeWords).FullName!, typeof(NoticeWords).Assembly);

    /// <summary>Every kind of message that is shipped, in a fixed order, and at last what stands below every letter.</summary>
    public static readonly IReadOnlyList<string> Templates =
    [
        .. shipped.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key)
            .Where(key => key.EndsWith(".Subject", StringComparison.Ordinal)).Select(key => key[..^".Subject".Length]).Order(StringComparer.Ordinal),
        TemplatePlaceholders.Footer,
    ];

    /// <summary>The parts that are written: subject and body of a letter, with the line that the digest has for each step, or the text alone.</summary>
    public IReadOnlyList<string> Parts => this switch
    {
        { IsFooter: true } => ["Officer", "Applicant"],
        { IsSms: true } => ["Sms"],
        { Template: "Digest" } => ["Subject", "Body", "Line"],
        _ => ["Subject", "Body"],
    };

    /// <summary>Whether it is not a message but what stands below every letter; text messages have none.</summary>
    public bool IsFooter => Template == TemplatePlaceholders.Footer;

    public string Channel => IsSms ? "sms" : "mail";

    public string Language => InEnglish ? "en" : "vi";

    public string Name => $"{Template}/{Channel}/{Language}";

    /// <summary>The key of an address; null for one that names nothing.</summary>
    public static TemplateKey? Find(string template, string channel, string language) =>
        Templates.Contains(template) && (channel is "mail" || channel is "sms" && template != TemplatePlaceholders.Footer) && (language is "vi" or "en")
            ? new TemplateKey(template, channel == "sms", language == "en")
            : null;

    /// <summary>Whether a part stands in one line.</summary>
    public static bool IsOneLine(string part) => part is "Subject" or "Line" or "Sms";

    public string KeyOf(string part) => $"{Template}.{part}";

    /// <summary>The shipped wording of a part, with named placeholders.</summary>
    public string Shipped(string part) =>
        TemplatePlaceholders.Named(Template, part, shipped.GetString(KeyOf(part), InEnglish ? SentenceBook.English : SentenceBook.Vietnamese)!.ReplaceLineEndings("\n"));
}
