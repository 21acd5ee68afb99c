using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures;

public sealed partial class ProcedureSentencesTests
{
    [Test]
    public void Sentences_EveryKeyInTheCode_IsThere()
    {
        var keys = Read(typeof(FolderSentences), CultureInfo.InvariantCulture).Keys.Union(Read(typeof(CheckSentences), CultureInfo.InvariantCulture).Keys).ToHashSet();
        var folder = Path.Combine(Repository.Root, "src", "Workflow.Host", "Procedures");
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "Check"), "*.cs"), Path.Combine(folder, "PackageReview.cs"), Path.Combine(folder, "ProcedureFolder.cs")];

        var used = files.SelectMany(f => KeyInCode().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value)).ToHashSet();

        Assert.That(used, Has.Count.GreaterThan(25));
        Assert.That(used.Except(keys), Is.Empty);
        Assert.That(keys.Except(used), Is.Empty, "Sentences that nobody says.");
    }

    [GeneratedRegex("""(?:Of|Refuse|Differ|Problem)\("(?<key>[A-Z][A-Za-z]+)"|new Problem\("(?<key>[A-Z][A-Za-z]+)"|Problem\("(?<key>[A-Z][A-Za-z]+)",""")]
    private static partial Regex KeyInCode();

    private static Dictionary<string, string> Read(Type book, CultureInfo culture) =>
        new ResourceManager(book.FullName!, book.Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
