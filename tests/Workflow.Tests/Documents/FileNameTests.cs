using Workflow.Core.Documents;

namespace Workflow.Tests.Documents;

/// <summary>Names of files as they may be shown and saved.</summary>
public sealed class FileNameTests
{
    [TestCase("Đơn đề nghị.pdf", "Đơn đề nghị.pdf")]
    [TestCase("quet.PDF", "quet.pdf")]
    [TestCase("hoa-don.exe", "hoa-don.exe.pdf")]
    [TestCase(@"C:\Users\an\..\quet.pdf", "quet.pdf")]
    [TestCase("../../etc/passwd", "passwd.pdf")]
    [TestCase("a\u202Efdp.exe.pdf", "a fdp.exe.pdf")]
    [TestCase("dòng\r\nmới\0.pdf", "dòng mới.pdf")]
    [TestCase("a<b>|\"c\".pdf", "a b c.pdf")]
    [TestCase("...", "giay-to.pdf")]
    [TestCase(null, "giay-to.pdf")]
    public void Clean_NameFromOutside_IsFitToBeShown(string? given, string shown) => Assert.That(FileName.Clean(given, FileType.Pdf), Is.EqualTo(shown));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Clean_AnyText_IsShortAndHoldsNothingThatHidesOrLeads(string? given)
    {
        var name = FileName.Clean(given, FileType.Png);

        Assert.That(name, Does.EndWith(".png").And.Length.LessThanOrEqualTo(DossierDocument.LongestName));
        Assert.That(name.Any(c => char.IsControl(c) || c is '/' or '\\' or '\u202e' or '"'), Is.False, name);
    }

    [Test]
    public void Clean_LongName_IsCutWithoutBreakingACharacter()
    {
        var name = FileName.Clean(new string('a', 113) + "😀😀.jpeg", FileType.Jpeg);

        Assert.That((name.Length <= DossierDocument.LongestName, name.EndsWith("a.jpeg", StringComparison.Ordinal)), Is.EqualTo((true, true)), name);
    }
}
