using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Drafts;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Drafts;

/// <summary>Keeps what an officer types until it is sent; each officer has their own, on whatever machine.</summary>
internal sealed class FormDrafts(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    private const int Attempts = 3;

    public static string OfStep(Guid taskId) => $"step:{taskId:N}";

    public static string OfReception(string procedureCode) => $"receive:{procedureCode}";

    /// <summary>The caller's draft of a form; null where there is none, or none that can still be read.</summary>
    public async Task<KeptForm?> Read(CurrentActor me, string subject, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var draft = await db.FormDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.OfficerId == me.Actor.Id && d.Subject == subject, cancellation);
        return draft is null ? null : KeptForm.Of(draft);
    }

    /// <summary>Keeps the fields; blank ones alone remove the draft, and null comes back. A conflict where another page has saved since this one was drawn.</summary>
    /// <param name="page">The promise of the form that was drawn.</param>
    /// <param name="seen">Revision of the draft that the page was drawn with; zero for none.</param>
    /// <param name="isField">Which of the posted names were typed or chosen by the officer.</param>
    public async Task<Result<KeptForm?>> Save(
        CurrentActor me, string subject, string page, int seen, IFormCollection sent, Func<string, bool> isField, CancellationToken cancellation)
    {
        var fields = FormFields.Write(sent, isField);
        if (fields?.Length > FormDraft.Longest) return DraftSentences.Refuse(RejectionKind.Unprocessable, "DraftTooLarge");
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var draft = await db.FormDrafts.AsTracking().SingleOrDefaultAsync(d => d.OfficerId == me.Actor.Id && d.Subject == subject, cancellation);
            if (draft is not null && draft.SavedFrom != page && draft.Revision != seen) return DraftSentences.Refuse(RejectionKind.Conflict, "DraftSavedElsewhere");
            draft = Put(db, draft, fields, me.Actor.Id, subject, page);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return draft is null ? (KeptForm?)null : KeptForm.Of(draft);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The same page saved twice at one moment: the later one is decided again.
            }
        }
    }

    /// <summary>Gives the caller's draft up.</summary>
    public async Task Drop(CurrentActor me, string subject, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.FormDrafts.Where(d => d.OfficerId == me.Actor.Id && d.Subject == subject).ExecuteDeleteAsync(cancellation);
    }

    private FormDraft? Put(WorkflowDbContext db, FormDraft? draft, string? fields, string officerId, string subject, string page)
    {
        if (fields is null)
        {
            if (draft is not null) db.Remove(draft);
            return null;
        }
        if (draft is null)
        {
            draft = new FormDraft { OfficerId = officerId, Subject = subject, Fields = fields, SavedAt = circumstances.Now, SavedFrom = page };
            db.Add(draft);
            return draft;
        }
        (draft.Fields, draft.SavedAt, draft.SavedFrom) = (fields, circumstances.Now, page);
        return draft;
    }
}

/// <summary>A draft as a form takes it: the fields as if they had just been posted.</summary>
/// <param name="Revision">For the page to say which one it was drawn with.</param>
internal sealed record KeptForm(IFormCollection Fields, DateTime SavedAt, int Revision)
{
    public static KeptForm? Of(FormDraft draft) => FormFields.Read(draft.Fields) is { } fields ? new KeptForm(fields, draft.SavedAt, draft.Revision) : null;
}
