using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Workflow.Host.Reports;

/// <summary>
/// Writes a table as a workbook of one sheet (Office Open XML, ISO/IEC 29500), row by row: numbers stay numbers, texts are texts and never
/// formulas, the first lines stand fast when the sheet is scrolled.
/// </summary>
internal static class XlsxSheet
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const int LongestText = 32_767;
    private const int LongestName = 31;

    // Places of the formats in the list of styles below.
    private const string Plain = "0";
    private const string Head = "1";
    private const string Count = "2";
    private const string Percent = "3";
    private const string Decimals = "4";

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="name">Of the sheet; what Excel forbids in it is left out.</param>
    /// <param name="headings">How many of the rows are headings: bold, and kept in sight.</param>
    public static async Task Write(Stream output, string name, IEnumerable<IReadOnlyList<SheetCell>> rows, int headings, CancellationToken cancellation)
    {
        // A package is written in order, so it may go straight to a stream that cannot be rewound.
        await using var package = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await Part(package, "[Content_Types].xml", ContentTypes, cancellation);
        await Part(package, "_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancellation);
        await Part(package, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{SheetName(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""", cancellation);
        await Part(package, "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""", cancellation);
        await Part(package, "xl/styles.xml", Styles, cancellation);
        await Sheet(package, rows, headings, cancellation);
    }

    private static async Task Sheet(ZipArchive package, IEnumerable<IReadOnlyList<SheetCell>> rows, int headings, CancellationToken cancellation)
    {
        await using var stream = await package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).OpenAsync(cancellation);
        await using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Encoding = utf8 });
        await writer.WriteStartElementAsync(null, "worksheet", Main);
        await writer.WriteRawAsync(string.Create(
            CultureInfo.InvariantCulture, $"""<sheetViews><sheetView workbookViewId="0"><pane ySplit="{headings}" topLeftCell="A{headings + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="48" customWidth="1"/><col min="2" max="40" width="13" customWidth="1"/></cols>"""));
        await writer.WriteStartElementAsync(null, "sheetData", Main);
        var number = 0;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            await Row(writer, ++number, row, number <= headings);
        }
        await writer.WriteEndElementAsync();
        await writer.WriteEndElementAsync();
    }

    private static async Task Row(XmlWriter writer, int number, IReadOnlyList<SheetCell> cells, bool isHeading)
    {
        await writer.WriteStartElementAsync(null, "row", Main);
        await writer.WriteAttributeStringAsync(null, "r", null, number.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            await writer.WriteStartElementAsync(null, "c", Main);
            await writer.WriteAttributeStringAsync(null, "r", null, ColumnName(column) + number.ToString(CultureInfo.InvariantCulture));
            await writer.WriteAttributeStringAsync(null, "s", null, isHeading ? Head : FormatOf(cell));
            if (cell.Number is { } count) await writer.WriteElementStringAsync(null, "v", Main, count.ToString(CultureInfo.InvariantCulture));
            else if (cell.Percent is { } percent) await writer.WriteElementStringAsync(null, "v", Main, (percent / 100m).ToString(CultureInfo.InvariantCulture));
            else if (cell.Hours is { } hours) await writer.WriteElementStringAsync(null, "v", Main, hours.ToString(CultureInfo.InvariantCulture));
            else await Text(writer, cell.Text ?? "");
            await writer.WriteEndElementAsync();
        }
        await writer.WriteEndElementAsync();
    }

    private static string FormatOf(SheetCell cell) => cell.Number is not null ? Count : cell.Percent is not null ? Percent : cell.Hours is not null ? Decimals : Plain;

    private static async Task Text(XmlWriter writer, string text)
    {
        await writer.WriteAttributeStringAsync(null, "t", null, "inlineStr");
        await writer.WriteStartElementAsync(null, "is", Main);
        await writer.WriteStartElementAsync(null, "t", Main);
        await writer.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await writer.WriteStringAsync(Writable(text));
        await writer.WriteEndElementAsync();
        await writer.WriteEndElementAsync();
    }

    /// <summary>Without the control characters that XML does not know, and no longer than a cell.</summary>
    private static string Writable(string text)
    {
        var kept = string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return kept.Length <= LongestText ? kept : kept[..LongestText];
    }

    private static string SheetName(string name)
    {
        var kept = string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']') && !char.IsControl(c)));
        return System.Security.SecurityElement.Escape(kept.Length <= LongestName ? kept : kept[..LongestName]);
    }

    /// <summary>A, B … Z, AA: the letters of a column from 0.</summary>
    private static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName(column / 26 - 1) + (char)('A' + column % 26);

    private static async Task Part(ZipArchive package, string path, string content, CancellationToken cancellation)
    {
        await using var stream = await package.CreateEntry(path, CompressionLevel.Optimal).OpenAsync(cancellation);
        await stream.WriteAsync(utf8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content), cancellation);
    }

    private const string ContentTypes =
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""";

    // Format 3 is a whole number with separators, 4 one with two decimals, 10 a percentage with two decimals, as every spreadsheet knows them.
    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="3" applyNumberFormat="1"/><xf xfId="0" numFmtId="10" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>""";
}
