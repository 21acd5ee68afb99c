namespace Workflow.Host.Notices;

/// <summary>A notice in words, for an e-mail.</summary>
internal sealed record NoticeText(string Subject, string Body);
