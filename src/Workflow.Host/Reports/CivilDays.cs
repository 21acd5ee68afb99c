using Workflow.Host.Calendars;

namespace Workflow.Host.Reports;

/// <summary>Civil days of the office as spans of instants.</summary>
internal sealed class CivilDays(OfficeClocks clocks)
{
    /// <summary>The civil day that an instant lies in.</summary>
    public DateOnly Of(DateTime instant) => DateOnly.FromDateTime(Civil(instant));

    /// <summary>The office's civil time of an instant.</summary>
    public DateTime Civil(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), clocks.Zone);

    /// <summary>The instant at which a day begins, UTC.</summary>
    public DateTime Begin(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clocks.Zone);

    /// <summary>The instant at which a day is over, UTC.</summary>
    public DateTime End(DateOnly day) => Begin(day.AddDays(1));
}
