using System.CommandLine;

namespace Workflow.Host.Hosting;

/// <summary>Options of every command that works on the database.</summary>
internal static class SharedOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "Folder of the database, the logs and the keys. Default: data." };

    /// <summary>The configuration keys that the command line sets.</summary>
    public static Dictionary<string, string?> SettingsOf(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (parsed.GetValue(Data) is { } folder) settings[$"{StorageOptions.Section}:{nameof(StorageOptions.DataFolder)}"] = folder;
        return settings;
    }
}
