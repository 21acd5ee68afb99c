namespace Workflow.Runtime.Definitions;

/// <summary>
/// How much work one reading has done: a step is a token scanned, a member compared, an item or connection looked at, or a character of a text or value
/// taken. The bound that tests hold is ten steps for each byte of the definition.
/// </summary>
internal sealed class ReadingSteps
{
    public long Count { get; private set; }

    public void Add(long steps) => Count += steps;
}
