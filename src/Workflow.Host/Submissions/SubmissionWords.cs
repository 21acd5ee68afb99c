namespace Workflow.Host.Submissions;

/// <summary>Words of the pages about online submissions.</summary>
internal sealed class SubmissionWords;
