namespace Workflow.Host.Sample;

/// <summary>The real clock, which can be set back while the sample dossiers of the past weeks are made.</summary>
internal sealed class SampleClock : TimeProvider
{
    private DateTimeOffset? set;

    public override DateTimeOffset GetUtcNow() => set ?? base.GetUtcNow();

    /// <summary>Stands still at an instant, UTC.</summary>
    public void Set(DateTime instant) => set = new DateTimeOffset(instant, TimeSpan.Zero);

    /// <summary>Goes with the real time again.</summary>
    public void Release() => set = null;
}
