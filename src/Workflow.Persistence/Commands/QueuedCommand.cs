using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Commands;

/// <summary>A command on its way through a lane, with what its present try came to.</summary>
internal abstract class QueuedCommand(Guid dossierId, bool carriesRevision, bool yields, IdempotencyKey? idempotency, DateTime at)
{
    public Guid DossierId => dossierId;
    public bool CarriesRevision => carriesRevision;
    public bool Yields => yields;
    public IdempotencyKey? Idempotency => idempotency;

    /// <summary>When it was submitted, UTC: the only clock its writing knows.</summary>
    public DateTime At => at;

    /// <summary>How often it was tried, the present try included.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether the present try has an answer, to be given after the commit.</summary>
    public bool IsSettled { get; protected set; }

    /// <summary>What the present try has written; null unless it was decided and written.</summary>
    public ChangeSet? Written { get; protected set; }

    public bool IsAccepted => Written is not null;

    public virtual void BeginTry()
    {
        Tries++;
        IsSettled = false;
        Written = null;
    }

    /// <summary>Runs the decision: the reference of the result, or null when it was rejected.</summary>
    public abstract string? Decide(CommandSession session);

    /// <summary>The decision stands and is written.</summary>
    public abstract void Accept(ChangeSet written);

    /// <summary>The same command was committed before.</summary>
    public abstract void Repeat(string reference);

    public abstract void Reject(Rejection rejection);

    public abstract void Fail(Exception exception);

    /// <summary>Gives the caller the settled answer.</summary>
    public abstract void Answer();
}

/// <inheritdoc/>
internal sealed class QueuedCommand<T>(DossierCommand<T> command, DateTime at)
    : QueuedCommand(command.DossierId, command.CarriesRevision, command.Yields, command.Idempotency, at)
{
    // Callers go on elsewhere: the lane's thread belongs to the database.
    private readonly TaskCompletionSource<Result<Committed<T>>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Decision<T>? decision;
    private Result<Committed<T>> result;
    private Exception? failure;

    public Task<Result<Committed<T>>> Answered => answer.Task;

    public override void BeginTry()
    {
        base.BeginTry();
        (decision, failure) = (null, null);
    }

    public override string? Decide(CommandSession session)
    {
        var decided = command.Decide(session);
        if (decided.Rejection is { } rejection)
        {
            Reject(rejection);
            return null;
        }
        decision = decided.Value;
        return decision.Reference;
    }

    public override void Accept(ChangeSet written)
    {
        Settle(new Committed<T>(decision!.Value, decision.Reference, IsRepeated: false));
        Written = written;
    }

    public override void Repeat(string reference) => Settle(new Committed<T>(default, reference, IsRepeated: true));

    public override void Reject(Rejection rejection)
    {
        Settle(rejection);
        Written = null;
    }

    public override void Fail(Exception exception)
    {
        failure = exception;
        IsSettled = true;
        Written = null;
    }

    public override void Answer()
    {
        if (failure is null) answer.TrySetResult(result);
        else answer.TrySetException(failure);
    }

    private void Settle(Result<Committed<T>> settled)
    {
        (result, failure) = (settled, null);
        IsSettled = true;
    }
}
