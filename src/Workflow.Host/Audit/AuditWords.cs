namespace Workflow.Host.Audit;

/// <summary>The words of acts, and of the page that searches them.</summary>
internal sealed class AuditWords;
