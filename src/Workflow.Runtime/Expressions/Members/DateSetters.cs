namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of a date that move it; each takes the parts from its own downward, and gives the new time.</summary>
internal static class DateSetters
{
    // Order of the parts: year, month, day, hour, minute, second, millisecond.
    private const int Year = 0;
    private const int Day = 2;
    private const int Count = 7;

    public static readonly JsNative[] All =
    [
        .. Setter("FullYear", Year, 3), .. Setter("Month", 1, 2), .. Setter("Date", Day, 1), .. Setter("Hours", 3, 4),
        .. Setter("Minutes", 4, 3), .. Setter("Seconds", 5, 2), .. Setter("Milliseconds", 6, 1),
        new("setTime", 1, (run, self, arguments) => JsValue.Of(DateMembers.Self(self).Time = DateParts.Clip(Coercion.ToNumber(run, arguments.At(0))))),
    ];

    private static IEnumerable<JsNative> Setter(string name, int first, int most) =>
    [
        new("set" + name, most, (run, self, arguments) => Set(run, self, arguments, first, most, run.Scope.Zone)),
        new("setUTC" + name, most, (run, self, arguments) => Set(run, self, arguments, first, most, TimeZoneInfo.Utc)),
    ];

    private static JsValue Set(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, int first, int most, TimeZoneInfo zone)
    {
        var date = DateMembers.Self(self);
        var local = LocalTime.Of(date.Time, zone);
        Span<double> given = stackalloc double[Count];
        var count = Math.Clamp(arguments.Length, 1, most);
        for (var i = 0; i < count; i++) given[i] = Coercion.ToNumber(run, arguments.At(i));
        // An invalid date stays invalid, except that a year makes it begin on the first of January.
        if (double.IsNaN(local) && first != Year) return JsValue.NaN;
        var old = DateParts.Of(double.IsNaN(local) ? 0 : local);
        Span<double> parts = [old.Year, old.Month, old.Day, old.Hour, old.Minute, old.Second, old.Millisecond];
        given[..count].CopyTo(parts[first..]);
        var time = DateParts.Join(DateParts.Day0(parts[0], parts[1], parts[Day]), DateParts.TimeInDay(parts[3], parts[4], parts[5], parts[6]));
        return JsValue.Of(date.Time = DateParts.Clip(LocalTime.ToUtc(time, zone)));
    }
}
