using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Administration;
using Workflow.Host.Desk;
using Workflow.Host.Paging;

namespace Workflow.Host.Jobs;

/// <summary>One job: how far it is, what came of its lines, its file; it is stopped here.</summary>
internal sealed class JobPage(JobBook jobs, JobKinds kinds, Words<JobWords> words) : AdminPage
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "loi", SupportsGet = true)]
    public bool OnlyRefused { get; set; }

    public Job Job { get; private set; } = null!;

    public Page<JobLine> Lines { get; private set; } = new([], null);

    /// <summary>Whether the reader may have what it found.</summary>
    public bool SeesResult => JobBook.SeesResult(Me, Job);

    /// <summary>What it is about, where its kind does not say it all.</summary>
    public string? About => kinds.Of(Job.Kind).Describe(Me, Job);

    public static string PathOf(Guid id) => $"{JobListPage.Path}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var job = await jobs.Read(Me, id, HttpContext.RequestAborted);
        if (job.Rejection is { } absent) return Refuse(absent);
        Job = job.Value;
        var lines = await jobs.Lines(Me, Job, OnlyRefused, After, HttpContext.RequestAborted);
        if (lines.Rejection is { } unreadable) return Refuse(unreadable);
        Lines = lines.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id)
    {
        var cancelled = await jobs.Cancel(Me, id, HttpContext.RequestAborted);
        // Over by itself meanwhile: the page shows it.
        return cancelled.Rejection is { Kind: not RejectionKind.Conflict } rejection
            ? Refuse(rejection)
            : Said(PathOf(id), words[cancelled.IsRejected ? "OverAlready" : "CancelAsked"]);
    }

    public string Address(string? after, bool onlyRefused) => $"{PathOf(Job.Id)}?loi={(onlyRefused ? "true" : "false")}{(after is null ? "" : $"&sau={after}")}";
}
