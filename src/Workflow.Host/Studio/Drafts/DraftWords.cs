namespace Workflow.Host.Studio.Drafts;

/// <summary>The words of the page about a draft.</summary>
internal sealed class DraftWords;
