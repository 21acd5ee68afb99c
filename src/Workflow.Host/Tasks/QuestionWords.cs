namespace Workflow.Host.Tasks;

/// <summary>Names the resource file of the words of questions beside the process.</summary>
internal sealed class QuestionWords;
