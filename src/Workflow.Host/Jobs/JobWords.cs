namespace Workflow.Host.Jobs;

/// <summary>The words of the pages of long work.</summary>
internal sealed class JobWords;
