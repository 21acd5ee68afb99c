namespace Workflow.Core.Outbox;

/// <summary>What came of one attempt at a message, for those who ask later whether it went out.</summary>
public sealed class OutboxAttempt
{
    public required Guid MessageId { get; init; }

    /// <summary>The message's revision after the attempt: rises from one attempt to the next, also after a dead letter was sent again.</summary>
    public required int Number { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Code of what went wrong; null where the receiver took it.</summary>
    public string? Failure { get; init; }

    /// <summary>To whom it went, masked; null where the channel says it all.</summary>
    public string? Recipient { get; init; }
}
