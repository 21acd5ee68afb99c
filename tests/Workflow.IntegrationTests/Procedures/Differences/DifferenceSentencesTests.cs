using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures.Differences;
using Workflow.Host.Procedures.Simulation;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Differences;

/// <summary>The sentences of differences and of walks by hand: each key of the code is there, in both languages, with the same arguments.</summary>
public sealed partial class DifferenceSentencesTests
{
    [TestCase(typeof(DifferenceSentences), "Differences")]
    [TestCase(typeof(SimulationSentences), "Simulation")]
    public void Sentences_EveryKeyInTheCode_IsThereInBothLanguages(Type book, string folder)
    {
        var (vietnamese, english) = (Read(book, CultureInfo.InvariantCulture), Read(book, CultureInfo.GetCultureInfo("en")));
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Workflow.Host", "Procedures", folder), "*.cs").Select(File.ReadAllText));

        var used = KeyInCode().Matches(code).Select(m => m.Groups["key"].Value).Concat(folder == "Differences" ? Composed() : []).ToHashSet();

        Assert.That(used.Except(vietnamese.Keys), Is.Empty);
        Assert.That(vietnamese.Keys.Except(used), Is.Empty, "Sentences that nobody says.");
        Assert.That(english.Keys, Is.EquivalentTo(vietnamese.Keys));
        Assert.That(english.Where(e => Places(e.Value) != Places(vietnamese[e.Key])).Select(e => e.Key), Is.Empty, "other arguments");
    }

    /// <summary>Keys that are made of a word and a member of a closed set.</summary>
    private static IEnumerable<string> Composed() =>
    [
        "Yes", "No", .. Keys<ProcedureLevel>("Level"), .. Keys<ProcedureOrigin>("Origin"), .. Keys<DocumentKind>("Document"), .. Keys<ResumePolicy>("Resume"), .. Keys<FormFieldType>("Field"),
        .. ((string[])["name", "description", "inputs", "outputs", "outcomes", "options"]).Select(s => $"Setting.{s}"),
    ];

    private static IEnumerable<string> Keys<T>(string subject) where T : struct, Enum => Enum.GetNames<T>().Select(n => subject + n);

    private static Dictionary<string, string> Read(Type book, CultureInfo culture) =>
        new ResourceManager(book.FullName!, book.Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static string Places(string text) => string.Concat(Argument().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex("""(?:Of|Refuse)\("(?<key>[A-Z][A-Za-z]+)"|"(?<key>(?:Aspect|Noun)[A-Z][A-Za-z]*)"|\? "(?<key>Noun[A-Za-z]+)" """)]
    private static partial Regex KeyInCode();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Argument();
}
