using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Officers;

/// <summary>Who acts for whom, today and later, in the whole office; set and ended by the officers themselves and their heads.</summary>
internal sealed class DeputyListPage : AdminPage
{
    public const string Path = "/quan-tri/xu-ly-thay";

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<Deputy> Rows { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        var words = FoldedText.Of(Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var wanted = Me.Office.Deputies.Where(d => Matches(d, words)).OrderBy(d => d.FirstDay).ThenBy(d => d.Id).ToList();
        var from = string.IsNullOrEmpty(After) ? 0 : wanted.FindIndex(d => IdOf(d) == After) + 1;
        if (from == 0 && !string.IsNullOrEmpty(After)) return Refuse(PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable"));
        Rows = Page<Deputy>.Of([.. wanted.Skip(from).Take(PageSize.Default + 1)], PageSize.Default, IdOf);
        return Page();
    }

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The page with its present search, from a place on.</summary>
    public string Address(string after) => $"{Path}?sau={after}{(string.IsNullOrEmpty(Search) ? "" : $"&tim={Uri.EscapeDataString(Search)}")}";

    private static string IdOf(Deputy deputy) => deputy.Id.ToString("N");

    private bool Matches(Deputy deputy, string[] words)
    {
        if (words.Length == 0) return true;
        var text = FoldedText.Of($"{deputy.AbsentOfficerId} {OfficerName(deputy.AbsentOfficerId)} {deputy.DeputyOfficerId} {OfficerName(deputy.DeputyOfficerId)}");
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }
}
