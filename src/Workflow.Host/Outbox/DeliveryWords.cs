namespace Workflow.Host.Outbox;

/// <summary>The words of the log of what was sent.</summary>
internal sealed class DeliveryWords;
