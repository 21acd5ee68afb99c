using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Paging;

namespace Workflow.Host.Tracking;

/// <summary>The procedures that can be asked for, for everybody.</summary>
internal sealed class ProceduresPage(PublicProcedures procedures) : PageModel
{
    public const string Path = "/thu-tuc";

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "linh-vuc", SupportsGet = true)]
    public string? Field { get; set; }

    /// <summary>Code that the page before ended with.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<string> Fields { get; private set; } = [];

    public Page<PublicProcedure> Found { get; private set; } = new([], null);

    public string? NextAddress => Found.Next is { } next
        ? $"{Path}?tim={Uri.EscapeDataString(Search ?? "")}&linh-vuc={Uri.EscapeDataString(Field ?? "")}&sau={Uri.EscapeDataString(next)}"
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        var all = await procedures.All(HttpContext.RequestAborted);
        if (PublicCache.IsKnown(HttpContext, string.Join(' ', all.Select(p => p.Meaning)))) return StatusCode(StatusCodes.Status304NotModified);
        Fields = [.. all.Select(p => p.Spec.Field).Distinct()];
        Found = PublicProcedures.Choose(all, new(Search, Field, After));
        return Page();
    }
}
