using Microsoft.AspNetCore.Mvc.Filters;
using Workflow.Host.Desk;
using Workflow.Host.Studio.Assets;

namespace Workflow.Host.Studio;

/// <summary>A page of the desk with a window in which Elsa Studio shows one of its elements.</summary>
internal abstract class StudioPage(StudioAssets assets) : DeskPage
{
    public abstract StudioElement Element { get; }

    /// <summary>What the element shows; null for lists.</summary>
    public virtual string? Id => null;

    public string WindowAddress => StudioAddresses.Window(Element, Id);

    public bool IsInstalled => assets.AreInstalled;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.ContentSecurityPolicy = StudioPolicies.Page;
        StudioBrowser.Name(HttpContext);
    }
}
