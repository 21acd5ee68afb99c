namespace Workflow.Host.Administration.Templates;

/// <summary>Every wording that can be changed, by kind, channel and language.</summary>
internal sealed class TemplateListPage(TemplateChanges templates) : AdminPage
{
    public const string Path = "/quan-tri/mau-tin";

    /// <summary>The wordings of a kind of message.</summary>
    public static IEnumerable<TemplateKey> KeysOf(string template) =>
        from isSms in new[] { false, true } from inEnglish in new[] { false, true } select new TemplateKey(template, isSms, inEnglish);

    public bool IsShipped(TemplateKey key) => templates.IsShipped(key);

    public void OnGet() { }
}
