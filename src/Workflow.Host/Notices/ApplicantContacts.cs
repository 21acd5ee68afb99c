using Microsoft.EntityFrameworkCore;
using Workflow.Core.Notices;
using Workflow.Persistence;

namespace Workflow.Host.Notices;

/// <summary>Where the applicants of dossiers can be reached.</summary>
internal sealed class ApplicantContacts(IDbContextFactory<WorkflowDbContext> contexts)
{
    public async Task<Contact> Of(Guid dossierId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Dossiers.Where(d => d.Id == dossierId).Select(d => new { d.ApplicantEmail, d.ApplicantPhone }).SingleOrDefaultAsync(cancellation);
        return Contact.Of(row?.ApplicantEmail, row?.ApplicantPhone);
    }
}
