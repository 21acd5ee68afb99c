using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

public sealed partial class DeadlineSentencesTests
{
    private static readonly ResourceManager[] books =
        [.. new[] { "DeadlineSentences", "DerivationSentences" }.Select(name => new ResourceManager($"Workflow.Core.Deadlines.{name}", typeof(Deadline).Assembly))];

    [Test]
    public void Keys_BothLanguages_AreTheSameWithTheSameArguments()
    {
        var vietnamese = Sentences("vi-VN");
        var english = Sentences("en");

        Assert.That(english.Keys, Is.EquivalentTo(vietnamese.Keys));
        foreach (var (key, sentence) in vietnamese)
            Assert.That(Arguments(english[key]), Is.EquivalentTo(Arguments(sentence)), key);
    }

    [Test]
    public void Keys_InTheSource_HaveASentence()
    {
        var known = Sentences("vi-VN").Keys.ToHashSet();
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "../../../../../src/Workflow.Core/Deadlines");
        var used = Directory.GetFiles(folder, "*.cs").SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Key().Matches(line).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.That(used, Has.Count.GreaterThan(60));
        Assert.That(used.Where(key => !known.Contains(key)), Is.Empty);
        Assert.That(known.Except(used), Is.Empty);
    }

    private static Dictionary<string, string> Sentences(string culture)
    {
        var sets = books.Select(book => book.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: culture == "vi-VN")!);
        return sets.SelectMany(set => set.Cast<System.Collections.DictionaryEntry>()).ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Arguments(string sentence) => Argument().Matches(sentence).Select(match => match.Value).Distinct();

    [GeneratedRegex("\\{[0-9]")]
    private static partial Regex Argument();

    [GeneratedRegex("\"([A-Z][a-z]+[A-Z]?[A-Za-z]*)\"")]
    private static partial Regex Key();
}
