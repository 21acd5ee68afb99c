using Workflow.Core.Dossiers;

namespace Workflow.Core.Notices;

/// <summary>A machine outside that is told of what happens, by signed requests to its address.</summary>
public sealed class WebhookSubscription : IRevised
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Url { get; set; }
    public NoticeKinds Kinds { get; set; }

    /// <summary>What its requests are signed with, encrypted under the service's keys.</summary>
    public required string ProtectedSecret { get; set; }
    public bool IsActive { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Revision { get; set; }
}
