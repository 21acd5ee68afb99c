using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Outbox;

/// <summary>What a dead letter became.</summary>
/// <param name="MessageId">The message that now carries it: itself, or the new one of a process that tried its step again.</param>
internal sealed record SentAgain(Guid MessageId);

/// <summary>
/// Sends a dead letter again. Where the dossier stands still because of it, its step is tried again, which asks for the call anew; elsewhere
/// the message goes out as it is, for the receiver's sake, and the answer changes nothing.
/// </summary>
internal sealed class SendAgain(
    IDbContextFactory<WorkflowDbContext> contexts, CommitQueue queue, DossierProcess process, CommandCircumstances circumstances, OutboxSignal signal)
{
    public async Task<Result<SentAgain>> Send(CurrentActor me, Guid id, IdempotencyKey? key)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Outbox.Where(m => m.Id == id).Select(m => (Guid?)(m.DossierId ?? m.Id)).SingleOrDefaultAsync() is not { } commandKey) return NotFound();

        var now = circumstances.Of(me);
        var committed = await queue.Submit(new DossierCommand<SentAgain>(commandKey, CarriesRevision: false, session =>
        {
            if (session.Find<OutboxMessage>(id) is not { } message) return NotFound();
            if (message.State != OutboxState.Dead) return OutboxSentences.Refuse(RejectionKind.Conflict, "MessageNotDead");
            var carrier = Revive(message, now, session);
            if (carrier.Rejection is { } refused) return refused;
            session.Changes.Update(message);
            return new Decision<SentAgain>(new SentAgain(carrier.Value), References.Of(References.Message, carrier.Value));
        }, key));
        if (committed.Rejection is { } rejection) return rejection;
        signal.Raise();
        return committed.Value.Value ?? new SentAgain(References.IdOf(committed.Value.Reference));
    }

    /// <summary>The id of the message that carries it on.</summary>
    private Result<Guid> Revive(OutboxMessage message, Circumstances now, CommandSession session)
    {
        if (!message.IsAwaited || session.Dossier(message.DossierId!.Value) is not { } dossier || !dossier.RetryAfter(message, now, session.Changes))
        {
            message.Reopen(now.Now);
            return message.Id;
        }
        var (activity, frame) = (message.Activity!.Value, message.Frame!.Value);
        if (process.Advance(dossier, new Stimulus.Retried(activity, frame), activity, null, now, session) is { } rejection) return rejection;
        message.Withdraw(now.Now);
        return session.Changes.Inserts.OfType<OutboxMessage>().FirstOrDefault()?.Id ?? message.Id;
    }

    private static Rejection NotFound() => OutboxSentences.Refuse(RejectionKind.NotFound, "MessageNotFound");
}
