using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Dossiers;
using Workflow.Core.Jobs;
using Workflow.Core.Procedures;
using Workflow.Host.Administration;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;

namespace Workflow.Host.Audit;

/// <summary>Who did what, when, to what: searched, and taken out as a file.</summary>
internal sealed class AuditPage(AuditSearch search, AuditOrders orders) : AdminPage
{
    public const string Path = "/quan-tri/nhat-ky";
    private const int DaysShown = 30;

    [BindProperty(Name = "ai", SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(Name = "viec", SupportsGet = true)]
    public string? What { get; set; }

    /// <summary>Dossier code, sign-in name, unit or procedure code.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<AuditLine> Rows { get; private set; } = new([], null);

    /// <summary>Every act that can be searched, with the source that its word belongs to.</summary>
    public static IEnumerable<(AuditSource Source, string Verb)> Verbs =>
        Enum.GetNames<AuditVerb>().Select(v => (AuditSource.Office, v)).Concat(Enum.GetNames<HistoryVerb>().Select(v => (AuditSource.Dossier, v)))
            .Concat(Enum.GetNames<PublicationVerb>().Select(v => (AuditSource.Procedure, v)));

    public async Task<IActionResult> OnGetAsync()
    {
        Complete();
        var page = await search.Find(Me, Filter, After, PageSize.Default, HttpContext.RequestAborted);
        if (page.Rejection is { Kind: RejectionKind.Unprocessable } unusable) return Again(Show("audit", unusable));
        if (page.Rejection is { } rejection) return Refuse(rejection);
        Rows = page.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Complete();
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var job = await orders.Export(Me, Filter, once.Value.Key, HttpContext.RequestAborted);
        return job.Rejection is { } rejection ? Refuse(rejection) : Redirect(JobPage.PathOf(job.Value));
    }

    /// <summary>The page with its present filter, from a place on.</summary>
    public string Address(string? after = null)
    {
        (string Name, string? Value)[] fields = [("ai", Who), ("viec", What), ("ve", Subject), ("tu", From), ("den", To), ("sau", after)];
        return $"{Path}?{string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"))}";
    }

    private AuditFilter Filter => new(Read(From) ?? Me.Office.Day.AddDays(-DaysShown), Read(To) ?? Me.Office.Day, Kept(Who), Kept(What), Kept(Subject));

    /// <summary>Puts the days that are searched where none were chosen.</summary>
    private void Complete()
    {
        From = Filter.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        To = Filter.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
