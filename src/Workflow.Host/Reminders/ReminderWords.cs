namespace Workflow.Host.Reminders;

/// <summary>Names the resource file of the words of the reminders page.</summary>
internal sealed class ReminderWords;
