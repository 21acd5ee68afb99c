namespace Workflow.Core.Deadlines;

/// <summary>The office windows of a working day, e.g. <c>07:30-11:30,13:00-17:00</c>.</summary>
public sealed class WorkingHours
{
    /// <summary>Reads the written form; rejects overlaps, disorder and anything that is not a time.</summary>
    public static Result<WorkingHours> Parse(string text) => throw new NotImplementedException();
}
