using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>Finds the version under which new dossiers of a procedure are received.</summary>
internal sealed class CurrentVersions(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    public async ValueTask<Result<PublishedVersion>> Of(string procedureCode, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versionId = await context.Procedures.AsNoTracking()
            .Where(p => p.Code == procedureCode).Select(p => p.CurrentVersionId).SingleOrDefaultAsync(cancellation);
        return versionId is { } id
            ? await processes.Of(id, cancellation)
            : ServiceSentences.Refuse(RejectionKind.Unprocessable, "ProcedureNotPublished", Shortened.Of(procedureCode));
    }
}
