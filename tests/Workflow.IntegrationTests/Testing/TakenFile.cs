using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Workflow.IntegrationTests.Testing;

/// <summary>The file that a button of a page leads to.</summary>
/// <param name="Name">As it is saved.</param>
internal sealed record TakenFile(string Name, string? MediaType, byte[] Bytes)
{
    /// <summary>Presses the button of a format on a page.</summary>
    public static Task<HttpResponseMessage> Order(HttpClient client, string page, string format, string? key = null, string? address = null) => HostFixture.PostForm(
        client, page, (address ?? page) + ((address ?? page).Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=File", [("format", format), ("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"))]);

    /// <summary>Presses it and takes what it leads to.</summary>
    public static async Task<TakenFile> Of(HttpClient client, string page, string format)
    {
        using var ordered = await Order(client, page, format);
        Assert.That(ordered.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await ordered.Content.ReadAsStringAsync());
        Assert.That(ordered.Headers.Location!.ToString(), Does.EndWith("/result"), "The file was not ready.");
        return await From(client, ordered.Headers.Location!);
    }

    public static async Task<TakenFile> From(HttpClient client, Uri address)
    {
        using var answer = await client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        var content = answer.Content;
        Assert.That(content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        return new TakenFile(content.Headers.ContentDisposition.FileName!, content.Headers.ContentType?.MediaType, await content.ReadAsByteArrayAsync());
    }

    /// <summary>The lines of a CSV file, without its mark.</summary>
    public string[] Lines() => Encoding.UTF8.GetString(Bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the sheet of a workbook is called.</summary>
    public string Sheet()
    {
        using var package = new ZipArchive(new MemoryStream(Bytes), ZipArchiveMode.Read);
        using var book = package.GetEntry("xl/workbook.xml")!.Open();
        return XDocument.Load(book).Descendants().Single(e => e.Name.LocalName == "sheet").Attribute("name")!.Value;
    }

    /// <summary>The cells of a workbook, row by row, as they are stored; its rows are numbered without a gap.</summary>
    public List<string[]> Rows()
    {
        using var package = new ZipArchive(new MemoryStream(Bytes), ZipArchiveMode.Read);
        using var sheet = package.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var rows = XDocument.Load(sheet).Descendants().Where(e => e.Name.LocalName == "row").ToList();
        Assert.That(rows.Select(r => (int)r.Attribute("r")!), Is.EqualTo(Enumerable.Range(1, rows.Count)));
        return rows.ConvertAll(r => r.Elements().Select(c => c.Value).ToArray());
    }
}
