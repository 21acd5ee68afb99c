using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workflow.IntegrationTests.Desk;

/// <summary>Holds the word files of the pages together, and the pages with them.</summary>
public sealed partial class WordsTests
{
    private static readonly string host = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Workflow.Host"));

    private static IEnumerable<string> Books() =>
        Directory.EnumerateFiles(host, "*Words.resx", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(host, f));

    [TestCaseSource(nameof(Books))]
    public void Book_EveryKey_IsWrittenInBothLanguages(string book)
    {
        var vietnamese = Words(book);
        var english = Words(book.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.That(english.Keys, Is.EquivalentTo(vietnamese.Keys));
        Assert.That(english.Where(w => Places(w.Value) != Places(vietnamese[w.Key])).Select(w => w.Key), Is.Empty, "other arguments");
    }

    [Test]
    public void Pages_EveryKeyTheyName_IsInABook()
    {
        var known = Books().SelectMany(b => Words(b).Keys).ToHashSet();

        var missing = Directory.EnumerateFiles(host, "*.cs*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Used().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Where(key => !known.Contains(key));

        Assert.That(missing, Is.Empty);
    }

    private static Dictionary<string, string> Words(string book) =>
        XDocument.Load(Path.Combine(host, book)).Root!.Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    private static string Places(string text) => string.Concat(Argument().Matches(text).Select(m => m.Value).Distinct().Order());

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("""(?:Desk|Say|words)\["([A-Za-z0-9.]+)"[\],]""")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Argument();
}
