namespace Workflow.Core.Notices;

/// <summary>One wording of a message as an administrator set it; never changed: another wording is another row, the last number counts.</summary>
public sealed class MessageTemplate
{
    /// <summary>Name of the words that it stands for, e.g. <c>Task.Near.Body</c>. At most 100 characters.</summary>
    public required string Key { get; init; }
    public required bool InEnglish { get; init; }

    /// <summary>From 1 without gaps, per key and language.</summary>
    public required int Number { get; init; }

    /// <summary>With named placeholders; null where the shipped wording holds again. At most 4,000 characters.</summary>
    public string? Text { get; init; }
    public required string ChangedBy { get; init; }

    /// <summary>UTC; messages written from then on take it.</summary>
    public required DateTime ChangedAt { get; init; }
}
