using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Procedures.Drawing;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Two versions of a procedure beside each other; the last two where none are named.</summary>
internal sealed class ComparePage(ProcedureQueries procedures, PackageComparison comparison, ProcessDrawings drawings, Words<DifferenceWords> words) : DeskPage
{
    /// <summary>Versions to choose from, the last first.</summary>
    private const int MostVersions = 100;

    [BindProperty(Name = "before", SupportsGet = true)]
    public int? AskedBefore { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public int? AskedAfter { get; set; }

    public string Code { get; private set; } = "";

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    public int Before { get; private set; }

    public int After { get; private set; }

    public DifferenceView View { get; private set; } = null!;

    public static string PathOf(string code, int before, int after) => $"/procedures/{code}/compare?before={before}&after={after}";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var versions = await procedures.Versions(code, null, MostVersions, HttpContext.RequestAborted);
        if (versions.Rejection is { } absent) return Refuse(absent);
        Code = code;
        Numbers = [.. versions.Value.Select(v => v.Number)];
        After = AskedAfter ?? (Numbers.Count > 0 ? Numbers[0] : 0);
        Before = AskedBefore ?? Numbers.FirstOrDefault(n => n < After, After);

        var former = await procedures.Package(code, Before, HttpContext.RequestAborted);
        if (former.Rejection is { } noFormer) return Refuse(noFormer);
        var latter = await procedures.Package(code, After, HttpContext.RequestAborted);
        if (latter.Rejection is { } noLatter) return Refuse(noLatter);
        View = DifferenceView.Of(comparison.Compare(former.Value, latter.Value), words["Version", Before], words["Version", After], drawings);
        return Page();
    }
}
