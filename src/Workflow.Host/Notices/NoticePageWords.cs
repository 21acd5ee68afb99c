namespace Workflow.Host.Notices;

/// <summary>The words of the pages about notifications.</summary>
internal sealed class NoticePageWords;
