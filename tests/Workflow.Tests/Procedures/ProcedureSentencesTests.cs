using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Core.Procedures;

namespace Workflow.Tests.Procedures;

public sealed class ProcedureSentencesTests
{
    private static readonly ResourceManager book = new("Workflow.Core.Procedures.ProcedureSentences", typeof(ProcedureSpec).Assembly);

    [Test]
    public void Sentences_BothLanguages_HaveTheSameKeysAndArguments()
    {
        var (vietnamese, english) = (Read(CultureInfo.InvariantCulture), Read(CultureInfo.GetCultureInfo("en")));

        Assert.That(english.Keys, Is.EquivalentTo(vietnamese.Keys));
        foreach (var (key, sentence) in vietnamese)
            Assert.That(Arguments(english[key]), Is.EqualTo(Arguments(sentence)), key);
    }

    private static string Arguments(string sentence) =>
        string.Concat(Regex.Matches(sentence, @"\{\d\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        book.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
