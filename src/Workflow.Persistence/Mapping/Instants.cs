using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflow.Persistence.Mapping;

/// <summary>Instants as columns: UTC, cut to the millisecond; the greatest instant stays itself.</summary>
internal static class Instants
{
    private static readonly long Greatest = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    public static long ToMilliseconds(DateTime instant)
    {
        RefuseLocal(instant);
        return (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }

    public static DateTime FromMilliseconds(long milliseconds) =>
        milliseconds == Greatest ? Never : DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);

    public static DateTime Cut(DateTime instant)
    {
        RefuseLocal(instant);
        return instant == DateTime.MaxValue ? Never : new DateTime(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    public static DateTime AsUtc(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);

    // An instant without its zone taken for UTC is what a reader of a form would notice seven hours later.
    private static void RefuseLocal(DateTime instant)
    {
        if (instant.Kind == DateTimeKind.Local) throw new ArgumentException("Instants are stored in UTC only.", nameof(instant));
    }
}

/// <summary>An instant as whole milliseconds since 1970.</summary>
internal sealed class InstantToMilliseconds() : ValueConverter<DateTime, long>(
    instant => Instants.ToMilliseconds(instant), milliseconds => Instants.FromMilliseconds(milliseconds));

/// <summary>An instant cut to the millisecond and marked as UTC.</summary>
internal sealed class InstantToUtc() : ValueConverter<DateTime, DateTime>(
    instant => Instants.Cut(instant), stored => Instants.AsUtc(stored));
