using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Procedures.Drawing;
using Workflow.Host.Studio.Definitions;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Two versions of a procedure, or a version and a draft, beside each other; the last two versions where none are named.</summary>
internal sealed class ComparePage(ProcedureQueries procedures, DraftPackages drafts, PackageComparison comparison, ProcessDrawings drawings, Words<DifferenceWords> words) : DeskPage
{
    /// <summary>Versions to choose from, the last first.</summary>
    private const int MostVersions = 100;

    [BindProperty(Name = "before", SupportsGet = true)]
    public int? AskedBefore { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public int? AskedAfter { get; set; }

    /// <summary>Definition whose draft is the latter side; nothing for a version.</summary>
    [BindProperty(Name = "draft", SupportsGet = true)]
    public string? AskedDraft { get; set; }

    public string Code { get; private set; } = "";

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    /// <summary>Drafts to choose from.</summary>
    public IReadOnlyList<ProcessDraft> Drafts { get; private set; } = [];

    public int Before { get; private set; }

    public int After { get; private set; }

    public DifferenceView View { get; private set; } = null!;

    public static string PathOf(string code, int before, int after) => $"/procedures/{code}/compare?before={before}&after={after}";

    /// <summary>A draft against the last version.</summary>
    public static string PathOf(string code, string draft) => $"/procedures/{code}/compare?draft={Uri.EscapeDataString(draft)}";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var versions = await procedures.Versions(code, null, MostVersions, HttpContext.RequestAborted);
        if (versions.Rejection is { } absent) return Refuse(absent);
        Code = code;
        Numbers = [.. versions.Value.Select(v => v.Number)];
        Drafts = await drafts.List(code, HttpContext.RequestAborted);
        var last = Numbers.Count > 0 ? Numbers[0] : 0;
        After = AskedAfter ?? last;
        Before = AskedBefore ?? (string.IsNullOrEmpty(AskedDraft) ? Numbers.FirstOrDefault(n => n < After, After) : last);

        var former = await procedures.Package(code, Before, HttpContext.RequestAborted);
        if (former.Rejection is { } noFormer) return Refuse(noFormer);
        var latter = await Latter();
        if (latter.Rejection is { } noLatter) return Refuse(noLatter);
        View = DifferenceView.Of(comparison.Compare(former.Value, latter.Value.Package), words["Version", Before], latter.Value.Name, drawings);
        return Page();
    }

    private async Task<Result<(ProcedurePackage Package, string Name)>> Latter()
    {
        var draft = Drafts.FirstOrDefault(d => d.DefinitionId == AskedDraft);
        var package = draft is null ? await procedures.Package(Code, After, HttpContext.RequestAborted) : await drafts.Of(draft, HttpContext.RequestAborted);
        return package.Rejection is { } absent ? absent : (package.Value, draft is null ? words["Version", After] : words["Draft", draft.Name]);
    }
}
