using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Studio.Assets;

/// <summary>The files of Elsa Studio as the npm package brings them; they may be installed while the program runs.</summary>
internal sealed class StudioAssets(IOptions<StudioAssetOptions> options, IHostEnvironment environment)
{
    /// <summary>What to run where nothing is installed.</summary>
    public const string InstallCommand = "npm ci --prefix src/Workflow.Host/Studio/Assets";

    /// <summary>Folder beside the published program.</summary>
    private const string PublishedFolder = "studio";

    /// <summary>File beside the built program that names the folder where the build installed Studio.</summary>
    private const string PathFile = "studio-assets.txt";

    private const string StartFile = "_framework/blazor.webassembly.js";

    /// <summary>By path, length and time: the tag of a file is computed once, and again when the file has changed.</summary>
    private readonly ConcurrentDictionary<(string Path, long Length, DateTimeOffset Modified), string> tags = new();

    private readonly Lazy<string> folder = new(() => FolderOf(options.Value, environment.ContentRootPath));

    /// <summary>Whether Studio can come up.</summary>
    public bool AreInstalled => File.Exists(Path.Combine(folder.Value, StartFile));

    /// <summary>The file of an address below the root of Studio; null when there is none, or one that no browser needs.</summary>
    /// <param name="path">Slashes between the parts, none in front.</param>
    /// <param name="takesBrotli">Whether the twin that was compressed beforehand may be answered.</param>
    public StudioAsset? Find(string path, bool takesBrotli)
    {
        if (StudioAssetTypes.Of(path) is not { } type || !Directory.Exists(folder.Value)) return null;

        // The provider answers nothing from outside its folder, and nothing hidden.
        using var files = new PhysicalFileProvider(folder.Value);
        if (files.GetFileInfo(path) is not { Exists: true, IsDirectory: false } plain) return null;
        var twin = takesBrotli && files.GetFileInfo(path + ".br") is { Exists: true, IsDirectory: false } found ? found : null;
        return new StudioAsset((twin ?? plain).PhysicalPath!, type, TagOf(twin ?? plain), twin is not null, StudioAssetTypes.IsFingerprinted(path));
    }

    private string TagOf(IFileInfo file) => tags.GetOrAdd((file.PhysicalPath!, file.Length, file.LastModified), static key =>
    {
        using var content = File.OpenRead(key.Path);
        return WebEncoders.Base64UrlEncode(SHA256.HashData(content).AsSpan(0, 16));
    });

    private static string FolderOf(StudioAssetOptions options, string programFolder)
    {
        if (options.AssetsFolder is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
        var published = Path.Combine(programFolder, PublishedFolder);
        var pathFile = Path.Combine(programFolder, PathFile);
        return Directory.Exists(published) || !File.Exists(pathFile) ? published : File.ReadAllText(pathFile).Trim();
    }
}

/// <summary>One file as it is answered.</summary>
/// <param name="Tag">Changes with the content, and differs between a file and its compressed twin.</param>
/// <param name="IsBrotli">Whether the file is the compressed twin.</param>
/// <param name="NeverChanges">Whether the address names the content, so that it may be kept for ever.</param>
internal sealed record StudioAsset(string File, string ContentType, string Tag, bool IsBrotli, bool NeverChanges);
