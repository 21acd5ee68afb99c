namespace Workflow.Host.Administration.Templates;

/// <summary>Every wording that can be changed, by kind, channel and language.</summary>
internal sealed class TemplateListPage(TemplateChanges templates) : AdminPage
{
    public const string Path = "/quan-tri/mau-tin";

    /// <summary>The wordings of a kind of message.</summary>
    public static IEnumerable<TemplateKey> KeysOf(string template) =>
        from channel in new[] { "mail", "sms" } from language in new[] { "vi", "en" } let key = TemplateKey.Find(template, channel, language) where key is not null select key;

    public bool IsShipped(TemplateKey key) => templates.IsShipped(key);

    public void OnGet() { }
}
