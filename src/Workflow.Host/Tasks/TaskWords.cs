namespace Workflow.Host.Tasks;

/// <summary>Names the resource file of the words of inbox and step.</summary>
internal sealed class TaskWords;
