using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Units;

/// <summary>The tree of units, searched without accents.</summary>
internal sealed class UnitListPage : AdminPage
{
    public const string Path = "/quan-tri/don-vi";

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Whether units that have ended are shown, too.</summary>
    [BindProperty(Name = "da-het", SupportsGet = true)]
    public bool Former { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<UnitLine> Rows { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        var page = UnitQueries.List(Me, Search, Former, After);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        Rows = page.Value;
        return Page();
    }

    public string Address(string after) =>
        $"{Path}?sau={Uri.EscapeDataString(after)}&tim={Uri.EscapeDataString(Search ?? "")}{(Former ? "&da-het=true" : "")}";
}
