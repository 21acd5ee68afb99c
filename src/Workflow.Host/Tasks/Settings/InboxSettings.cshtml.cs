using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks.Settings;

/// <summary>How an officer has the inbox: its columns, and the filters kept beside it.</summary>
internal sealed class InboxSettingsPage(SavedFilters filters, InboxLayouts layouts, Words<SettingsWords> words) : DeskPage
{
    public const string Path = "/viec/tuy-chinh";

    [TempData]
    public string? Done { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<SavedFilterView> Filters { get; private set; } = [];

    public InboxColumns Columns { get; private set; }

    public Task OnGetAsync() => Load();

    /// <summary>Keeps the chosen columns and goes back to the inbox they were chosen beside.</summary>
    public async Task<IActionResult> OnPostColumnsAsync(InboxColumns[] cot, string? ve)
    {
        await layouts.Save(Me, cot.Aggregate(InboxColumns.None, (all, one) => all | one), HttpContext.RequestAborted);
        return Redirect(InboxAddress.Parse(QueryOf(ve)).ToString());
    }

    public async Task<IActionResult> OnPostSaveAsync(string? ten, string? ve, string? donVi)
    {
        var saved = await filters.Save(Me, ten, QueryOf(ve), string.IsNullOrEmpty(donVi) ? null : donVi, HttpContext.RequestAborted);
        return saved.Rejection is { } rejection ? await Show(rejection) : Redirect(saved.Value.Link);
    }

    public Task<IActionResult> OnPostRenameAsync(Guid id, string? ten) =>
        Change(revision => filters.Rename(Me, id, revision, ten, HttpContext.RequestAborted), "Renamed");

    public Task<IActionResult> OnPostMoveAsync(Guid id, bool len) => Change(revision => filters.Move(Me, id, revision, len, HttpContext.RequestAborted), "Moved");

    public Task<IActionResult> OnPostDeleteAsync(Guid id) => Change(revision => filters.Delete(Me, id, revision, HttpContext.RequestAborted), "Deleted");

    private async Task<IActionResult> Change(Func<int, Task<Rejection?>> act, string done)
    {
        if (!int.TryParse(Request.Form[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return Refuse(HostSentences.Refuse(RejectionKind.PreconditionRequired, "RevisionMissing"));
        if (await act(revision) is { } rejection) return await Show(rejection);
        Done = words[done];
        return Redirect(Path);
    }

    private async Task<IActionResult> Show(Rejection rejection)
    {
        if (rejection.Kind is RejectionKind.NotFound or RejectionKind.Forbidden) return Refuse(rejection);
        await Load();
        Problem = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private async Task Load()
    {
        Filters = await filters.Of(Me, HttpContext.RequestAborted);
        Columns = await layouts.Of(Me, HttpContext.RequestAborted);
    }

    /// <summary>The query of an inbox's address as a form carried it; another address asks for nothing.</summary>
    private static string QueryOf(string? address) =>
        address is not null && address.StartsWith(InboxAddress.Path + "?", StringComparison.Ordinal) ? address[InboxAddress.Path.Length..] : "";
}
