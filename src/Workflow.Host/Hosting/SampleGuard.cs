using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Host.Hosting;

/// <summary>
/// Keeps acting as anybody where it does no harm: in a run with <c>--sample</c>, on a database that such a run created, asked
/// for from the same machine by its own name, with no proxy in between.
/// </summary>
internal sealed class SampleGuard(IDbContextFactory<WorkflowDbContext> contexts, IOptions<SampleOptions> sample, IOptions<EdgeOptions> edge)
{
    private static readonly string[] ForwardedHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    private volatile bool isSampleDatabase;

    /// <summary>Whether each page carries the banner.</summary>
    public bool ShowsBanner => sample.Value.Enabled;

    /// <summary>Why nobody may act as somebody else in this request, or null when it is allowed.</summary>
    public async Task<Rejection?> RefusalFor(HttpContext context)
    {
        var isAllowed = sample.Value.Enabled && edge.Value.TrustedProxies.Length == 0 && IsLocal(context)
            && !ForwardedHeaders.Any(context.Request.Headers.ContainsKey) && await IsSampleDatabase(context.RequestAborted);
        return isAllowed ? null : HostSentences.Refuse(RejectionKind.NotFound, "SampleOnlyHere");
    }

    /// <summary>The name is checked beside the address: another site's name that points here (DNS rebinding) is not local.</summary>
    private static bool IsLocal(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote)) return false;
        if (context.Connection.LocalIpAddress is not { } local || !IPAddress.IsLoopback(local)) return false;
        var name = context.Request.Host.Host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    private async Task<bool> IsSampleDatabase(CancellationToken cancellation)
    {
        if (isSampleDatabase) return true;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        isSampleDatabase = await db.Settings.AnyAsync(s => s.Key == Setting.SampleOffice, cancellation);
        return isSampleDatabase;
    }
}
