using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Testing;

namespace Workflow.Definitions;

/// <summary>The sentences about definitions, runs and positions: every one in both languages, with the same places for arguments.</summary>
public sealed partial class ProblemSentenceTests
{
    private static readonly (string Name, System.Reflection.Assembly Assembly)[] books =
    [
        ("Workflow.Runtime.Definitions.DefinitionSentences", typeof(Interpreter).Assembly),
        ("Workflow.Runtime.Definitions.PublishSentences", typeof(Interpreter).Assembly),
        ("Workflow.Runtime.RunSentences", typeof(Interpreter).Assembly),
        ("Workflow.Core.Dossiers.PositionSentences", typeof(Position).Assembly),
    ];

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Book_EverySentence_IsInBothLanguages(int book)
    {
        var (vi, en) = (Read(book, ""), Read(book, "en"));

        Assert.That(en.Keys, Is.EquivalentTo(vi.Keys));
        foreach (var (key, text) in vi)
        {
            Assert.That(text, Is.Not.EqualTo(en[key]), key);
            Assert.That(Places(text), Is.EquivalentTo(Places(en[key])), key);
        }
    }

    [Test]
    public void Book_EverySentence_ReadsLikeThis([Range(0, 3)] int book, [Values("vi", "en")] string language)
    {
        var sentences = Read(book, language == "vi" ? "" : language).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}");

        Snapshot.Match(string.Join('\n', sentences), $"{books[book].Name.Split('.')[^1]}.{language}");
    }

    /// <summary>Every code that the reader's and the runtime's sources name as a literal is a sentence of some book.</summary>
    [Test]
    public void Codes_UsedByTheReader_HaveSentences()
    {
        var source = Path.Combine(TestContext.CurrentContext.TestDirectory, "../../../../../src/Workflow.Runtime");
        var known = Enumerable.Range(0, books.Length).SelectMany(b => Read(b, "").Keys).ToHashSet();
        var used = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("Expressions", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.That(used, Has.Count.GreaterThan(30));
        Assert.That(used.Where(code => !known.Contains(code)), Is.Empty);
    }

    private static Dictionary<string, string> Read(int book, string culture)
    {
        var resources = new ResourceManager(books[book].Name, books[book].Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        return resources.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:problems\.Add|AddUnpublishable|RunSentences\.(?:Of|Refuse)|PublishSentences\.Of|\bProblemAt|\bAdd|\bError|\bWarning|Refuse(?:Publishing)?)\((?:"\w+", )?"([A-Z]\w{5,})"[,)]""")]
    private static partial Regex Code();
}
