using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Core;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Tasks.Settings;

namespace Workflow.Host.Tasks;

/// <summary>The steps of an officer or of the units below: of open ones what runs out next stands first, of finished ones the last.</summary>
internal sealed class InboxPage(TaskInbox inbox, InboxRows rows, TaskHands hands, InboxLayouts layouts, Words<TaskWords> words, DeskTime time) : DeskPage
{
    /// <summary>Id of the search form: its field stands inside the list, which may be a form itself.</summary>
    public const string SearchForm = "tim-viec";

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

    /// <summary>Whether a search stopped before it had looked at everything.</summary>
    public bool IsPartial { get; private set; }

    public InboxCounts Counts { get; private set; } = null!;

    /// <summary>The columns that the officer wants to see.</summary>
    public InboxColumns Columns { get; private set; }

    /// <summary>Whether the officer works on steps, and may so tick them; who only watches may not.</summary>
    public bool MayTick => RoutePolicies.WorkOnTasks.Admits(Me.Actor);

    public InboxChip Chip => InboxChip.Of(Filter);

    public InboxBox Box => InboxBox.Of(BoxKey);

    /// <summary>What of the address holds beside the page.</summary>
    public InboxAddress Asked => InboxAddress.Parse(Request.QueryString.Value ?? "");

    /// <summary>What is searched; null for nothing that could be found.</summary>
    public string? Search => SearchQuery.Of(Asked.Search).IsEmpty ? null : Asked.Search;

    /// <summary>Whether the officer may take a step: one that nobody holds, or one of an absent officer; seeing a unit's work is not yet doing it.</summary>
    public bool MayClaim(TaskView task) =>
        (task.AssigneeId is null || Box == InboxBox.ActingFor && task.AssigneeId != Me.Actor.Id) && Me.Actor.Holds(task.Role, task.UnitCode, Me.Office.Units);

    /// <summary>The first step of the list that the officer may do; null where there is none.</summary>
    public TaskView? NextToDo => Rows.Select(row => row.Task).FirstOrDefault(task => task.State == TaskState.Open && (task.AssigneeId == Me.Actor.Id || MayClaim(task)));

    public async Task<IActionResult> OnGetAsync() => await Load() is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostClaimAsync(Guid taskId)
    {
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var claimed = await hands.Claim(change.Value, taskId);
        if (claimed.Rejection is null) return Redirect(Asked.StepAddress(taskId));
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
        var filter = Box == InboxBox.Finished ? InboxFilter.All : Chip.Filter;
        var request = new InboxRequest(Box.View, filter, unit, Asked.KnownRole, Search, After);
        var slice = await inbox.List(Me, request, HttpContext.RequestAborted);
        if (slice.Rejection is { } rejection) return rejection;
        var counts = await inbox.Count(Me, request, HttpContext.RequestAborted);
        if (counts.Rejection is { } uncounted) return uncounted;
        (Counts, Next, IsPartial) = (counts.Value, slice.Value.Next, slice.Value.IsPartial);
        Rows = await rows.Of(slice.Value.Steps, HttpContext.RequestAborted);
        Columns = await layouts.Of(Me, HttpContext.RequestAborted);
        return null;
    }

    private static string Capitalised(string text) => char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];
}
