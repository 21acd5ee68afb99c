using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Live;

/// <summary>How pages hear of what has changed (section <c>Live</c>).</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Changes that are kept for those who were away for a moment; 256 to 65536.</summary>
    [Range(256, 65_536)]
    public int Kept { get; set; } = 4096;

    /// <summary>Fewest milliseconds between two events of one stream; 100 to 10000.</summary>
    [Range(100, 10_000)]
    public int PaceMilliseconds { get; set; } = 1000;

    /// <summary>Seconds of silence after which a stream shows that it is alive; 15 to 25.</summary>
    [Range(15, 25)]
    public int HeartbeatSeconds { get; set; } = 20;

    /// <summary>Streams that one officer may hold open, one a browser; 1 to 50.</summary>
    [Range(1, 50)]
    public int StreamsPerOfficer { get; set; } = 8;

    public TimeSpan Pace => TimeSpan.FromMilliseconds(PaceMilliseconds);

    public TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);
}
