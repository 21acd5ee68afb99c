namespace Workflow.Core.Documents;

/// <summary>A type of file that dossiers may hold.</summary>
/// <param name="Extensions">Without dot, the usual one first.</param>
/// <param name="IsViewable">Whether browsers show it by themselves and without running anything of it.</param>
public sealed record FileType(string MediaType, IReadOnlyList<string> Extensions, bool IsViewable = false)
{
    public static readonly FileType Pdf = new("application/pdf", ["pdf"], IsViewable: true);
    public static readonly FileType Png = new("image/png", ["png"], IsViewable: true);
    public static readonly FileType Jpeg = new("image/jpeg", ["jpg", "jpeg"], IsViewable: true);
    public static readonly FileType Tiff = new("image/tiff", ["tif", "tiff"]);
    public static readonly FileType Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]);
    public static readonly FileType Sheet = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]);
    public static readonly FileType OpenText = new("application/vnd.oasis.opendocument.text", ["odt"]);

    public static readonly IReadOnlyList<FileType> All = [Pdf, Png, Jpeg, Tiff, Word, Sheet, OpenText];

    /// <summary>What a browser's chooser of files offers; what a file is decides itself by its bytes.</summary>
    public static string Accepted { get; } = string.Join(',', All.SelectMany(type => type.Extensions).Select(extension => "." + extension));

    /// <summary>The type of a stored file; null for one that this release does not know.</summary>
    public static FileType? Of(string mediaType) => All.FirstOrDefault(t => t.MediaType == mediaType);
}
