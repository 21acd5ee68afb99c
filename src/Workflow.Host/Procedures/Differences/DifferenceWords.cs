namespace Workflow.Host.Procedures.Differences;

/// <summary>Stands beside the words of the pages that compare versions.</summary>
internal sealed class DifferenceWords;
