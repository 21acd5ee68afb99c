using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;
using Workflow.Runtime.Scheduling;

namespace Workflow.Runtime.Definitions;

/// <summary>What starts a process from outside, at one of its activities.</summary>
/// <param name="Activity">Place in the graph's list.</param>
/// <param name="Key">The event's name; the endpoint's method and path, <c>POST ho-so</c>; the interval, cron expression or instant as it is written.</param>
public sealed record ProcessTrigger(int Activity, TriggerKind Kind, string Key)
{
    /// <summary>Of a timer: how long after one start the next comes; above zero.</summary>
    public TimeSpan? Interval => Kind == TriggerKind.Timer ? TimeInputs.DurationOf(JsValue.Of(Key)) : null;

    /// <summary>When it is due next, strictly after an instant (UTC); null for what no clock starts, and where no further start comes.</summary>
    /// <param name="zone">The office's zone: of cron expressions, and of an instant without an offset.</param>
    public DateTime? NextAfter(DateTime utc, TimeZoneInfo zone) => Kind switch
    {
        TriggerKind.Timer => utc + Interval,
        TriggerKind.Cron => CronSchedule.TryParse(Key)!.NextAfter(utc, zone),
        TriggerKind.StartAt => TimeInputs.InstantOf(JsValue.Of(Key), zone) is { } instant && instant > utc ? instant : null,
        _ => null,
    };
}

/// <summary>What a trigger waits for.</summary>
public enum TriggerKind
{
    /// <summary>An event of a name.</summary>
    Event,
    /// <summary>A request by a method to a path.</summary>
    Endpoint,
    /// <summary>Again and again after an interval.</summary>
    Timer,
    /// <summary>Each instant of a cron expression.</summary>
    Cron,
    /// <summary>One instant.</summary>
    StartAt,
}
