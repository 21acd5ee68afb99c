using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;

namespace Workflow.Host.Reports.Files;

/// <summary>In which form a table is taken out.</summary>
internal enum SheetFormat { Csv, Xlsx }

/// <summary>A table as a file that a job writes in pieces: of CSV they are the file, of a workbook they are its sheet, which is packed when it is taken.</summary>
internal static class SheetFile
{
    /// <summary>The format that a form asks for; null for any other word.</summary>
    public static SheetFormat? Parse(string? text) => text switch { "csv" => SheetFormat.Csv, "xlsx" => SheetFormat.Xlsx, _ => null };

    /// <summary>As file names end.</summary>
    public static string Ending(SheetFormat format) => format == SheetFormat.Csv ? "csv" : "xlsx";

    /// <summary>A period's key as file names hold it: no two dots follow each other.</summary>
    public static string NameOf(string period) => period.Replace("..", "_", StringComparison.Ordinal);

    public static string MediaTypeOf(SheetFormat format) => format == SheetFormat.Csv ? CsvSheet.MediaType : XlsxSheet.MediaType;

    /// <summary>Some rows as they are stored, in the language of the thread.</summary>
    /// <param name="first">Number of the first of the rows in the table, from 1: with it the table begins.</param>
    /// <param name="isLast">Whether the table ends with them.</param>
    public static byte[] Piece(SheetFormat format, IEnumerable<IReadOnlyList<SheetCell>> rows, int first, bool isLast) => format == SheetFormat.Csv
        ? CsvSheet.Piece(rows, CultureInfo.CurrentUICulture, first == 1)
        : Squeezed(XlsxSheet.Piece(rows, first, isLast, ReportSheet.HeadingRows));

    /// <summary>Writes the file that is saved, of its pieces; no more than one of them is held in memory.</summary>
    /// <param name="name">Of the sheet of a workbook.</param>
    public static async Task Write(SheetFormat format, string name, IAsyncEnumerable<byte[]> pieces, Stream output, CancellationToken cancellation)
    {
        if (format == SheetFormat.Csv)
        {
            await foreach (var piece in pieces.WithCancellation(cancellation)) await output.WriteAsync(piece, cancellation);
            return;
        }
        // A package is closed by synchronous writes, which an answer does not take: it passes through a buffer, in a file where it is large.
        await using var buffer = new FileBufferingWriteStream();
        await XlsxSheet.Write(buffer, name, Opened(pieces, cancellation), cancellation);
        await buffer.DrainBufferAsync(output, cancellation);
    }

    /// <summary>The XML of a sheet says the same again in each row: a twentieth of it is kept.</summary>
    private static byte[] Squeezed(byte[] piece)
    {
        using var kept = new MemoryStream();
        using (var squeezed = new BrotliStream(kept, CompressionLevel.Fastest)) squeezed.Write(piece);
        return kept.ToArray();
    }

    private static async IAsyncEnumerable<byte[]> Opened(IAsyncEnumerable<byte[]> pieces, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var piece in pieces.WithCancellation(cancellation))
        {
            using var opened = new MemoryStream();
            await using (var squeezed = new BrotliStream(new MemoryStream(piece), CompressionMode.Decompress)) await squeezed.CopyToAsync(opened, cancellation);
            yield return opened.ToArray();
        }
    }
}
