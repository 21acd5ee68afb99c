namespace Workflow.Host.Tracking;

/// <summary>Stands beside the words of the public list of procedures.</summary>
internal sealed class PublicWords;
