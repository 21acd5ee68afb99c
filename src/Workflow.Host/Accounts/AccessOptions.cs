using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Accounts;

/// <summary>How officers and machines are let in (section <c>Access</c>).</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Hours after the last request at which a session ends; 1 to 24.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 9;

    /// <summary>Wrong passwords in a row that lock an account; 3 to 20.</summary>
    [Range(3, 20)]
    public int FailedAttempts { get; set; } = 5;

    /// <summary>Minutes for which an account stays locked; 1 to 1440.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Fewest characters of a new password; 10 to 128.</summary>
    [Range(10, 128)]
    public int PasswordLength { get; set; } = 12;

    /// <summary>Seconds between two looks at whether another host has changed units, officers or accounts; 1 to 60.</summary>
    [Range(1, 60)]
    public int RefreshSeconds { get; set; } = 2;
}
