using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Workflow.Host.Reports;

/// <summary>
/// Writes a table as a workbook of one sheet (Office Open XML, ISO/IEC 29500), piece by piece: numbers stay numbers, texts are texts and never
/// formulas, the first lines stand fast when the sheet is scrolled.
/// </summary>
internal static class XlsxSheet
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 1_048_576;

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
    private const string Moment = "5";

    // Spreadsheets count days from here.
    private static readonly DateTime firstDay = new(1899, 12, 30);

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Some rows of the sheet as XML; pieces one behind the other, the first to the last, are the sheet.</summary>
    /// <param name="first">Number of the first of the rows in the sheet, from 1: with it the sheet begins.</param>
    /// <param name="isLast">Whether the sheet ends with them.</param>
    /// <param name="headings">How many of the rows of the sheet are headings: bold, and kept in sight.</param>
    public static byte[] Piece(IEnumerable<IReadOnlyList<SheetCell>> rows, int first, bool isLast, int headings)
    {
        var xml = new StringBuilder();
        if (first == 1)
            xml.Append(CultureInfo.InvariantCulture, $"""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="{headings}" topLeftCell="A{headings + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="48" customWidth="1"/><col min="2" max="40" width="16" customWidth="1"/></cols><sheetData>
                """);
        // The rows stand in the namespace of the sheet around them.
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment }))
        {
            var number = first;
            foreach (var row in rows) Row(writer, number, row, number++ <= headings);
        }
        if (isLast) xml.Append("</sheetData></worksheet>");
        return utf8.GetBytes(xml.ToString());
    }

    /// <summary>Packs the pieces of a sheet into a workbook.</summary>
    /// <param name="output">May be a stream that cannot be rewound, but must take synchronous writes: with them a package is closed.</param>
    /// <param name="name">Of the sheet; what Excel forbids in it is left out.</param>
    public static async Task Write(Stream output, string name, IAsyncEnumerable<byte[]> pieces, CancellationToken cancellation)
    {
        await using var package = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await Part(package, "[Content_Types].xml", ContentTypes, cancellation);
        await Part(package, "_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancellation);
        await Part(package, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{SheetName(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""", cancellation);
        await Part(package, "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""", cancellation);
        await Part(package, "xl/styles.xml", Styles, cancellation);
        await using var sheet = await package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).OpenAsync(cancellation);
        await foreach (var piece in pieces.WithCancellation(cancellation)) await sheet.WriteAsync(piece, cancellation);
    }

    private static void Row(XmlWriter writer, int number, IReadOnlyList<SheetCell> cells, bool isHeading)
    {
        writer.WriteStartElement("row");
        writer.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            writer.WriteStartElement("c");
            writer.WriteAttributeString("r", ColumnName(column) + number.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("s", isHeading ? Head : FormatOf(cell));
            if (cell.Number is { } count) writer.WriteElementString("v", count.ToString(CultureInfo.InvariantCulture));
            else if (cell.Percent is { } percent) writer.WriteElementString("v", (percent / 100m).ToString(CultureInfo.InvariantCulture));
            else if (cell.Hours is { } hours) writer.WriteElementString("v", hours.ToString(CultureInfo.InvariantCulture));
            else if (cell.Moment is { } moment) writer.WriteElementString("v", (moment - firstDay).TotalDays.ToString(CultureInfo.InvariantCulture));
            else Text(writer, cell.Text ?? "");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static string FormatOf(SheetCell cell) =>
        cell.Number is not null ? Count : cell.Percent is not null ? Percent : cell.Hours is not null ? Decimals : cell.Moment is not null ? Moment : Plain;

    private static void Text(XmlWriter writer, string text)
    {
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("is");
        writer.WriteStartElement("t");
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Writable(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
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

    // Format 3 is a whole number with separators, 4 one with two decimals, 10 a percentage with two decimals, as every spreadsheet knows them; 164 is our own.
    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="3" applyNumberFormat="1"/><xf xfId="0" numFmtId="10" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>""";
}
