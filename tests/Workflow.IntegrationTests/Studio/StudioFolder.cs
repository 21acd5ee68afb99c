using System.IO.Compression;
using System.Text;

namespace Workflow.IntegrationTests.Studio;

/// <summary>A folder as the npm package lays it out, with a file of each kind; removed afterwards.</summary>
internal sealed class StudioFolder : IDisposable
{
    public const string Compiled = "_framework/MudBlazor.fk4q4b3gx5.wasm";
    public const string Start = "_framework/blazor.webassembly.js";
    public const string Style = "_content/MudBlazor/MudBlazor.min.css";

    private static readonly string[] files =
    [
        Compiled, Start, Style, "_framework/icudt.oh1zvcfom8.dat", "_framework/dotnet.js", "_framework/vi/MudBlazor.Translations.resources.lgm6rsu0kf.wasm",
        "_content/MudBlazor/MudBlazor.min.js.map", "_content/Radzen.Blazor/fonts/RobotoFlex.woff2", "_content/Elsa.Studio.Shell/favicon.ico",
        "_content/Elsa.Studio.Shell/site.webmanifest", "_content/Elsa.Studio.Shell/.hidden.js", "appsettings.json", "index.html", "package.json",
        "Elsa.Studio.Host.CustomElements.styles.css",
    ];

    private readonly string home = Directory.CreateTempSubdirectory("one-stop-studio-").FullName;

    public StudioFolder()
    {
        foreach (var file in files) Write(file, $"/* {file} */ {new string('x', 500)}");
        File.WriteAllText(System.IO.Path.Combine(home, "secret.js"), "outside");
    }

    public string Path => System.IO.Path.Combine(home, "package");

    public byte[] Plain(string file) => File.ReadAllBytes(System.IO.Path.Combine(Path, file));

    public byte[] Compressed(string file) => Plain(file + ".br");

    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        using var compressed = new BrotliStream(File.Create(path + ".br"), CompressionLevel.Fastest);
        compressed.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
