using System.Globalization;
using System.Xml;
using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Inputs that are a length of time or an instant.</summary>
internal static class TimeInputs
{
    /// <summary>A century either way: what lies beyond is a slip of the pen, and no calendar could hold it.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(36_525);

    /// <summary>A length of time as <c>hh:mm:ss</c>, <c>d.hh:mm:ss</c> or ISO 8601; zero where none is given.</summary>
    public static TimeSpan Duration(Run run, Expression? expression, string input, out ActivityResult.Failed? failure)
    {
        var value = run.Evaluate(expression, InputType.Any, input, out failure);
        if (failure is not null || IsEmpty(value)) return TimeSpan.Zero;
        if (DurationOf(value) is { } duration) return duration;
        failure = Refuse(run, value, "InputTypeDuration", input);
        return TimeSpan.Zero;
    }

    /// <summary>An instant (UTC) as a date or ISO 8601 text, without an offset on the office's clock; null where none is given.</summary>
    public static DateTime? Instant(Run run, Expression? expression, string input, out ActivityResult.Failed? failure)
    {
        var value = run.Evaluate(expression, InputType.Any, input, out failure);
        if (failure is not null || IsEmpty(value)) return null;
        if (InstantOf(value, run.Zone) is { } instant) return instant;
        failure = Refuse(run, value, "InputTypeInstant", input);
        return null;
    }

    /// <summary>The length of time that a value says, at most a century either way; null where it says none.</summary>
    public static TimeSpan? DurationOf(JsValue value)
    {
        if (!value.IsText) return null;
        var text = value.AsText().Trim();
        try
        {
            var duration = text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)
                ? XmlConvert.ToTimeSpan(text)
                : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
            return duration.Duration() <= longest ? Milliseconds(duration) : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The instant (UTC) that a value says; null where it says none.</summary>
    public static DateTime? InstantOf(JsValue value, TimeZoneInfo zone)
    {
        var time = value.Kind switch
        {
            JsKind.Date => ((JsDate)value.Content!).Time,
            JsKind.String => new DateReading(value.AsText().Trim()).Read(zone),
            _ => double.NaN,
        };
        return time >= (DateTime.MinValue - DateTime.UnixEpoch).TotalMilliseconds && time <= (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds
            ? DateTime.UnixEpoch.AddMilliseconds(time)
            : null;
    }

    private static bool IsEmpty(JsValue value) => value.IsNullish || value.IsText && string.IsNullOrWhiteSpace(value.AsText());

    private static TimeSpan Milliseconds(TimeSpan duration) => new(duration.Ticks - duration.Ticks % TimeSpan.TicksPerMillisecond);

    private static ActivityResult.Failed Refuse(Run run, JsValue value, string type, string input)
    {
        var fault = InputConversion.Refused(value, type, run.Subject, input);
        return new(fault.Code, fault.Sentence);
    }
}
