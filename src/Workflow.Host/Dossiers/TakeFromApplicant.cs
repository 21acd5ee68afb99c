using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>The receipt of a payment.</summary>
internal sealed record ConfirmPaymentRequest(string Receipt, string? Note = null);

/// <summary>What an applicant brought to complete a dossier.</summary>
/// <param name="Form">The filled form of the step; left out where it has none.</param>
internal sealed record SubmitSupplementRequest(string? Note = null, JsonElement? Form = null);

/// <summary>Takes what the applicant was asked for: the open step that waits for it is completed, and the clock runs again.</summary>
internal sealed class TakeFromApplicant(IDbContextFactory<WorkflowDbContext> contexts, CompleteTask complete, DossierQueries queries)
{
    /// <summary>Confirms the payment that a dossier waits for.</summary>
    public Task<Result<DossierProgress>> ConfirmPayment(ChangeRequest request, Guid dossierId, ConfirmPaymentRequest payment)
    {
        var record = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["receipt"] = payment.Receipt }, ApiJson.Default.DictionaryStringString);
        return Complete(request, dossierId, StepKind.RequestPayment, "NothingToPay", new CompleteTaskRequest("Paid", payment.Note, Record: record));
    }

    /// <summary>Accepts the supplement that a dossier waits for.</summary>
    public Task<Result<DossierProgress>> SubmitSupplement(ChangeRequest request, Guid dossierId, SubmitSupplementRequest supplement) =>
        Complete(request, dossierId, StepKind.RequestSupplement, "NothingToSupply", new CompleteTaskRequest("Supplied", supplement.Note, supplement.Form));

    private async Task<Result<DossierProgress>> Complete(
        ChangeRequest request, Guid dossierId, StepKind kind, string nothingOpen, CompleteTaskRequest decision)
    {
        var dossier = await queries.Read(request.Me, dossierId);
        if (dossier.Rejection is { } unseen) return unseen;
        await using var context = await contexts.CreateDbContextAsync();
        var taskId = await context.Tasks.Where(t => t.DossierId == dossierId && t.Kind == kind).OrderByDescending(t => t.State == TaskState.Open)
            .ThenByDescending(t => t.OpenedAt).Select(t => (Guid?)t.Id).FirstOrDefaultAsync();
        // A step that is over still goes to the verb: a repeated request is answered like the first, any other hears that it is done.
        return taskId is { } id
            ? await complete.Complete(request, id, decision)
            : ServiceSentences.Refuse(RejectionKind.Conflict, nothingOpen, dossier.Value.Dossier.Code);
    }
}
