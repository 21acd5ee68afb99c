using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;

namespace Workflow.Host.Dossiers;

/// <summary>Chooses the procedure a dossier is received for.</summary>
internal sealed class ReceptionChoicePage(ProcedureQueries procedures) : DeskPage
{
    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    public IReadOnlyList<ProcedureLine> Procedures { get; private set; } = [];

    /// <summary>An office receives for a few hundred procedures at most: they are matched here, where accents can be left out.</summary>
    public async Task OnGetAsync()
    {
        var all = await procedures.List(null, null, PageSize.Most, HttpContext.RequestAborted);
        var words = FoldedText.Of(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Procedures = [.. all.Items.Where(p => p.CurrentVersionId is not null && words.All(word => FoldedText.Of($"{p.Name} {p.Code}").Contains(word, StringComparison.Ordinal)))];
    }
}
