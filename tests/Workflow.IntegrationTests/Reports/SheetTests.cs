using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Workflow.Host.Reports;

namespace Workflow.IntegrationTests.Reports;

/// <summary>Tables as files, opened and read back.</summary>
public sealed class SheetTests
{
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en-GB");

    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Test]
    public void Csv_InVietnamese_HasItsMarkSemicolonsAndDecimalComma()
    {
        var bytes = Csv(vietnamese, ["Đơn vị", SheetCell.Of(6486), SheetCell.OfPercent(99.7m), SheetCell.OfPercent(null), SheetCell.Of((long?)null)]);

        Assert.That(bytes.Take(3), Is.EqualTo((byte[])[0xEF, 0xBB, 0xBF]));
        Assert.That(Encoding.UTF8.GetString(bytes[3..]), Is.EqualTo("Đơn vị;6486;99,7;N/A;\r\n"));
    }

    [Test]
    public void Csv_InEnglish_HasCommasAndDecimalPoint() =>
        Assert.That(Encoding.UTF8.GetString((Csv(english, ["Unit", SheetCell.Of(6486), SheetCell.OfPercent(99.75m)]))[3..]), Is.EqualTo("Unit,6486,99.75\r\n"));

    [TestCase("=1+1", "'=1+1")]
    [TestCase("  =cmd|'/c calc'!A1", "'  =cmd|'/c calc'!A1")]
    [TestCase("+84912", "'+84912")]
    [TestCase("-5", "'-5")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\tx", "'\tx")]
    [TestCase("a;b", "\"a;b\"")]
    [TestCase("nói \"vâng\"", "\"nói \"\"vâng\"\"\"")]
    [TestCase("=\"a\"", "\"'=\"\"a\"\"\"")]
    [TestCase("hai\ndòng", "\"hai\ndòng\"")]
    [TestCase("Phòng 3-4", "Phòng 3-4")]
    public void Csv_TextThatIsDangerous_IsQuotedAndDefused(string text, string written) =>
        Assert.That(Encoding.UTF8.GetString(Csv(vietnamese, [text])[3..]), Is.EqualTo(written + "\r\n"));

    [Test]
    public async Task Xlsx_ReadBack_HoldsNumbersAsNumbersAndTextAsText()
    {
        using var file = new MemoryStream();
        await XlsxSheet.Write(file, "Báo cáo: [1]/2", Pieces(XlsxSheet.Piece(
            [["Tiêu đề"], ["=1+1 & <b>\u0001", SheetCell.Of(6486), SheetCell.OfPercent(99.7m)], [.. Enumerable.Range(0, 28).Select(i => SheetCell.Of(i))]], 1, isLast: true, 1)), default);

        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.That(package.Entries.Select(e => e.FullName), Is.EquivalentTo((string[])[
            "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"]));
        foreach (var entry in package.Entries) Read(entry);
        Assert.That(Read(package.GetEntry("xl/workbook.xml")!).Descendants(main + "sheet").Single().Attribute("name")!.Value, Is.EqualTo("Báo cáo 12"));
        var cells = Read(package.GetEntry("xl/worksheets/sheet1.xml")!).Descendants(main + "c").ToDictionary(c => c.Attribute("r")!.Value);
        Assert.That((cells["A2"].Attribute("t")!.Value, cells["A2"].Value), Is.EqualTo(("inlineStr", "=1+1 & <b>")));
        Assert.That((cells["B2"].Attribute("t"), cells["B2"].Element(main + "v")!.Value, cells["C2"].Value), Is.EqualTo(((XAttribute?)null, "6486", "0.997")));
        Assert.That((cells["A1"].Attribute("s")!.Value, cells["B2"].Attribute("s")!.Value, cells["C2"].Attribute("s")!.Value, cells["AB3"].Value), Is.EqualTo(("1", "2", "3", "27")));
        Assert.That(cells.Values.Descendants(main + "f"), Is.Empty);
    }

    [Test]
    public async Task Xlsx_InPieces_IsOneSheetWithItsRowsInOrder()
    {
        using var file = new MemoryStream();
        await XlsxSheet.Write(file, "Danh sách", Pieces(
            XlsxSheet.Piece([["Mã hồ sơ"], ["1"]], 1, isLast: false, 1), XlsxSheet.Piece([["2"], ["3"]], 3, isLast: false, 1), XlsxSheet.Piece([], 5, isLast: true, 1)), default);

        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        var rows = Read(package.GetEntry("xl/worksheets/sheet1.xml")!).Descendants(main + "row").Select(r => (r.Attribute("r")!.Value, r.Value, r.Element(main + "c")!.Attribute("s")!.Value));
        Assert.That(rows, Is.EqualTo(new[] { ("1", "Mã hồ sơ", "1"), ("2", "1", "0"), ("3", "2", "0"), ("4", "3", "0") }));
    }

    [Test]
    public void Csv_BehindTheFirstPiece_HasNoMark() =>
        Assert.That(Encoding.UTF8.GetString(CsvSheet.Piece([["2"]], vietnamese, isFirst: false)), Is.EqualTo("2\r\n"));

    [Test]
    public async Task Moment_InBothFormats_IsADateThatSpreadsheetsReckonWith()
    {
        using var file = new MemoryStream();
        var row = new[] { SheetCell.OfMoment(new DateTime(2026, 11, 20, 8, 30, 0)), SheetCell.OfMoment(null) };
        await XlsxSheet.Write(file, "Ngày", Pieces(XlsxSheet.Piece([row], 1, isLast: true, 0)), default);

        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        var cell = Read(package.GetEntry("xl/worksheets/sheet1.xml")!).Descendants(main + "c").First();
        Assert.That((DateTime.FromOADate(double.Parse(cell.Element(main + "v")!.Value, CultureInfo.InvariantCulture)), cell.Attribute("s")!.Value), Is.EqualTo((new DateTime(2026, 11, 20, 8, 30, 0), "5")));
        Assert.That(Encoding.UTF8.GetString(Csv(vietnamese, row)[3..]), Is.EqualTo("2026-11-20 08:30;\r\n"));
    }

    private static byte[] Csv(CultureInfo culture, params SheetCell[] row) => CsvSheet.Piece([row], culture, isFirst: true);

    private static async IAsyncEnumerable<byte[]> Pieces(params byte[][] pieces)
    {
        await Task.CompletedTask;
        foreach (var piece in pieces) yield return piece;
    }

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }
}
