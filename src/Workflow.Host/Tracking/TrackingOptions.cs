using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Tracking;

/// <summary>How applicants follow their dossiers (section <c>Tracking</c>). Limits hold for each host by itself.</summary>
internal sealed class TrackingOptions
{
    public const string Section = "Tracking";

    /// <summary>Attempts of one address in <see cref="AddressMinutes"/>; an office's network shares one. 1 to 10,000, 30 by default.</summary>
    [Range(1, 10_000)]
    public int PerAddress { get; set; } = 30;

    /// <summary>1 to 1,440, 10 by default.</summary>
    [Range(1, 1440)]
    public int AddressMinutes { get; set; } = 10;

    /// <summary>Attempts on one code in <see cref="CodeMinutes"/>, from wherever they come. 1 to 1,000, 5 by default.</summary>
    [Range(1, 1000)]
    public int PerCode { get; set; } = 5;

    /// <summary>1 to 1,440, 15 by default.</summary>
    [Range(1, 1440)]
    public int CodeMinutes { get; set; } = 15;

    /// <summary>Attempts on one code in a day: four digits must not be found by patience. 1 to 1,000, 30 by default.</summary>
    [Range(1, 1000)]
    public int PerCodeAndDay { get; set; } = 30;

    /// <summary>Minutes for which a dossier can be read again without asking, 1 to 60, 15 by default.</summary>
    [Range(1, 60)]
    public int PassMinutes { get; set; } = 15;

    /// <summary>Milliseconds after which every failed attempt is answered, so that its time tells nothing. 0 to 5,000, 400 by default.</summary>
    [Range(0, 5000)]
    public int FailureMilliseconds { get; set; } = 400;

    /// <summary>Number that applicants can call; none by default.</summary>
    [StringLength(40)]
    public string? Hotline { get; set; }
}
