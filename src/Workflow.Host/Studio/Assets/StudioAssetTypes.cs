using System.Text.RegularExpressions;

namespace Workflow.Host.Studio.Assets;

/// <summary>What browsers are told of Studio's files. Kinds that no page asks for (source maps, compressed twins by name, the sample page) are not served.</summary>
internal static partial class StudioAssetTypes
{
    private static readonly Dictionary<string, string> types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        // Compiled while it comes in, but only under this type.
        [".wasm"] = "application/wasm",
        [".dat"] = "application/octet-stream",
        [".woff2"] = "font/woff2",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".cur"] = "image/x-icon",
        [".webmanifest"] = "application/manifest+json",
    };

    /// <summary>The content type of a path; null for what is not served.</summary>
    public static string? Of(string path) => types.GetValueOrDefault(Path.GetExtension(path));

    /// <summary>Whether the file name carries the hash of the content, as in <c>_framework/MudBlazor.fk4q4b3gx5.wasm</c>.</summary>
    public static bool IsFingerprinted(string path) => Fingerprinted().IsMatch(path);

    [GeneratedRegex(@"^_framework/.+\.[a-z0-9]{10}\.(?:wasm|js|dat)$")]
    private static partial Regex Fingerprinted();
}
