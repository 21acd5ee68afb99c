namespace Workflow.Host.Outbox;

/// <summary>What came of one attempt.</summary>
/// <param name="Answer">What the process is told if this was the last attempt: the receiver's answer, or <c>{ "failure": … }</c>.</param>
/// <param name="Failure">Code of what went wrong; null for an answer that the process decides on.</param>
/// <param name="IsFinal">Whether trying again is of no use.</param>
/// <param name="RetryAfter">The rest that the receiver asked for; null for none.</param>
internal sealed record CallOutcome(string Answer, string? Failure = null, bool IsFinal = false, TimeSpan? RetryAfter = null)
{
    /// <summary>No connection came about, or it broke off before the answer was complete.</summary>
    public static readonly CallOutcome FailedToConnect = OfFailure("FailedToConnect");

    /// <summary>No complete answer came in time.</summary>
    public static readonly CallOutcome Timeout = OfFailure("Timeout");

    /// <summary>Nothing was sent, and nothing would be.</summary>
    /// <param name="code">One of <see cref="RefusalCodes"/>.</param>
    public static CallOutcome Refused(string code) => new(CallAnswer.OfFailure(code), code, IsFinal: true);

    private static CallOutcome OfFailure(string failure) => new(CallAnswer.OfFailure(failure), failure);
}
