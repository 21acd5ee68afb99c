using Workflow.Core;
using Workflow.Host.Accounts;

namespace Workflow.Host.Outbox;

/// <summary>Sends dead letters of the log again, one or many, for those who may see them.</summary>
internal sealed class SendAllAgain(DeliveryLog log, SendAgain send)
{
    /// <summary>Most messages that one request sends again; what is left is sent by the next.</summary>
    public const int Most = 500;

    // Few enough that officers' commands do not wait behind them.
    private const int AtOnce = 8;

    public async Task<Result<SentAgain>> One(CurrentActor me, Guid id, CancellationToken cancellation) =>
        await log.Sees(me, id, cancellation) ? await send.Send(me, id, key: null) : OutboxSentences.Refuse(RejectionKind.NotFound, "MessageNotFound");

    /// <summary>How many of the dead letters that the filter takes go out again.</summary>
    public async Task<int> All(CurrentActor me, DeliveryFilter filter, CancellationToken cancellation)
    {
        var sent = 0;
        await Parallel.ForEachAsync(
            await log.Dead(me, filter, Most, cancellation), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (id, _) =>
            {
                if (!(await send.Send(me, id, key: null)).IsRejected) Interlocked.Increment(ref sent);
            });
        return sent;
    }
}

/// <param name="Messages">How many go out again; more may be left than one request takes.</param>
internal sealed record SentAllAgain(int Messages);
