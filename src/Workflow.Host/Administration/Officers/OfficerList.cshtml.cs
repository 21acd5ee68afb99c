using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Offices;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Officers;

/// <summary>The officers, searched without accents, by unit, by role, and those without an account.</summary>
internal sealed class OfficerListPage(OfficerQueries officers) : AdminPage
{
    public const string Path = "/quan-tri/can-bo";

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(Name = "vai-tro", SupportsGet = true)]
    public string? RoleName { get; set; }

    [BindProperty(Name = "chua-co-tai-khoan", SupportsGet = true)]
    public bool WithoutAccount { get; set; }

    [BindProperty(Name = "da-nghi", SupportsGet = true)]
    public bool Former { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<OfficerLine> Rows { get; private set; } = new([], null);

    public Role? Role => Enum.TryParse<Role>(RoleName, out var role) && Enum.IsDefined(role) ? role : null;

    public async Task OnGetAsync() =>
        Rows = await officers.List(Me, new OfficerFilter(Search, Unit, Role, WithoutAccount, Former), After, null, HttpContext.RequestAborted);

    /// <summary>The page with its present filter, from a place on.</summary>
    public string Address(string after)
    {
        (string Name, string? Value)[] fields =
            [("sau", after), ("tim", Search), ("don-vi", Unit), ("vai-tro", RoleName), ("chua-co-tai-khoan", WithoutAccount ? "true" : null), ("da-nghi", Former ? "true" : null)];
        return $"{Path}?{string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"))}";
    }
}
