using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Search;

/// <summary>Finds dossiers by what officers are told of them; where only one is meant, it leads there.</summary>
internal sealed class FindDossierPage(DossierQueries queries, DossierSearch search, Words<SearchWords> words) : DeskPage
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<DossierLine> Found { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Whether not every dossier was looked at.</summary>
    public bool IsPartial { get; private set; }

    public string? Missing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Text?.Trim() is not { Length: > 0 } text) return Page();
        if (!(await queries.IdOf(Me, text, HttpContext.RequestAborted)).IsRejected) return ToDossier(text);
        var found = await search.Find(Me, text, After, cancellation: HttpContext.RequestAborted);
        if (found.Rejection is { } unreadable) return Refuse(unreadable);
        (Found, Next, IsPartial) = (found.Value.Items, found.Value.Next, found.Value.IsPartial);
        if (Found is [var only] && Next is null && After is null && !IsPartial) return ToDossier(only.Code);
        if (Found.Count > 0 || IsPartial) return Page();
        Missing = words["None", Shortened.Of(text)];
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }

    public string Address(string? after)
    {
        var query = new QueryBuilder { { "ma", Text ?? "" } };
        if (after is not null) query.Add("sau", after);
        return "/ho-so" + query;
    }

    private RedirectResult ToDossier(string code) => Redirect($"/ho-so/{Uri.EscapeDataString(code)}");
}
