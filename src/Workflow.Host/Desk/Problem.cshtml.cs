using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Desk;

/// <summary>What an officer reads when a page cannot be shown: what happened, then what to do next.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProblemPage(Words<DeskWords> words) : PageModel
{
    /// <summary>Under this key a page leaves the rejection whose sentence is to be shown.</summary>
    public const string RejectionItem = "desk-rejection";

    private static readonly int[] known = [400, 403, 404, 409, 413, 422, 428, 500, 503];

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Icon { get; private set; } = "";

    public void OnGet(int status) => Explain(status);

    public void OnPost(int status) => Explain(status);

    private void Explain(int status)
    {
        var shown = known.Contains(status) ? status : status < 500 ? 400 : 500;
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        Icon = shown switch { 403 => "lock", 404 => "doc", 409 => "info", _ => "over" };
        Title = words[$"P{shown}.Title"];
        Text = HttpContext.Items[RejectionItem] is Rejection rejection
            ? rejection.Sentence.In(CultureInfo.CurrentUICulture)
            : words[$"P{shown}.Text", ProblemResults.TraceOf(HttpContext)];
    }
}
