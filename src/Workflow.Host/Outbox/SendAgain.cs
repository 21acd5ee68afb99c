using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Outbox;

/// <summary>What a dead letter became.</summary>
/// <param name="MessageId">The message that now carries it: itself, or the new one of a process that tried its step again.</param>
internal sealed record SentAgain(Guid MessageId);

/// <summary>Sends a dead letter again.</summary>
internal sealed class SendAgain(IDbContextFactory<WorkflowDbContext> contexts, CommitQueue queue, CommandCircumstances circumstances, OutboxSignal signal)
{
    private const string Reference = "message";

    public async Task<Result<SentAgain>> Send(CurrentActor me, Guid id, IdempotencyKey? key)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Outbox.Where(m => m.Id == id).Select(m => (Guid?)m.DossierId).SingleOrDefaultAsync() is not { } dossierId) return NotFound();

        var now = circumstances.Of(me);
        var committed = await queue.Submit(new DossierCommand<SentAgain>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Find<OutboxMessage>(id) is not { } message) return NotFound();
            if (message.State != OutboxState.Dead) return OutboxSentences.Refuse(RejectionKind.Conflict, "MessageNotDead");
            message.Reopen(now.Now);
            session.Changes.Update(message);
            return new Decision<SentAgain>(new SentAgain(id), References.Of(Reference, id));
        }, key));
        if (committed.Rejection is { } rejection) return rejection;
        signal.Raise();
        return committed.Value.Value ?? new SentAgain(References.IdOf(committed.Value.Reference));
    }

    private static Rejection NotFound() => OutboxSentences.Refuse(RejectionKind.NotFound, "MessageNotFound");
}
