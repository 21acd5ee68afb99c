using Workflow.Core;

namespace Workflow.Host.Outbox;

/// <summary>What came of one attempt.</summary>
/// <param name="Answer">What a process that waits is told if this was the last attempt: the receiver's answer, or <c>{ "failure": … }</c>.</param>
/// <param name="Failure">Code of what went wrong; null for an answer that the process decides on, and for what was taken.</param>
/// <param name="RetryAfter">The rest that the receiver asked for; null for none.</param>
internal sealed record SendOutcome(string Answer, string? Failure = null, TimeSpan? RetryAfter = null)
{
    /// <summary>No connection came about, or it broke off before the answer was complete.</summary>
    public static readonly SendOutcome FailedToConnect = OfFailure("FailedToConnect") with { IsChannelDown = true };

    /// <summary>No complete answer came in time.</summary>
    public static readonly SendOutcome Timeout = OfFailure("Timeout") with { IsChannelDown = true };

    /// <summary>Whether the next message would fare no better.</summary>
    public bool IsChannelDown { get; init; }

    /// <summary>Whether trying again is of no use.</summary>
    public bool IsFinal { get; init; }

    /// <summary>To whom it went, masked; null where the channel says it all.</summary>
    public string? Recipient { get; init; }

    /// <summary>Why the call cannot be made, now or later; null where trying again may help.</summary>
    public Rejection? Refusal { get; private init; }

    /// <summary>It is not to be sent, or its answer cannot be taken: an incident, whatever the process does about failures.</summary>
    public static SendOutcome Refused(Rejection refusal) => OfFailure(refusal.Code) with { Refusal = refusal, IsFinal = true };

    /// <summary>The receiver took what nobody waits to hear of.</summary>
    public static SendOutcome Taken() => new("{}");

    /// <summary>It went wrong; tried again unless said otherwise.</summary>
    public static SendOutcome OfFailure(string failure) => new($$"""{"failure":"{{failure}}"}""", failure);
}
