using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Drafts;

/// <summary>Says which procedure and case a definition drawn from nothing is for.</summary>
internal sealed class BindDraft(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Takes what was typed; rejects it with each problem at its field, and a definition that is published already.</summary>
    public async Task<Rejection?> Bind(string definitionId, ProcedureForm form, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var draft = await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation);
        if (draft is null) return StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(definitionId));
        if (draft.BasedOn is not null) return StudioSentences.Refuse(RejectionKind.Conflict, "BoundForGood", draft.ProcedureCode);
        var code = form.Code.Trim();
        var stored = await context.Versions.Where(v => v.ProcedureCode == code).OrderByDescending(v => v.Number).Select(v => v.Package).FirstOrDefaultAsync(cancellation);
        if (form.IsExisting && stored is null) return At("Code", "ProcedureUnknown", Shortened.Of(code));
        if (!form.IsExisting && stored is not null) return At("Code", "ProcedureKnown", code);

        var (specification, process) = form.Write(form.IsExisting ? StoredPackage.Read(stored!).Procedure : null, ProcedureForm.KeyOf(draft.Name));
        if (ProcedureSpec.Read(specification).Rejection is { } unusable)
            return unusable with { Problems = [.. unusable.Problems.Select(ProcedureForm.AtField)] };
        (draft.ProcedureCode, draft.Process, draft.Specification) = (code, process, specification);
        await context.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes a definition that was never published away from its procedure again.</summary>
    public async Task<Rejection?> Release(string definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var draft = await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation);
        if (draft is null) return StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(definitionId));
        if (draft.BasedOn is not null) return StudioSentences.Refuse(RejectionKind.Conflict, "BoundForGood", draft.ProcedureCode);
        (draft.ProcedureCode, draft.Process, draft.Specification) = (null, null, null);
        await context.SaveChangesAsync(cancellation);
        return null;
    }

    private static Rejection At(string field, string code, string argument)
    {
        var sentence = StudioSentences.Of(code, argument);
        return new(RejectionKind.Unprocessable, code, sentence) { Problems = [new Problem(code, $"$.{field}", null, sentence)] };
    }
}
