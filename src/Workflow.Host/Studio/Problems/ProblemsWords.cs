namespace Workflow.Host.Studio.Problems;

/// <summary>Stands beside the words of the page about a definition's problems.</summary>
internal sealed class ProblemsWords;
