using Microsoft.Extensions.Options;
using Workflow.Core.Notices;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;

namespace Workflow.Host.Notices;

/// <summary>When a person may be disturbed.</summary>
internal sealed class NoticeTimes(OfficeClocks clocks, IOptions<ChannelOptions> options)
{
    /// <summary>The first instant from <paramref name="instant"/> on at which an officer takes a kind of notice.</summary>
    public DateTime Opening(NoticeReader reader, NoticeKinds kind, DateTime instant)
    {
        var quiet = options.Value.Quiet;
        if (reader.Preferences is { QuietFrom: { } from, QuietUntil: { } until }) quiet = quiet with { From = from, Until = until };
        return Opening(quiet, reader.Officer.UnitCode, kind, instant);
    }

    /// <summary>The same for an applicant: the hours of the office, of the unit that received the dossier.</summary>
    public DateTime Opening(string unitCode, NoticeKinds kind, DateTime instant) => Opening(options.Value.Quiet, unitCode, kind, instant);

    private DateTime Opening(QuietHours quiet, string unitCode, NoticeKinds kind, DateTime instant)
    {
        if (options.Value.Urgent.HasFlag(kind)) return instant;
        return quiet.EndAfter(instant, clocks.Zone, day => clocks.Of(unitCode).Calendar is var calendar && calendar.Covers(day) && !calendar.IsWorking(day));
    }
}
