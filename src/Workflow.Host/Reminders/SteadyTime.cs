using System.Diagnostics;

namespace Workflow.Host.Reminders;

/// <summary>Time that only passes: it begins with the machine's clock, and nobody who sets that clock moves it.</summary>
internal sealed class SteadyTime : TimeProvider
{
    private readonly DateTimeOffset origin = DateTimeOffset.UtcNow;
    private readonly long began = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => origin + Stopwatch.GetElapsedTime(began);
}
