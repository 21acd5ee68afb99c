namespace Workflow.Core.Deadlines;

/// <summary>Which days are working days, with the legal source of each exception. Immutable and versioned.</summary>
public sealed class WorkingCalendar
{
    /// <summary>Content hash of the published data; stored with every date computed from it.</summary>
    public string Version => throw new NotImplementedException();

    /// <summary>Reads the published form (<c>calendar-vn.json</c>); rejects with every problem listed.</summary>
    public static Result<WorkingCalendar> Parse(string json) => throw new NotImplementedException();
}
