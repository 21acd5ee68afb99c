using FsCheck;
using FsCheck.Fluent;
using Workflow.Core;
using Workflow.Core.Search;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Search;

/// <summary>What is written of a dossier against what officers type.</summary>
public sealed class SearchTermsTests
{
    private const string Code = "000.00.01.H05-261120-0071";
    private const string Letters = "aàáâãạăằếêđĐôơớùưỳ AÀẮBCxyz-.'(0123456789";

    private static readonly string[] terms = [.. SearchTerms.Of(Code, "Công ty TNHH Hòa-Phong (Đặng Thị Ước)", "+84 912 345 678")];

    [TestCase("0071")]
    [TestCase("261120-0071")]
    [TestCase("000.00.01.H05-261120-0071")]
    [TestCase("000.00.01.h05")]
    [TestCase("hoa phong")]
    [TestCase("Hòa-Phong")]
    [TestCase("dang uoc")]
    [TestCase("ĐẶNG")]
    [TestCase("cong ty 0071")]
    [TestCase("0912345678")]
    [TestCase("0912 345 678")]
    [TestCase("+84912345678")]
    [TestCase("(84) 912-345-678")]
    [TestCase("5678")]
    [TestCase("  ước   ")]
    public void Query_WhatADossierHas_FindsIt(string typed) => Assert.That(Finds(typed), Is.True);

    [TestCase("0072")]
    [TestCase("007")]
    [TestCase("hoa binh")]
    [TestCase("phong 0072")]
    [TestCase("0912345679")]
    [TestCase("uocs")]
    [TestCase("~1700")]
    [TestCase("00.01 9999")]
    public void Query_WhatADossierLacks_DoesNotFindIt(string typed) => Assert.That(Finds(typed), Is.False);

    [TestCase("cong ty tnhh", true)]
    [TestCase("TNHH Hòa-Phong", true)]
    [TestCase("ty tn", true)]
    [TestCase("hoa phong (đặng thị ước)", true)]
    [TestCase("phong cong", false)]
    [TestCase("cong tnhh", false)]
    [TestCase("ong ty", false)]
    public void Query_WordsTogether_AreANameWhereTheyFollowOneAnother(string typed, bool expected) =>
        Assert.That(terms.Any(SearchQuery.Of(typed).Name!.Value.Holds), Is.EqualTo(expected));

    [TestCase("hoa")]
    [TestCase("hoa 0071")]
    [TestCase("0912 345 678")]
    public void Query_OneWordOrDigits_IsNoName(string typed) => Assert.That(SearchQuery.Of(typed).Name, Is.Null);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  – ~ % ")]
    public void Query_WithoutALetterOrDigit_IsEmpty(string? typed) => Assert.That(SearchQuery.Of(typed).IsEmpty, Is.True);

    [Test]
    public void Query_LongText_CountsItsBeginning()
    {
        var query = SearchQuery.Of(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"tu{i}")) + new string('x', 4000));

        Assert.That(query.Words, Has.Count.EqualTo(SearchQuery.MostWords));
        Assert.That(query.Words.Select(w => w.Text.Length), Is.All.LessThan(SearchTerms.Longest));
    }

    [Test]
    public void Query_ProcedureWord_IsInItsNameAndItsCode()
    {
        string[] procedure = [SearchTerms.Joined("1.009994"), .. SearchTerms.WordsOf("Cấp giấy phép xây dựng mới")];

        Assert.That(SearchQuery.Of("giay xay 1.0099").Words.Select(w => w.IsInProcedure(procedure)), Is.All.True);
        Assert.That(SearchQuery.Of("9994 dat").Words.Select(w => w.IsInProcedure(procedure)), Is.All.False);
    }

    /// <summary>However a text is written, folding it again changes nothing, and its accents may be left out.</summary>
    [Property(MaxTest = 300)]
    public Property Fold_OfFoldedText_ChangesNothing() => Prop.ForAll(Texts(), text =>
        FoldedText.Of(FoldedText.Of(text)) == FoldedText.Of(text) && SearchTerms.WordsOf(FoldedText.Of(text)).SequenceEqual(SearchTerms.WordsOf(text)));

    /// <summary>Whatever number of last digits somebody reads out, of code or phone, finds the dossier.</summary>
    [Property(MaxTest = 300)]
    public Property Query_EverySuffixOfCodeAndPhone_FindsTheDossier() => Prop.ForAll(
        Gen.Choose(0, 9999).SelectMany(serial => Gen.Choose(0, 99_999_999).Select(phone => (Code: $"000.00.{serial % 100:00}.H05-2611{serial % 30:00}-{serial:0000}", Phone: $"09{phone:00000000}"))).ToArbitrary(),
        of => Suffixes(of.Code).Concat(Suffixes(of.Phone)).All(typed => Finds(typed, [.. SearchTerms.Of(of.Code, "Trần Thị Mận", of.Phone)])));

    /// <summary>Several words find what has all of them, in any order and cut short anywhere.</summary>
    [Property(MaxTest = 300)]
    public Property Query_SeveralWords_FindsExactlyWhatHasAll() => Prop.ForAll(Texts(), Texts(), (name, typed) =>
    {
        var of = SearchTerms.Of(Code, name, "0912345678").ToArray();
        var query = SearchQuery.Of(typed);
        return query.Words.All(w => of.Any(w.IsIn)) == query.Words.All(w => Finds(w.Text, of))
            && SearchTerms.WordsOf(name).Take(8).Reverse().All(word => Finds(word[..Math.Max(1, word.Length / 2)], of));
    });

    /// <summary>A range holds exactly what begins with its prefix.</summary>
    [Property(MaxTest = 300)]
    public Property Range_OfAPrefix_HoldsWhatBeginsWithIt() => Prop.ForAll(Texts(), Texts(), (one, other) =>
        SearchTerms.WordsOf(one).All(prefix => SearchTerms.WordsOf(other).Append(prefix + "z").All(term =>
            TermRange.Of(prefix).Holds(term) == term.StartsWith(prefix, StringComparison.Ordinal))));

    private static Arbitrary<string> Texts() => Gen.Elements(Letters.ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary();

    private static IEnumerable<string> Suffixes(string number) => Enumerable.Range(0, number.Length).Select(at => number[at..]).Where(s => s.Any(char.IsAsciiDigit));

    private static bool Finds(string typed) => Finds(typed, terms);

    private static bool Finds(string typed, IReadOnlyCollection<string> terms) => SearchQuery.Of(typed).Words is { Count: > 0 } words && words.All(w => terms.Any(w.IsIn));
}
