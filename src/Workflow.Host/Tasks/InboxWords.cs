namespace Workflow.Host.Tasks;

/// <summary>The words of searching, filtering and following in the inbox.</summary>
internal sealed class InboxWords;
