namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of a date that read it, <c>Date.…</c> and <c>new Date(…)</c>.</summary>
internal static class DateMembers
{
    private const double MsPerMinute = 60_000;

    public static readonly JsNative[] All =
    [
        .. Part("FullYear", parts => parts.Year), .. Part("Month", parts => parts.Month), .. Part("Date", parts => parts.Day),
        .. Part("Day", parts => parts.Weekday), .. Part("Hours", parts => parts.Hour), .. Part("Minutes", parts => parts.Minute),
        .. Part("Seconds", parts => parts.Second), .. Part("Milliseconds", parts => parts.Millisecond),
        new("getTime", 0, (_, self, _) => JsValue.Of(Self(self).Time)),
        new("getTimezoneOffset", 0, (run, self, _) => JsValue.Of((Self(self).Time - LocalTime.Of(Self(self).Time, run.Scope.Zone)) / MsPerMinute)),
        new("toDateString", 0, (run, self, _) => JsValue.Of(DateText.Day(Self(self).Time, run.Scope.Zone))),
        new("toISOString", 0, (_, self, _) => Iso(Self(self).Time)),
        new("toJSON", 1, (_, self, _) => double.IsNaN(Self(self).Time) ? JsValue.Null : Iso(Self(self).Time)),
        new("toString", 0, (run, self, _) => JsValue.Of(DateText.Full(Self(self).Time, run.Scope.Zone))),
        new("toTimeString", 0, (run, self, _) => JsValue.Of(DateText.Time(Self(self).Time, run.Scope.Zone))),
        new("toUTCString", 0, (_, self, _) => JsValue.Of(DateText.Utc(Self(self).Time))),
        new("valueOf", 0, (_, self, _) => JsValue.Of(Self(self).Time)),
    ];

    public static readonly JsNative[] Statics =
    [
        new("UTC", 7, (run, _, arguments) => JsValue.Of(DateParts.Clip(FromParts(run, arguments)))),
        new("now", 0, (run, _, _) => JsValue.Of(Now(run))),
        new("parse", 1, (run, _, arguments) => JsValue.Of(DateText.Parse(Coercion.ToText(run, arguments.At(0)), run.Scope.Zone))),
    ];

    public static JsDate Self(JsValue self) => self.Content as JsDate ?? throw ScriptAbort.Type("NotADate", Coercion.Shown(self));

    /// <summary><c>new Date(…)</c>: now, an instant, a text, or local parts.</summary>
    public static JsValue Construct(Run run, ReadOnlySpan<JsValue> arguments)
    {
        if (arguments.Length == 0) return JsValue.Of(new JsDate(Now(run)));
        if (arguments.Length > 1) return JsValue.Of(new JsDate(DateParts.Clip(LocalTime.ToUtc(FromParts(run, arguments), run.Scope.Zone))));
        if (arguments[0].Content is JsDate other) return JsValue.Of(new JsDate(other.Time));
        var given = Coercion.ToPrimitive(run, arguments[0], Hint.Default);
        return JsValue.Of(new JsDate(given.IsText ? DateText.Parse(given.AsText(), run.Scope.Zone) : DateParts.Clip(Coercion.ToNumber(run, given))));
    }

    private static double Now(Run run) => Math.Floor((run.Scope.Now - DateTime.UnixEpoch).TotalMilliseconds);

    private static IEnumerable<JsNative> Part(string name, Func<DateParts, double> part) =>
    [
        new("get" + name, 0, (run, self, _) => PartOf(LocalTime.Of(Self(self).Time, run.Scope.Zone), part)),
        new("getUTC" + name, 0, (_, self, _) => PartOf(Self(self).Time, part)),
    ];

    private static JsValue PartOf(double time, Func<DateParts, double> part) => double.IsNaN(time) ? JsValue.NaN : JsValue.Of(part(DateParts.Of(time)));

    private static JsValue Iso(double time) => double.IsNaN(time) ? throw ScriptAbort.Range("InvalidDate") : JsValue.Of(DateText.Iso(time));

    private static double FromParts(Run run, ReadOnlySpan<JsValue> arguments)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < parts.Length && i < arguments.Length; i++) parts[i] = Coercion.ToNumber(run, arguments[i]);
        var year = Math.Truncate(parts[0]);
        var full = year is >= 0 and <= 99 ? 1900 + year : parts[0];
        return DateParts.Join(DateParts.Day0(full, parts[1], parts[2]), DateParts.TimeInDay(parts[3], parts[4], parts[5], parts[6]));
    }
}
