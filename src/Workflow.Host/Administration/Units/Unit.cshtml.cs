using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Audit;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Administration.Units;

/// <summary>One unit: what it is and has, its history, and how it ends: closed, renamed, or merged into another.</summary>
internal sealed class UnitPage(UnitQueries queries, ChangeUnits units, UnitMergers mergers, AuditSearch audit, Words<AdministrationWords> words) : AdminPage
{
    public Unit Unit { get; private set; } = null!;

    public UnitWork Work { get; private set; } = null!;

    public IReadOnlyList<AuditLine> History { get; private set; } = [];

    public IReadOnlyList<Unit> Below { get; private set; } = [];

    /// <summary>Units that this one has taken over, or will.</summary>
    public IReadOnlyList<Unit> Predecessors { get; private set; } = [];

    /// <summary>What a merger would carry over; null where none was asked about.</summary>
    public MergerPreview? Merger { get; private set; }

    public static string PathOf(string code) => $"{UnitListPage.Path}/{Uri.EscapeDataString(code)}";

    public async Task<IActionResult> OnGetAsync(string code) => await Load(code) is { } absent ? Refuse(absent) : Page();

    public Task<IActionResult> OnPostCloseAsync(string code) => Act(code, "close", words["UnitClosed"],
        (request, day) => units.Close(request, code, new CloseUnit(day, Posted("close", "decision")), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostRenameAsync(string code) => Act(code, "rename", words["UnitRenamed"],
        (request, day) => units.Rename(request, code, new RenameUnit(Posted("rename", "code"), Posted("rename", "name"), day, Posted("rename", "decision")), HttpContext.RequestAborted));

    /// <summary>Shows first what the merger will carry over; done once it is posted again as it was shown.</summary>
    public Task<IActionResult> OnPostMergeAsync(string code)
    {
        MergeUnit Wanted(DateOnly day) => new(Posted("merge", "into"), day, Posted("merge", "decision"));
        return PostedDay("merge") is { } day && Posted("merge", "seen") != MergerPreview.MarkOf(Wanted(day))
            ? Preview(code, Wanted(day))
            : Act(code, "merge", words["UnitMerged"], (request, on) => mergers.Merge(request, code, Wanted(on), HttpContext.RequestAborted));
    }

    private async Task<IActionResult> Act(string code, string form, string done, Func<ChangeRequest, DateOnly, Task<Result<string>>> act)
    {
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        var result = PostedDay(form) is { } day ? await act(request.Value, day) : NoDay();
        if (result.Rejection is not { } rejection) return Said(PathOf(result.Value), done);
        if (await Load(code) is { } absent) return Refuse(absent);
        return Again(Show(form, rejection));
    }

    private async Task<IActionResult> Preview(string code, MergeUnit merge)
    {
        var work = await mergers.Preview(code, merge, HttpContext.RequestAborted);
        if (await Load(code) is { } absent) return Refuse(absent);
        if (work.Rejection is { } refused) return Again(Show("merge", refused));
        Merger = new MergerPreview(merge, UnitName(merge.Into), work.Value);
        return Page();
    }

    private async Task<Rejection?> Load(string code)
    {
        var unit = await queries.Read(code, HttpContext.RequestAborted);
        if (unit.Rejection is { } absent) return absent;
        Unit = unit.Value;
        Work = await queries.Work(code, Me.Office.Day, HttpContext.RequestAborted);
        History = await audit.HistoryOf(code, HttpContext.RequestAborted);
        Predecessors = [.. Me.Office.Units.All.Where(u => u.SuccessorCode == code).OrderBy(u => u.Code, StringComparer.Ordinal)];
        Below = [.. Me.Office.Units.All.Where(u => u.ParentCode == code && !u.IsTakenOver(Me.Office.Day)).OrderBy(u => u.Code, StringComparer.Ordinal)];
        return null;
    }
}
