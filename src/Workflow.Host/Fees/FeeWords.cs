namespace Workflow.Host.Fees;

/// <summary>Marks the words of the pages of fees.</summary>
internal sealed class FeeWords;
