using System.Text;
using Workflow.Core.Documents;

namespace Workflow.Tests.Documents;

/// <summary>Whether a PDF carries a signature, by its bytes: however they are cut, and whatever else stands in them.</summary>
public sealed class PdfSignatureSearchTests
{
    private const string Signed = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 840 960 240]/Contents<3080060ABC>/Name(Nguy\\(n)>>";

    private static IEnumerable<TestCaseData> Files()
    {
        yield return Case("a signature", $"5 0 obj\n{Signed}\nendobj", true);
        yield return Case("keys apart, and the form first", "5 0 obj\n<<\n/SubFilter\n/ETSI.CAdES.detached % PAdES\n/Contents < 30 80 >\n/ByteRange [ 0 1 2 3 ]\n>>\nendobj", true);
        yield return Case("the older form", "5 0 obj<</ByteRange [0 1 2 3] /SubFilter /adbe.pkcs7.sha1>>endobj", true);
        yield return Case("the oldest form", "5 0 obj<</ByteRange [0 1 2 3] /SubFilter /adbe.x509.rsa_sha1>>endobj", true);
        yield return Case("names with escapes", "5 0 obj<</Byte#52ange [0 1 2 3] /Sub#46ilter /adbe#2Epkcs7.detached>>endobj", true);
        yield return Case("in the dictionary of its field", $"5 0 obj<</FT/Sig/T(chu ky)/V{Signed}/Kids[<</A<</B 1>>>>]>>endobj", true);
        yield return Case("with a dictionary between the two", "5 0 obj<</SubFilter/adbe.pkcs7.detached/Prop_Build<</App<</Name/X>>>>/ByteRange[0 1 2 3]>>endobj", true);
        yield return Case("behind a stream", $"4 0 obj<</Length 9>>stream\r\n((<<((/X<\nendstream endobj 5 0 obj{Signed}endobj", true);
        yield return Case("behind a stream that ends in a false start", $"4 0 obj<<>>stream\nendstrendstream\nendobj 5 0 obj{Signed}endobj", true);
        yield return Case("behind a broken object", $"4 0 obj<</A<</B<</C>endobj 5 0 obj{Signed}endobj", true);
        yield return Case("behind a time stamp", $"4 0 obj<</SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]>>endobj 5 0 obj{Signed}endobj", true);
        yield return Case("a hexadecimal string at the end of a dictionary", "5 0 obj<</V<</SubFilter/adbe.pkcs7.detached/A<>/B< 41>>>/V<</ByteRange[0 1]/A< 41 >>>>>endobj", false);
        yield return Case("no signature", "5 0 obj<</Type/Catalog>>endobj", false);
        yield return Case("a time stamp alone", "5 0 obj<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]>>endobj", false);
        yield return Case("a form nobody knows", "5 0 obj<</SubFilter/adbe.pkcs7.detached.not/ByteRange[0 1 2 3]>>endobj", false);
        yield return Case("a field that waits for a signature", "5 0 obj<</FT/Sig/SV<</Type/SV/SubFilter[/adbe.pkcs7.detached/ETSI.CAdES.detached]>>>>endobj", false);
        yield return Case("the two in different objects", "5 0 obj<</SubFilter/adbe.pkcs7.detached>>endobj 6 0 obj<</ByteRange[0 1 2 3]>>endobj", false);
        yield return Case("the two in different dictionaries", "5 0 obj<</A<</SubFilter/adbe.pkcs7.detached>>/B<</ByteRange[0 1 2 3]>>>>endobj", false);
        yield return Case("the two one within the other", "5 0 obj<</A<</SubFilter/adbe.pkcs7.detached>>/ByteRange[0 1 2 3]>>endobj", false);
        yield return Case("in a text", $"5 0 obj<</Title(\\)({Signed}) a)>>endobj", false);
        yield return Case("in a comment", $"% {Signed}\n5 0 obj<</A 1>>endobj", false);
        yield return Case("in a stream", $"5 0 obj<<>>stream\n{Signed}\nendstream endobj", false);
        yield return Case("in a stream without end", $"5 0 obj<<>>stream\n{Signed}\nendstrea", false);
        yield return Case("outside any object", "/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]", false);
        yield return Case("closing what was never opened", ">>>>>> 5 0 obj >> /SubFilter/adbe.pkcs7.detached /ByteRange >> endobj", false);
        yield return Case("a name as long as nobody's", $"5 0 obj<</SubFilter/{new string('a', 100_000)}/ByteRange[0 1]>>endobj", false);
        yield return Case("deeper than any program writes", $"5 0 obj{string.Concat(Enumerable.Repeat("<</A", 100_000))}{Signed}", false);
        yield return Case("nothing", "", false);
    }

    [TestCaseSource(nameof(Files))]
    public void Read_AsAWhole_FindsWhatIsThere(byte[] pdf, bool carries) => Assert.That(Found(pdf, pdf.Length + 1), Is.EqualTo(carries));

    [TestCaseSource(nameof(Files))]
    public void Read_CutAnywhere_FindsTheSame(byte[] pdf, bool carries)
    {
        foreach (var size in (int[])[1, 2, 3, 7, 64]) Assert.That(Found(pdf, size), Is.EqualTo(carries), $"portions of {size}");
        if (pdf.Length > 1000) return;
        for (var cut = 0; cut <= pdf.Length; cut++)
        {
            var search = new PdfSignatureSearch();
            search.Read(pdf.AsSpan(0, cut));
            search.Read(pdf.AsSpan(cut));
            Assert.That(search.IsFound, Is.EqualTo(carries), $"cut at {cut}");
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Read_AnyBytes_EndsAndIsTheSameInPortions(byte[] bytes, byte size) => Found(bytes ?? [], 1 + size) == Found(bytes ?? [], int.MaxValue);

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Read_AnyBytesInAStreamBeforeIt_HideNoSignature(byte[] noise)
    {
        byte[] pdf = [.. "%PDF-1.7\n4 0 obj<</Length 1>>stream\n"u8, .. noise ?? [], .. "\nendstream\nendobj\n5 0 obj\n"u8, .. Encoding.Latin1.GetBytes(Signed), .. "\nendobj"u8];
        return Found(pdf, 80);
    }

    private static bool Found(byte[] pdf, int size)
    {
        var search = new PdfSignatureSearch();
        for (var at = 0; at < pdf.Length; at += Math.Min(size, pdf.Length)) search.Read(pdf.AsSpan(at, Math.Min(size, pdf.Length - at)));
        return search.IsFound;
    }

    private static TestCaseData Case(string name, string text, bool carries) => new TestCaseData(Encoding.Latin1.GetBytes(text), carries).SetArgDisplayNames(name);
}
