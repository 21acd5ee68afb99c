using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>Holds the sentences of edge and accounts to the code that uses them, in both languages.</summary>
public sealed partial class SentencesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Workflow.Host"));

    [TestCase(typeof(HostSentences), "Hosting")]
    [TestCase(typeof(AccountSentences), "Accounts")]
    public void EveryKey_IsWrittenInBothLanguages(Type book, string folder)
    {
        Assert.That(Keys(folder, book.Name + ".en.resx"), Is.EquivalentTo(Keys(folder, book.Name + ".resx")));
    }

    [TestCase("Hosting", "HostSentences")]
    [TestCase("Accounts", "AccountSentences")]
    public void EveryKey_UsedInCode_Exists(string folder, string book)
    {
        var used = Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs").Select(File.ReadAllText)
            .SelectMany(code => Used().Matches(code)).Where(m => m.Groups["book"].Value == book).Select(m => m.Groups["key"].Value).Distinct();

        Assert.That(used, Is.SubsetOf(Keys(folder, book + ".resx")));
    }

    [Test]
    public void EveryKind_HasATitle()
    {
        var kinds = Enum.GetNames<RejectionKind>().Concat(typeof(ProblemKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!));

        Assert.That(kinds.Select(k => $"Title.{k}"), Is.SubsetOf(Keys("Hosting", "HostSentences.resx")));
    }

    private static List<string> Keys(string folder, string file) =>
        [.. KeyInFile().Matches(File.ReadAllText(Path.Combine(Root, folder, file))).Select(m => m.Groups["key"].Value)];

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("<data name=\"(?<key>[^\"]+)\"")]
    private static partial Regex KeyInFile();

    [GeneratedRegex("(?<book>\\w+Sentences)\\.(?:Of\\(|Refuse\\(RejectionKind\\.\\w+, )\"(?<key>[^\"]+)\"")]
    private static partial Regex Used();
}
