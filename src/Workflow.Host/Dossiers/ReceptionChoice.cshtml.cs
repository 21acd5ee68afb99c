using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
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
        var words = Folded(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Procedures = [.. all.Items.Where(p => p.CurrentVersionId is not null && words.All(word => Folded($"{p.Name} {p.Code}").Contains(word, StringComparison.Ordinal)))];
    }

    /// <summary>Lower case without marks, đ as d.</summary>
    private static string Folded(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToLowerInvariant().Replace('đ', 'd');
    }
}
