using Microsoft.Extensions.Options;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Calendars;

/// <summary>The working time of each unit: what the published calendar says of it or of the nearest unit above it, else the office's hours.</summary>
internal sealed class OfficeClocks(OfficeDirectory directory, PublishedCalendars calendars, IOptions<OfficeOptions> office)
{
    private readonly TimeZoneInfo zone = office.Value.Zone;
    private readonly string defaultHours = office.Value.WorkingHours;

    /// <summary>The office's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The clock of a unit under the calendar in force now.</summary>
    public OfficeClock Of(string unitCode)
    {
        var book = calendars.Book;
        return In(book, unitCode, book.Current.Version);
    }

    /// <summary>The clock of a unit under the calendar of a version; a version that was never published is a programming error.</summary>
    public OfficeClock Under(string unitCode, string calendarVersion) => In(calendars.Book, unitCode, calendarVersion);

    /// <summary>The clock of a unit under a version of any book.</summary>
    public OfficeClock In(CalendarBook book, string unitCode, string version) =>
        book.Clock(version, defaultHours, zone, directory.Current.Units.Lineage(unitCode).Select(u => u.Code)).Value;
}
