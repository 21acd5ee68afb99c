using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>A calendar that an officer sends as a file.</summary>
internal static class CalendarUpload
{
    /// <summary>The largest form that carries one, in bytes.</summary>
    public const int MostBytes = 2 * WorkingCalendar.MaxBytes;

    /// <summary>The file's text; rejects one larger than a calendar may be.</summary>
    public static async Task<Result<string>> Read(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > WorkingCalendar.MaxBytes) return CalendarSentences.Refuse("CalendarFileTooLarge", file.FileName, WorkingCalendar.MaxBytes);
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }
}
