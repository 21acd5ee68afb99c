using Workflow.Host.Hosting;

namespace Workflow.Host.Studio;

/// <summary>What the pages of Studio allow a browser beyond all others.</summary>
internal static class StudioPolicies
{
    /// <summary>Around Studio: our own page, with one window in it.</summary>
    public const string Page = SecurityHeaders.WithWindow;

    /// <summary>
    /// Studio itself: compiled code that is fetched, styles that its components write into the document, editors that work beside it.
    /// No inline script: the one that Studio brings is replaced by our own (<c>studio-window.js</c>).
    /// </summary>
    public const string Window =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";
}
