using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Incidents;

/// <summary>What stands still: one's own dossiers with retry and skip, many at once as a job; administrators see numbers.</summary>
internal sealed class IncidentsPage(IncidentQueries queries, JobBook jobs, SkipIncident skip) : AdminPage
{
    public const string Path = "/quan-tri/su-co";

    [BindProperty(Name = "thu-tuc", SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<IncidentLine> Rows { get; private set; } = new([], null);

    public IReadOnlyList<IncidentCount> Counts { get; private set; } = [];

    public bool SeesDossiers => RoutePolicies.ReadDossiers.Admits(Me.Actor);

    public bool MayRetry => RoutePolicies.KeepRunning.Admits(Me.Actor);

    /// <summary>Whether the numbers of the whole office are the reader's business.</summary>
    public bool SeesNumbers => RoutePolicies.KeepService.Admits(Me.Actor);

    public async Task<IActionResult> OnGetAsync() => await Load() is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostRetryAsync(Guid[] incidents, string? reason)
    {
        if (!MayRetry) return Forbid();
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var chosen = incidents.Distinct().ToList();
        if (chosen.Count is 0 or > IncidentRetries.Most) return await Shown(AdministrationSentences.Refuse(RejectionKind.Unprocessable, "ChooseIncidents", IncidentRetries.Most));
        var order = IncidentRetries.Write(new IncidentRetryOrder(chosen, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()));
        var job = await jobs.Order(Me, JobKind.IncidentRetry, order, null, once.Value.Key, HttpContext.RequestAborted);
        return job.Rejection is { } rejection ? await Shown(rejection) : Redirect(JobPage.PathOf(job.Value));
    }

    public async Task<IActionResult> OnPostSkipAsync(Guid dossier, Guid incident, string? reason)
    {
        if (!MayRetry) return Forbid();
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var skipped = await skip.Skip(once.Value, dossier, incident, new SkipIncidentRequest(reason?.Trim() ?? ""));
        return skipped.Rejection is { } rejection ? await Shown(rejection) : Said(Address(null), AdministrationSentences.Of("IncidentSkipped").In(CultureInfo.CurrentUICulture));
    }

    /// <summary>The page with its present filter, from a place on.</summary>
    public string Address(string? after)
    {
        (string Name, string? Value)[] fields = [("thu-tuc", Procedure), ("loai", Kind), ("sau", after)];
        var query = string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private async Task<IActionResult> Shown(Rejection rejection) => await Load() is { } unreadable ? Refuse(unreadable) : Again(Show("incidents", rejection));

    private async Task<Rejection?> Load()
    {
        if (SeesNumbers) Counts = await queries.Counts(HttpContext.RequestAborted);
        if (!SeesDossiers) return null;
        var page = await queries.List(Me, new IncidentFilter(Procedure, Kind), After, null, HttpContext.RequestAborted);
        if (page.Rejection is { } unreadable) return unreadable;
        Rows = page.Value;
        return null;
    }
}
