namespace Workflow.Host.Deputies;

/// <summary>Names the resource file of the words of absences.</summary>
internal sealed class AbsenceWords;
