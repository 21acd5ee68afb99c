namespace Workflow.Host.Tracking;

/// <summary>Stands beside the words of the pages for applicants.</summary>
internal sealed class TrackWords;
