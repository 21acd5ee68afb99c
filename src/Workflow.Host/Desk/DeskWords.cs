namespace Workflow.Host.Desk;

/// <summary>Names the resource file of the words that every page shares.</summary>
internal sealed class DeskWords;
