using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Outbox;

/// <summary>
/// What is written about messages, through the commit queue like all that belongs to a dossier: a claim is an update guarded by the revision
/// that was read, and shares its commit with whatever else waits.
/// </summary>
internal sealed class OutboxCommands(CommitQueue queue, CommandCircumstances circumstances)
{
    // What a commit may take beyond the request itself before another sender takes the message for abandoned.
    private static readonly TimeSpan CommitTime = TimeSpan.FromSeconds(60);

    private static readonly string host = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Counts an attempt and takes a lease; the rejection where somebody else was first.</summary>
    public Task<Result<OutboxMessage>> Claim(DueMessage due)
    {
        var now = circumstances.Now;
        return Change(due.Id, due.DossierId, (message, _) =>
        {
            if (!message.IsDue(now)) return OutboxSentences.Refuse(RejectionKind.Conflict, "MessageTaken");
            message.Claim(host, now, HttpCaller.TimeoutOf(message) + CommitTime);
            return message;
        });
    }

    /// <summary>Writes what came of an attempt; the rejection where the lease had ended and the message is in other hands.</summary>
    /// <param name="claimed">The message as it was claimed.</param>
    public Task<Result<OutboxMessage>> Settle(OutboxMessage claimed, CallOutcome outcome)
    {
        var now = circumstances.Now;
        return Change(claimed.Id, claimed.DossierId, (message, _) =>
        {
            if (message.Revision != claimed.Revision) return OutboxSentences.Refuse(RejectionKind.Conflict, "LeaseLost");
            if (outcome.Failure is { } failure) message.Fail(failure, outcome.IsFinal, now + outcome.RetryAfter, now);
            else message.Deliver(now);
            return message;
        });
    }

    private async Task<Result<OutboxMessage>> Change(Guid id, Guid dossierId, Func<OutboxMessage, CommandSession, Result<OutboxMessage>> act)
    {
        var committed = await queue.Submit(new DossierCommand<OutboxMessage>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Find<OutboxMessage>(id) is not { } message) return OutboxSentences.Refuse(RejectionKind.NotFound, "MessageNotFound");
            var done = act(message, session);
            if (done.Rejection is { } rejection) return rejection;
            session.Changes.Update(message);
            return new Decision<OutboxMessage>(message, References.Of(References.Dossier, dossierId));
        }));
        return committed.Rejection is { } refused ? refused : committed.Value.Value!;
    }
}
