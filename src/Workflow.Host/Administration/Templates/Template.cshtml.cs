using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Host.Desk;

namespace Workflow.Host.Administration.Templates;

/// <summary>One wording: written, tried on sample facts, saved, or put back to what is shipped.</summary>
internal sealed class TemplatePage(TemplateChanges templates, Words<AdministrationWords> words) : AdminPage
{
    private const string Form = "t";

    public TemplateKey Key { get; private set; } = null!;

    /// <summary>The parts as they stand in the form.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; private set; } = new Dictionary<string, string>();

    /// <summary>Null where what was typed cannot be filled in.</summary>
    public TemplatePreview? Preview { get; private set; }

    public int Revision => templates.Revision(Key);

    public bool IsShipped => templates.IsShipped(Key);

    public bool WithDiacritics => templates.WithDiacritics;

    public IReadOnlyList<MessageTemplate> History => templates.History(Key);

    public static string PathOf(TemplateKey key) => $"{TemplateListPage.Path}/{key.Template}/{key.Channel}/{key.Language}";

    public IActionResult OnGet(string template, string channel, string language)
    {
        if (TemplateKey.Find(template, channel, language) is not { } key) return NotFound();
        Open(key, templates.Current(key));
        return Page();
    }

    public IActionResult OnPostTry(string template, string channel, string language)
    {
        if (TemplateKey.Find(template, channel, language) is not { } key) return NotFound();
        Open(key, Read(key));
        return OfficeEdits.Refusal(templates.Problems(key, Parts)) is { } rejection ? Again(Show(Form, rejection)) : Page();
    }

    public Task<IActionResult> OnPostSaveAsync(string template, string channel, string language) => Save(template, channel, language, Read, words["TemplateSaved"]);

    public Task<IActionResult> OnPostRestoreAsync(string template, string channel, string language) => Save(template, channel, language, _ => null, words["TemplateRestored"]);

    private async Task<IActionResult> Save(string template, string channel, string language, Func<TemplateKey, IReadOnlyDictionary<string, string>?> read, string done)
    {
        if (TemplateKey.Find(template, channel, language) is not { } key) return NotFound();
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        var parts = read(key);
        var saved = await templates.Save(request.Value, key, parts, HttpContext.RequestAborted);
        if (saved.Rejection is not { } rejection) return Said(PathOf(key), done);
        Open(key, parts ?? templates.Current(key));
        return Again(Show(Form, rejection));
    }

    private void Open(TemplateKey key, IReadOnlyDictionary<string, string> parts)
    {
        (Key, Parts) = (key, parts);
        if (!templates.Problems(key, parts).Any()) Preview = templates.Preview(key, parts);
    }

    private IReadOnlyDictionary<string, string> Read(TemplateKey key) =>
        key.Parts.ToDictionary(part => part, part => Request.Form[$"{Form}-{part}"].ToString().ReplaceLineEndings("\n").TrimEnd(' '), StringComparer.Ordinal);
}
