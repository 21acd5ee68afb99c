using System.Text;
using System.Text.RegularExpressions;
using Workflow.Core;

namespace Workflow.Tests;

public sealed class FoldedSearchTests
{
    private const string Name = "Cấp GIẤY PHÉP xây dựng (Đô thị) 100% – loại a_1";

    [TestCase("giấy phép")]
    [TestCase("giay PHEP XAY dung")]
    [TestCase("do thi")]
    [TestCase("ĐÔ THỊ")]
    [TestCase("dựng cap")]
    [TestCase("(do 100%")]
    [TestCase("A_1")]
    public void Patterns_OfWordsThatTheTextHas_AllMatch(string search) => Assert.That(Finds(search, Name), Is.True);

    [TestCase("giay pheps")]
    [TestCase("giay phep lai xe")]
    [TestCase("100.")]
    [TestCase("a.1")]
    [TestCase("[a-z]")]
    public void Patterns_OfAWordThatTheTextLacks_DoNotAllMatch(string search) => Assert.That(Finds(search, Name), Is.False);

    [TestCase("giấy phép", "giay phep")]
    [TestCase("giay phep", "giấy phép")]
    public void Patterns_MarksThatStandAlone_MatchInText(string text, string search) => Assert.That(Finds(search, text.Normalize(NormalizationForm.FormD)), Is.True);

    [Test]
    public void Patterns_EveryVietnameseLetter_IsFoundByItsPlainOne()
    {
        const string letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

        Assert.That((letters + letters.ToUpperInvariant()).Where(c => !Finds(FoldedText.Of(c.ToString()), c.ToString())), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t ")]
    public void Patterns_OfNothing_AreNone(string? search) => Assert.That(FoldedSearch.Patterns(search), Is.Empty);

    [Test]
    public void Patterns_OfAVeryLongText_AreOfItsFirstWords()
    {
        Assert.That(FoldedSearch.Patterns("a b c d e f g h i j"), Has.Count.EqualTo(8));
        Assert.That(Finds(new string('x', 100) + " gone", new string('x', 100)), Is.True);
    }

    private static bool Finds(string search, string text) => FoldedSearch.Patterns(search).All(pattern => Regex.IsMatch(text, pattern));
}
