using Workflow.Core;

namespace Workflow.Host.Outbox;

/// <summary>What came of one attempt.</summary>
/// <param name="Answer">What the process is told if this was the last attempt: the receiver's answer, or <c>{ "failure": … }</c>.</param>
/// <param name="Failure">Code of what went wrong; null for an answer that the process decides on.</param>
/// <param name="RetryAfter">The rest that the receiver asked for; null for none.</param>
internal sealed record CallOutcome(string Answer, string? Failure = null, TimeSpan? RetryAfter = null)
{
    /// <summary>No connection came about, or it broke off before the answer was complete.</summary>
    public static readonly CallOutcome FailedToConnect = OfFailure("FailedToConnect");

    /// <summary>No complete answer came in time.</summary>
    public static readonly CallOutcome Timeout = OfFailure("Timeout");

    /// <summary>Why the call cannot be made, now or later; null where trying again may help.</summary>
    public Rejection? Refusal { get; private init; }

    /// <summary>It is not to be sent, or its answer cannot be taken: an incident, whatever the process does about failures.</summary>
    public static CallOutcome Refused(Rejection refusal) => OfFailure(refusal.Code) with { Refusal = refusal };

    private static CallOutcome OfFailure(string failure) => new($$"""{"failure":"{{failure}}"}""", failure);
}
