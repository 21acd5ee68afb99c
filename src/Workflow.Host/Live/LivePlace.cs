using Microsoft.AspNetCore.Mvc.Filters;

namespace Workflow.Host.Live;

/// <summary>Notes where the ring stands before a page reads what it shows: only what comes after it is news to the reader of the page.</summary>
internal sealed class LivePlace(LiveRing ring) : IPageFilter
{
    /// <summary>The place of a page's request.</summary>
    public static string? Of(HttpContext context) => context.Items[typeof(LivePlace)] as string;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) => context.HttpContext.Items[typeof(LivePlace)] ??= ring.PlaceOf(ring.Last);

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
