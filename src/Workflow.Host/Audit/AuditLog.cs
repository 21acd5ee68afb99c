using Microsoft.EntityFrameworkCore;
using Workflow.Core.Audit;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Audit;

/// <summary>Writes down who looked at or changed what, beside the history of dossiers.</summary>
internal sealed class AuditLog(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    /// <summary>Adds an entry to a save that is under way: kept or lost together with the change.</summary>
    public void Add(WorkflowDbContext db, CurrentActor me, AuditVerb verb, string subject, Guid? dossierId = null, string? note = null) =>
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(), At = circumstances.Now, ActorId = me.Actor.Id, UnitCode = me.Actor.UnitCode,
            Verb = verb, Subject = subject, DossierId = dossierId, Note = note,
        });

    /// <summary>Writes an entry by itself; what it speaks of is shown only after this has come back.</summary>
    public async Task Write(CurrentActor me, AuditVerb verb, string subject, Guid? dossierId = null, string? note = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        Add(db, me, verb, subject, dossierId, note);
        await db.SaveChangesAsync(cancellation);
    }
}
