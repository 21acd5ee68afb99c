using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Offices;
using Workflow.Host.Desk;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Delegations;

/// <summary>The written delegations: found by officer, document or procedure, and revoked.</summary>
internal sealed class DelegationListPage(DelegationQueries delegations, ChangeDelegations changes, Words<DelegationWords> words) : AdminPage
{
    public const string Path = "/quan-tri/uy-quyen";

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public string? StateName { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<DelegationLine> Rows { get; private set; } = new([], null);

    public DelegationState? State => Enum.TryParse<DelegationState>(StateName, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>Whether some are looked for, rather than all shown.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || State is not null;

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostRevokeAsync(string officer, Guid delegation)
    {
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        var form = FormOf(delegation);
        var revoked = await changes.Revoke(request.Value, officer, delegation, new RevokeDelegation(Posted(form, "reason")), HttpContext.RequestAborted);
        if (revoked.Rejection is not { } rejection) return Said(Address(After), words["Revoked", OfficerName(officer)]);
        return await Load() ?? Again(Show(form, rejection));
    }

    /// <summary>Begins the names of the fields by which one delegation is revoked.</summary>
    public static string FormOf(Guid delegation) => $"revoke{delegation:N}";

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The page with what concerns one officer.</summary>
    public static string PathFor(string officerId) => $"{Path}?tim={Uri.EscapeDataString(officerId)}";

    /// <summary>The page with its present filter, from a place on.</summary>
    public string Address(string? after, string? handler = null)
    {
        (string Name, string? Value)[] fields = [("handler", handler), ("sau", after), ("tim", Search), ("tinh-trang", StateName)];
        var named = fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}").ToList();
        return named.Count == 0 ? Path : $"{Path}?{string.Join('&', named)}";
    }

    private async Task<IActionResult?> Load()
    {
        var rows = await delegations.List(Me, new DelegationFilter(Search, State), After, null, HttpContext.RequestAborted);
        if (rows.Rejection is { } rejection) return Refuse(rejection);
        Rows = rows.Value;
        return null;
    }
}
