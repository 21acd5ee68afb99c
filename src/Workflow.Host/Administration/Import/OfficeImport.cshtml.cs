using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;

namespace Workflow.Host.Administration.Import;

/// <summary>Hands in a list of units or officers: to be tried, or to be taken.</summary>
[BodyAtMost(ImportFile.MostBytes + 64 * 1024)]
internal sealed class OfficeImportPage(JobBook jobs) : AdminPage
{
    public const string Path = "/quan-tri/nhap-danh-sach";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, bool real)
    {
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        if (file is null or { Length: 0 or > ImportFile.MostBytes }) return Again(Show("import", AdministrationSentences.Refuse(RejectionKind.Unprocessable, "FileMissing", ImportFile.MostBytes / 1024 / 1024)));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        // What cannot be read at all is said at once; what is wrong with its lines, by the job.
        var bytes = content.ToArray();
        if (ImportFile.Read(bytes).Rejection is { } unreadable) return Again(Show("import", unreadable));
        var job = await jobs.Order(Me, real ? JobKind.OfficeImport : JobKind.OfficeImportTrial, "{}", bytes, once.Value.Key, HttpContext.RequestAborted);
        return job.Rejection is { } rejection ? Again(Show("import", rejection)) : Redirect(JobPage.PathOf(job.Value));
    }
}
