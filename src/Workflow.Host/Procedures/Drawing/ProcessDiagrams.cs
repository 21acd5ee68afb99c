using Microsoft.EntityFrameworkCore;
using Workflow.Host.Paging;
using Workflow.Persistence;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>What published versions draw, each text read once. A drawing may be replaced within its version, so it is known by the hash of its documents.</summary>
internal sealed class ProcessDiagrams(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int Kept = 128;

    private readonly BoundedCache<(string Document, string Process), Diagram> diagrams = new(Kept);

    /// <summary>The diagram of one process of a version; null where the version has no such process.</summary>
    public async Task<Diagram?> Of(Guid versionId, string process, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var document = await context.Versions.Where(v => v.Id == versionId).Select(v => v.Document).SingleAsync(cancellation);
        if (diagrams.TryGet((document, process), out var known)) return known;
        var stored = await context.Versions.Where(v => v.Id == versionId).Select(v => new { v.Document, v.Package }).SingleAsync(cancellation);
        if (!StoredPackage.Read(stored.Package).Processes.TryGetValue(process, out var text)) return null;
        var diagram = Diagram.Read(text);
        diagrams.Put((stored.Document, process), diagram);
        return diagram;
    }
}
