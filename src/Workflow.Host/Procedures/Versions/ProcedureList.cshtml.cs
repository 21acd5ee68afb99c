using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Procedures.Versions;

/// <summary>All procedures, what waits for approval, and the way in for a package from another office.</summary>
[BodyAtMost(ProcedurePackage.MostBytes)]
internal sealed class ProcedureListPage(ProcedureQueries procedures, VersionBoard board, PublishVersion publish, Proposals proposals, Words<VersionWords> words) : DeskPage
{
    public const string Path = "/procedures";
    private const int RowsAPage = 50;

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<ProcedureLine> Rows { get; private set; } = new([], null);

    public IReadOnlyList<Proposal> Waiting { get; private set; } = [];

    public Rejection? Problem { get; private set; }

    /// <summary>Whether the officer's import is published at once; else it is handed in.</summary>
    public bool PublishesAlone => proposals.PublishesAlone(Me);

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, string? reason, string? decision)
    {
        var package = file is null or { Length: 0 } ? PublicationSentences.Refuse(RejectionKind.Unprocessable, "FileMissing") : Read(file);
        if (package.Rejection is { } unread) return await Again(unread);
        var order = new PublicationOrder(Me.Actor.Id) { OverrunReason = reason, DecisionNumber = string.IsNullOrWhiteSpace(decision) ? null : decision.Trim() };
        if (!PublishesAlone)
        {
            var proposed = await proposals.Propose(package.Value, order, HttpContext.RequestAborted);
            if (proposed.Rejection is { } refusedProposal) return await Again(refusedProposal);
            Done = words["Proposed"];
            return Redirect(ProcedureVersionsPage.PathOf(proposed.Value.ProcedureCode));
        }
        var published = await publish.Publish(package.Value, order, HttpContext.RequestAborted);
        if (published.Rejection is { } refused) return await Again(refused);
        Done = words[$"Import.{published.Value.Result}", published.Value.Number];
        return Redirect(ProcedureVersionsPage.PathOf(published.Value.ProcedureCode));
    }

    private static Result<ProcedurePackage> Read(IFormFile file)
    {
        using var stream = file.OpenReadStream();
        return PackageArchive.Read(stream);
    }

    private new async Task<IActionResult> Again(Rejection rejection)
    {
        await Load();
        Problem = rejection;
        return base.Again(rejection);
    }

    private async Task Load()
    {
        Rows = await procedures.List(Search, After, RowsAPage, HttpContext.RequestAborted);
        Waiting = await board.Waiting(HttpContext.RequestAborted);
    }
}
