using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Workflow.Core.Deadlines;
using Workflow.Core.Submissions;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;

namespace Workflow.Host.Submissions;

/// <summary>What was submitted online to the officer's units: what runs out next stands first.</summary>
internal sealed class SubmissionsPage(SubmissionQueries queries, OfficeClocks clocks, IOptions<SubmissionOptions> options, AlertPlan alerts, DeskTime time) : DeskPage
{
    [BindProperty(Name = "hop", SupportsGet = true)]
    public string? BoxKey { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SubmissionLine> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>The time that reception has for what arrives now.</summary>
    public TimeLimit Limit => options.Value.AcknowledgeLimit;

    public OnlineBox Box => OnlineBox.Of(BoxKey);

    public bool IsSearched => !string.IsNullOrWhiteSpace(Search);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await queries.List(Me, new SubmissionFilter(Box.Box, Search: Search, After: After), HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Lines, Next) = (page.Value.Items, page.Value.Next);
        return Page();
    }

    /// <summary>The time that reception has left; null once the submission no longer waits for it.</summary>
    public TimeLeft? LeftOf(SubmissionLine line) => line.State == SubmissionState.Submitted
        ? TimeLeft.Of(line.AcknowledgeDueAt, null, LimitOf(line), null, clocks.Of(line.ReceivingUnit), alerts, time.Now)
        : null;

    public string Address(OnlineBox box, string? after = null)
    {
        var query = new QueryBuilder();
        if (box.Key is { } key) query.Add("hop", key);
        if (IsSearched) query.Add("tim", Search!);
        if (after is not null) query.Add("sau", after);
        return "/truc-tuyen" + query;
    }

    private static TimeLimit LimitOf(SubmissionLine line) => TimeLimit.Parse(line.AcknowledgeLimit).Value;
}
