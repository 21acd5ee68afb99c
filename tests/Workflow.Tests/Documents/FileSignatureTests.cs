using System.Text;
using Workflow.Core.Documents;

namespace Workflow.Tests.Documents;

/// <summary>What the bytes of a file say of it, whatever it is called.</summary>
public sealed class FileSignatureTests
{
    private static IEnumerable<TestCaseData> Files()
    {
        yield return Case("a PDF", "%PDF-1.7\n1 0 obj\n%%EOF\n", FileContent.Pdf);
        yield return Case("a PDF that holds a page", "%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF", FileContent.Pdf);
        yield return Case("a page that holds a PDF", "<html>%PDF-1.4 %%EOF</html>", FileContent.Active);
        yield return Case("white space before a PDF", "   %PDF-1.4 %%EOF", FileContent.Unknown);
        yield return Case("a PDF that was cut off", "%PDF-1.7\n1 0 obj\n", FileContent.Truncated);
        yield return Case("a program called .pdf", "MZ\u0090\0\u0003", FileContent.Active);
        yield return Case("a program for Linux", "\u007fELF\u0002", FileContent.Active);
        yield return Case("a shell script", "#!/bin/sh\n", FileContent.Active);
        yield return Case("a drawing that can run script", "\u00ef\u00bb\u00bf\n <SVG xmlns='http://www.w3.org/2000/svg'>", FileContent.Active);
        yield return Case("XML", "<?xml version='1.0'?><svg/>", FileContent.Active);
        yield return Case("a PNG", "\u0089PNG\r\n\u001a\n....IEND\u00aeB`\u0082", FileContent.Png);
        yield return Case("a PNG that was cut off", "\u0089PNG\r\n\u001a\n....", FileContent.Truncated);
        yield return Case("a JPEG", "\u00ff\u00d8\u00ff\u00e0JFIF\u00ff\u00d9", FileContent.Jpeg);
        yield return Case("a JPEG that was cut off", "\u00ff\u00d8\u00ff\u00e0JFIF", FileContent.Truncated);
        yield return Case("a TIFF", "II*\0\u0008\0\0\0\0\0", FileContent.Tiff);
        yield return Case("an archive", "PK\u0003\u0004....PK\u0005\u0006", FileContent.Zip);
        yield return Case("an old Word file", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", FileContent.OldOffice);
        yield return Case("plain text", "Kính gửi", FileContent.Unknown);
    }

    [TestCaseSource(nameof(Files))]
    public void Of_Bytes_IsWhatTheyAre(byte[] bytes, FileContent content) => Assert.That(FileSignature.Of(bytes, bytes), Is.EqualTo(content));

    private static TestCaseData Case(string name, string text, FileContent content) =>
        new TestCaseData(Encoding.Latin1.GetBytes(text), content).SetArgDisplayNames(name);
}
