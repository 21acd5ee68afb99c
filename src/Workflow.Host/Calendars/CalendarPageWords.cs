namespace Workflow.Host.Calendars;

/// <summary>The words of the pages about calendars.</summary>
internal sealed class CalendarPageWords;
