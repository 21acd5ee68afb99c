namespace Workflow.Host.Tasks.Bulk;

/// <summary>Names the resource file of the words of acts on several steps.</summary>
internal sealed class BulkWords;
