namespace Workflow.Host.Studio.Assets;

/// <summary>Where the files of Elsa Studio lie (section <c>Studio</c>).</summary>
internal sealed class StudioAssetOptions
{
    public const string Section = "Studio";

    /// <summary>Folder of the installed npm package; null takes the one beside the program, else the one that the build installed.</summary>
    public string? AssetsFolder { get; set; }
}
