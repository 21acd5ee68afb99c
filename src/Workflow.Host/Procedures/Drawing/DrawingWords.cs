namespace Workflow.Host.Procedures.Drawing;

/// <summary>Stands beside the words of drawings.</summary>
internal sealed class DrawingWords;
