namespace Workflow.Host.Notices;

/// <summary>The words of messages: subject, text and short text of each template.</summary>
internal sealed class NoticeWords;
