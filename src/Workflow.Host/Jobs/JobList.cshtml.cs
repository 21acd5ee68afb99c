using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Deadlines;
using Workflow.Core.Jobs;
using Workflow.Host.Administration;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Paging;

namespace Workflow.Host.Jobs;

/// <summary>Long work that was asked for; what runs by itself for those who keep the service; recomputations of dates, which the calendar keeps, are linked for those who keep it.</summary>
internal sealed class JobListPage(JobBook jobs, JobKinds kinds, AutomaticWork automatic, CalendarRuns runs, DeskFrame frame) : AdminPage
{
    public const string Path = "/quan-tri/viec-nen";

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<Job> Rows { get; private set; } = new([], null);

    public IReadOnlyList<CalendarRun> Recomputations { get; private set; } = [];

    /// <summary>What runs without being asked for; for those who keep the service.</summary>
    public IReadOnlyList<AutomaticProgress> Automatic { get; private set; } = [];

    /// <summary>What a job is about, where its kind does not say it all.</summary>
    public string? AboutOf(Job job) => kinds.Of(job.Kind).Describe(Me, job);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await jobs.List(Me, After, null, HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        Rows = page.Value;
        if (frame.KeepsService && After is null) Automatic = await automatic.Progress(HttpContext.RequestAborted);
        if (frame.KeepsCalendars && After is null)
            Recomputations = [.. (await runs.Recomputations(HttpContext.RequestAborted)).Values.OrderByDescending(r => r.StartedAt).Take(10)];
        return Page();
    }
}
