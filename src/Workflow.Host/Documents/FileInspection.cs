using System.Buffers;
using Workflow.Core;
using Workflow.Core.Documents;

namespace Workflow.Host.Documents;

/// <summary>Decides from its bytes whether a file may be a document, and of which type it is.</summary>
internal static class FileInspection
{
    private const string OpenTextMark = "mimetypeapplication/vnd.oasis.opendocument.text";

    private const string OpenTextSignatures = "META-INF/documentsignatures.xml";
    private const string OfficeSignatures = "_xmlsignatures/";
    private const int BufferSize = 80 * 1024;

    // Where the name of the first entry of an archive begins.
    private const int FirstName = 30;

    /// <param name="file">Can be read from any place; where it stands afterwards is not said.</param>
    public static Result<FileType> TypeOf(Stream file)
    {
        var head = Read(file, 0);
        var tail = Read(file, Math.Max(0, file.Length - FileSignature.Looked));
        return FileSignature.Of(head, tail) switch
        {
            FileContent.Pdf => FileType.Pdf,
            FileContent.Png => FileType.Png,
            FileContent.Jpeg => FileType.Jpeg,
            FileContent.Tiff => FileType.Tiff,
            FileContent.Zip => TypeOfArchive(file, head),
            FileContent.Active => Refuse("FileActive"),
            FileContent.OldOffice => Refuse("FileOldOffice"),
            FileContent.Truncated => Refuse("FileTruncated"),
            _ => Refuse("FileUnknown"),
        };
    }

    /// <summary>Whether a file carries a digital signature, of whomever: it is found, not verified.</summary>
    /// <param name="file">Can be read from any place; where it stands afterwards is not said.</param>
    public static async Task<bool> CarriesSignature(Stream file, FileType type, CancellationToken cancellation)
    {
        if (type == FileType.Pdf) return await PdfCarriesSignature(file, cancellation);
        if (type == FileType.OpenText) return ArchiveNames.Read(file)?.Contains(OpenTextSignatures) == true;
        // The folder keeps its origin when signatures are taken out again: only a signature itself says that there is one.
        return (type == FileType.Word || type == FileType.Sheet) && ArchiveNames.Read(file)?.Any(IsOfficeSignature) == true;
    }

    private static async Task<bool> PdfCarriesSignature(Stream file, CancellationToken cancellation)
    {
        var search = new PdfSignatureSearch();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            file.Position = 0;
            int read;
            while (!search.IsFound && (read = await file.ReadAsync(buffer, cancellation)) > 0) search.Read(buffer.AsSpan(0, read));
            return search.IsFound;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsOfficeSignature(string name) =>
        name.StartsWith(OfficeSignatures, StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static Result<FileType> TypeOfArchive(Stream file, ReadOnlySpan<byte> head)
    {
        if (ArchiveNames.Read(file) is not { } names) return Refuse("FileTruncated");
        if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || n.StartsWith("Basic/", StringComparison.Ordinal))) return Refuse("FileMacros");
        if (head.Length > FirstName && head[FirstName..].StartsWith(System.Text.Encoding.ASCII.GetBytes(OpenTextMark))) return FileType.OpenText;
        if (!names.Contains("[Content_Types].xml")) return Refuse("FileUnknown");
        if (names.Contains("word/document.xml")) return FileType.Word;
        return names.Contains("xl/workbook.xml") ? FileType.Sheet : Refuse("FileUnknown");
    }

    private static byte[] Read(Stream file, long from)
    {
        file.Position = from;
        var bytes = new byte[(int)Math.Min(FileSignature.Looked, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Rejection Refuse(string code) => FileSentences.Refuse(RejectionKind.Unprocessable, code);
}
