using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Tasks.Settings;

namespace Workflow.Host.Tasks;

/// <summary>The open steps of an officer or of the units below: what runs out next stands first.</summary>
internal sealed class InboxPage(TaskInbox inbox, InboxRows rows, TaskHands hands, InboxLayouts layouts, DossierCells cells, Words<TaskWords> words, DeskTime time) : DeskPage
{
    [BindProperty(Name = "hop", SupportsGet = true)]
    public string? BoxKey { get; set; }

    [BindProperty(Name = "loc", SupportsGet = true)]
    public string? Filter { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string? Conflict { get; private set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public InboxCounts Counts { get; private set; } = null!;

    /// <summary>The columns that the officer wants to see.</summary>
    public InboxColumns Columns { get; private set; }

    /// <summary>What stands in columns of the dossier, by dossier.</summary>
    public IReadOnlyDictionary<Guid, DossierCell> Cells { get; private set; } = new Dictionary<Guid, DossierCell>();

    /// <summary>Whether the officer works on steps, and may so tick them; who only watches may not.</summary>
    public bool MayTick => RoutePolicies.WorkOnTasks.Admits(Me.Actor);

    public InboxChip Chip => InboxChip.Of(Filter);

    public InboxBox Box => InboxBox.Of(BoxKey);

    /// <summary>What of the address holds beside the page.</summary>
    public InboxAddress Asked => InboxAddress.Parse(Request.QueryString.Value ?? "");

    /// <summary>Whether the officer may take a step nobody holds: seeing a unit's work is not yet doing it.</summary>
    public bool MayClaim(TaskView task) => task.AssigneeId is null && Me.Actor.Holds(task.Role, task.UnitCode, Me.Office.Units);

    public async Task<IActionResult> OnGetAsync() => await Load() is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostClaimAsync(Guid taskId)
    {
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var claimed = await hands.Claim(change.Value, taskId);
        if (claimed.Rejection is null) return Redirect($"/viec/{taskId}");
        if (await Load() is { } unread) return Refuse(unread);
        Conflict = claimed.Rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(claimed.Rejection);
    }

    public string Address(string? filter, string? after = null)
    {
        var address = (Asked with { Box = Box.Key, Chip = filter }).ToString();
        return after is null ? address : QueryHelpers.AddQueryString(address, "sau", after);
    }

    /// <summary>The heading of a group; the next working day is named by its date.</summary>
    public string Heading(InboxGroup group, InboxRow first) =>
        group == InboxGroup.NextDay ? Capitalised(time.Heading(first.Left.DueAt!.Value)) : words[$"Group.{group}"];

    private async Task<Rejection?> Load()
    {
        var unit = Asked.Unit is { } code && Me.Office.Units.Find(code) is not null ? code : null;
        var page = await inbox.List(Me, new InboxRequest(Box.View, Chip.Filter, unit, Asked.KnownRole, After), HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return rejection;
        var counts = await inbox.Count(Me, Box.View, HttpContext.RequestAborted);
        if (counts.Rejection is { } uncounted) return uncounted;
        Counts = counts.Value;
        (Rows, Next) = (await rows.Of(page.Value.Items, HttpContext.RequestAborted), page.Value.Next);
        Columns = await layouts.Of(Me, HttpContext.RequestAborted);
        Cells = await cells.Of(Rows.Select(row => row.Task.DossierId), Columns, HttpContext.RequestAborted);
        return null;
    }

    private static string Capitalised(string text) => char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];
}
