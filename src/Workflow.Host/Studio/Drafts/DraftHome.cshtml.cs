using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Studio.Definitions;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Drafts;

/// <summary>Where a drawing belongs, who drew it last, and the copies that are kept beside it.</summary>
internal sealed class DraftHomePage(
    DefinitionQueries definitions, BindDraft bind, SideDrafts aside, SaveDefinition save, DiscardDraft discard, IDbContextFactory<WorkflowDbContext> contexts, Words<DraftWords> words) : DeskPage
{
    private const int MostProcedures = 3000;

    [TempData]
    public string? Done { get; set; }

    public DefinitionState State { get; private set; } = null!;

    /// <summary>Null where nothing is drawn beyond the last version.</summary>
    public ProcessDraft? Draft { get; private set; }

    public IReadOnlyList<SideDraft> Copies { get; private set; } = [];

    /// <summary>Published procedures by code, to choose from.</summary>
    public IReadOnlyList<(string Code, string Name)> Procedures { get; private set; } = [];

    public ProcedureForm Form { get; private set; } = new();

    public Rejection? Problem { get; private set; }

    public string DefinitionId => State.Row.DefinitionId;

    public static string PathOf(string definitionId) => $"/studio/{Uri.EscapeDataString(definitionId)}/procedure";

    public string? ErrorOf(string field) => Problem?.Problems.FirstOrDefault(p => p.Path == $"$.{field}")?.Sentence.In(System.Globalization.CultureInfo.CurrentUICulture);

    public async Task<IActionResult> OnGetAsync(string definitionId) => await Load(definitionId) is { } absent ? Refuse(absent) : Page();

    public async Task<IActionResult> OnPostBindAsync(string definitionId, ProcedureForm form)
    {
        Form = form;
        return await After(definitionId, await bind.Bind(definitionId, form, HttpContext.RequestAborted), "Bound");
    }

    public async Task<IActionResult> OnPostReleaseAsync(string definitionId) =>
        await After(definitionId, await bind.Release(definitionId, HttpContext.RequestAborted), "Released");

    /// <summary>Puts a copy in the place of the draft, which is kept aside in turn.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string definitionId, Guid copy)
    {
        var found = await aside.Find(copy, HttpContext.RequestAborted);
        if (found?.DefinitionId != definitionId || StudioJson.Parse(found.Document) is not { } model)
            return await After(definitionId, StudioSentences.Refuse(RejectionKind.NotFound, "CopyGone"), "");
        var taken = await save.Import(StudioBrowser.HandOf(HttpContext, Me), model, found.Document, HttpContext.RequestAborted);
        return await After(definitionId, taken.Rejection, "Taken");
    }

    public async Task<IActionResult> OnGetCopyAsync(string definitionId, Guid copy) =>
        await aside.Find(copy, HttpContext.RequestAborted) is { } found && found.DefinitionId == definitionId
            ? File(System.Text.Encoding.UTF8.GetBytes(found.Document), "application/json", $"copy-{found.SavedAt:yyyyMMdd-HHmm}.json")
            : Refuse(StudioSentences.Refuse(RejectionKind.NotFound, "CopyGone"));

    public async Task<IActionResult> OnPostDiscardAsync(string definitionId, Guid draft)
    {
        var rejection = await discard.Version(new VersionKey(draft, null).ToString(), HttpContext.RequestAborted);
        if (rejection is not null) return await After(definitionId, rejection, "");
        Done = words["Discarded"];
        return Redirect("/studio");
    }

    private async Task<IActionResult> After(string definitionId, Rejection? rejection, string done)
    {
        if (rejection is null)
        {
            Done = words[done];
            return Redirect(PathOf(definitionId));
        }
        if (await Load(definitionId) is { } absent) return Refuse(absent);
        Problem = rejection;
        return Again(rejection);
    }

    private async Task<Rejection?> Load(string definitionId)
    {
        var cancellation = HttpContext.RequestAborted;
        if (await definitions.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation) is not { } state)
            return StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Dossiers.Shortened.Of(definitionId));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        State = state;
        Draft = await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation);
        Copies = await aside.List(definitionId, cancellation);
        if (Draft is { ProcedureCode: null })
            Procedures = [.. (await context.Procedures.OrderBy(p => p.Code).Take(MostProcedures).Select(p => new { p.Code, p.Name }).ToListAsync(cancellation)).Select(p => (p.Code, p.Name))];
        return null;
    }
}
