using Microsoft.Net.Http.Headers;
using Workflow.Core.Documents;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Documents;

/// <summary>Sends an open document: saved under its name, or shown by the viewer where its type allows it; never run.</summary>
/// <param name="isViewed">Whether the viewer asked: types that are not viewable are sent to be saved all the same.</param>
internal sealed class DocumentAnswer(OpenedDocument opened, bool isViewed) : IResult
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (document, headers) = (opened.Document, httpContext.Response.Headers);
        var type = FileType.Of(document.MediaType);
        var isShown = isViewed && type is { IsViewable: true };
        headers.ContentSecurityPolicy = PolicyOf(type, isShown);
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Each opening asks anew whether it may: what is kept in the browser is only compared.
        headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(document.Name);
        headers.ContentDisposition = disposition.ToString();
        var sent = TypedResults.File(
            opened.Content, document.MediaType, fileDownloadName: null, entityTag: new EntityTagHeaderValue($"\"{document.Hash}\""), enableRangeProcessing: true);
        return sent.ExecuteAsync(httpContext);
    }

    // Browsers show no PDF in a sandbox; its viewer is one of its own, and nothing else may load.
    private static string PolicyOf(FileType? type, bool isShown) => (isShown, type) switch
    {
        (true, _) when type == FileType.Pdf => Nothing + "'self'; object-src 'self'; style-src 'unsafe-inline'",
        (true, _) => Nothing + "'self'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
        _ => Nothing + "'none'; sandbox",
    };
}
