namespace Workflow.Host.Tasks.Settings;

/// <summary>Names the resource file of the words of saved filters and columns.</summary>
internal sealed class SettingsWords;
