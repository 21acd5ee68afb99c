namespace Workflow.Host.Board;

/// <summary>Names the resource file of what is said on the pages of supervisors.</summary>
internal sealed class BoardWords
{
    private BoardWords() { }
}
