using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Outbox;

/// <summary>
/// What is written about messages, through the commit queue like all that belongs to a dossier: a claim is an update guarded by the revision
/// that was read, and shares its commit with whatever else waits.
/// </summary>
internal sealed class OutboxCommands(CommitQueue queue, DossierProcess process, CommandCircumstances circumstances, OutboxChannels channels)
{
    // What a commit may take beyond the request itself before another sender takes the message for abandoned.
    private static readonly TimeSpan CommitTime = TimeSpan.FromSeconds(60);

    private static readonly string host = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>
    /// Counts an attempt and takes a lease; the rejection where somebody else was first. A message that nobody wants any longer, or whose
    /// last sender died, comes back settled instead; one that is not to arrive now comes back without a lease.
    /// </summary>
    public Task<Result<OutboxMessage>> Claim(DueMessage due)
    {
        var now = circumstances.OfSystem();
        return Change(due.Id, due.DossierId ?? due.Id, (message, session) =>
        {
            if (!message.IsDue(now.Now)) return OutboxSentences.Refuse(RejectionKind.Conflict, "MessageTaken");
            var channel = channels.Of(message.Channel);
            if (channel.MayGo(message, session, now.Now) is not { } opening) message.Withdraw(now.Now);
            else if (message.IsExhausted) return Conclude(message, SendOutcome.Timeout, now, session);
            else if (opening > now.Now) message.Postpone(opening);
            else message.Claim(host, now.Now, channel.TimeoutOf(message) + CommitTime);
            return message;
        });
    }

    /// <summary>Writes what came of an attempt and tells the process, in one transaction; the rejection where the message is in other hands by now.</summary>
    /// <param name="claimed">The message as it was claimed.</param>
    public async Task<Result<OutboxMessage>> Settle(OutboxMessage claimed, SendOutcome outcome)
    {
        var settled = await TrySettle(claimed, outcome);
        // An answer that the dossier cannot take in is an incident; sending again would bring it again.
        return settled.Rejection is { Kind: RejectionKind.Unprocessable } unusable ? await TrySettle(claimed, SendOutcome.Refused(unusable)) : settled;
    }

    private Task<Result<OutboxMessage>> TrySettle(OutboxMessage claimed, SendOutcome outcome)
    {
        var now = circumstances.OfSystem();
        return Change(claimed.Id, claimed.CommandKey, (message, session) => message.Revision == claimed.Revision
            ? Conclude(message, outcome, now, session)
            : OutboxSentences.Refuse(RejectionKind.Conflict, "LeaseLost"));
    }

    private Result<OutboxMessage> Conclude(OutboxMessage message, SendOutcome outcome, Circumstances now, CommandSession session)
    {
        if (outcome.Failure is { } failure) message.Fail(failure, outcome.IsFinal, now.Now + outcome.RetryAfter, now.Now);
        else message.Deliver(now.Now);
        session.Changes.Update(message);
        session.Changes.Insert(new OutboxAttempt
        {
            MessageId = message.Id, Number = message.Revision, At = now.Now, Failure = outcome.Failure, Recipient = outcome.Recipient,
        });
        if (message.State == OutboxState.Waiting || !message.IsAwaited || !IsWanted(message, session)) return message;

        var dossier = session.Dossier(message.DossierId!.Value)!;
        dossier.RecordAnswer(message, now, session.Changes);
        var (activity, frame, key) = (message.Activity!.Value, message.Frame!.Value, message.Id.ToString());
        Stimulus stimulus = outcome.Refusal is { } refusal
            ? new Stimulus.Failed(activity, frame, WaitKind.Call, key, refusal.Code, refusal.Sentence)
            : new Stimulus.Resumed(activity, frame, WaitKind.Call, key, outcome.Answer);
        return process.Advance(dossier, stimulus, activity, null, now, session) is { } rejection ? rejection : message;
    }

    private static bool IsWanted(OutboxMessage message, CommandSession session) => message.DossierId is { } id && session.Dossier(id)?.Awaits(message) == true;

    private async Task<Result<OutboxMessage>> Change(Guid id, Guid commandKey, Func<OutboxMessage, CommandSession, Result<OutboxMessage>> act)
    {
        var committed = await queue.Submit(new DossierCommand<OutboxMessage>(commandKey, CarriesRevision: false, session =>
        {
            if (session.Find<OutboxMessage>(id) is not { } message) return OutboxSentences.Refuse(RejectionKind.NotFound, "MessageNotFound");
            var done = act(message, session);
            if (done.Rejection is { } rejection) return rejection;
            session.Changes.Update(message);
            return new Decision<OutboxMessage>(message, References.Of(References.Message, id));
        }));
        return committed.Rejection is { } refused ? refused : committed.Value.Value!;
    }
}
