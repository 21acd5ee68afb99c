using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Documents;

/// <summary>Where and how files are kept (section <c>Documents</c>).</summary>
internal sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>Most bytes of a file that any setting allows: 50 MiB.</summary>
    public const long Ceiling = 50 * 1024 * 1024;

    /// <summary>Folder of the files, shared by all hosts on one database; default: <c>documents</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>Most bytes of one file; 1 KiB to 50 MiB.</summary>
    [Range(1024, Ceiling)]
    public long MostBytes { get; set; } = Ceiling;

    /// <summary>Days for which an uploaded file waits to be used; 1 to 90.</summary>
    [Range(1, 90)]
    public int UnusedDays { get; set; } = 7;
}
