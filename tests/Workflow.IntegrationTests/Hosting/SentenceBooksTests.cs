using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Host.Hosting;
using Workflow.Persistence;
using Workflow.Runtime;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>Holds every book of sentences of every assembly to both languages and to the code; a new book is held without being named here.</summary>
public sealed partial class SentenceBooksTests
{
    private const string Ending = ".resources";

    private static readonly Assembly[] assemblies =
        [typeof(Phrase).Assembly, typeof(Interpreter).Assembly, typeof(WorkflowDbContext).Assembly, typeof(WorkflowApplication).Assembly];

    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en");

    private static IEnumerable<string> Books() => assemblies.SelectMany(a => a.GetManifestResourceNames())
        .Where(n => n.EndsWith("Sentences" + Ending, StringComparison.Ordinal)).Select(n => n[..^Ending.Length]);

    [Test]
    public void EverySentencesType_HasItsBook()
    {
        var types = assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Sentences", StringComparison.Ordinal)).Select(t => t.FullName);

        Assert.That(Books(), Is.EquivalentTo(types));
    }

    [TestCaseSource(nameof(Books))]
    public void EveryKey_OfABook_IsWrittenInBothLanguagesWithTheSameArguments(string book)
    {
        var (vietnamese, inEnglish) = (Read(book, CultureInfo.InvariantCulture), Read(book, english));

        Assert.That(inEnglish.Keys, Is.EquivalentTo(vietnamese.Keys));
        Assert.That(vietnamese.Where(s => Arguments(s.Value) != Arguments(inEnglish[s.Key])).Select(s => s.Key), Is.Empty, "other arguments");
        Assert.That(vietnamese.Values.Concat(inEnglish.Values).Where(string.IsNullOrWhiteSpace), Is.Empty);
    }

    [Test]
    public void EveryKey_ThatTheCodeNames_IsInItsBook()
    {
        var books = Books().ToDictionary(b => b[(b.LastIndexOf('.') + 1)..], b => Read(b, CultureInfo.InvariantCulture).Keys.ToHashSet());

        var named = Source().SelectMany(code => Named().Matches(code)).Select(m => (Book: m.Groups["book"].Value, Key: m.Groups["key"].Value)).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(150));
        Assert.That(named.Where(n => !books[n.Book].Contains(n.Key)), Is.Empty);
    }

    [Test]
    public void EveryKind_OfAProblem_HasATitle()
    {
        var kinds = Enum.GetNames<RejectionKind>().Concat(typeof(ProblemKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!));

        Assert.That(kinds.Select(k => $"Title.{k}"), Is.SubsetOf(Read(typeof(HostSentences).FullName!, CultureInfo.InvariantCulture).Keys));
    }

    /// <summary>The source files of the product.</summary>
    private static IEnumerable<string> Source() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static Dictionary<string, string> Read(string book, CultureInfo culture)
    {
        var resources = new ResourceManager(book, assemblies.Single(a => a.GetManifestResourceNames().Contains(book + Ending)));
        return resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static string Arguments(string sentence) =>
        string.Concat(Argument().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("""(?<book>\w+Sentences)\.(?:Of|Refuse)\((?:RejectionKind\.\w+,\s*)?"(?<key>[^"]+)"[,)]""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Argument();
}
