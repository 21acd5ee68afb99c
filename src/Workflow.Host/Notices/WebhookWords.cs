namespace Workflow.Host.Notices;

/// <summary>The words of the pages about the systems that are told by webhook.</summary>
internal sealed class WebhookWords;
