using Workflow.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Workflow.Host.Procedures.Check;

/// <summary>Reads <c>cases.yaml</c>: known fields only, no repeated keys, every dossier complete.</summary>
internal static class ExampleFileReader
{
    public const string FileName = "cases.yaml";

    /// <summary>Deeper than any example, and nothing that a reader could drown in.</summary>
    private const int MostDepth = 32;

    private static readonly IDeserializer yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build();

    public static Result<ExampleFile> Read(string text)
    {
        try
        {
            if (!IsPlain(text)) return CheckSentences.Refuse("YamlNotPlain", MostDepth);
            if (yaml.Deserialize<ExampleFile?>(text) is { Dossiers.Count: > 0 } file)
                return Incomplete(file) is { } name ? CheckSentences.Refuse("DossierIncomplete", name) : file;
            return CheckSentences.Refuse("NoDossiers");
        }
        catch (YamlException exception)
        {
            return CheckSentences.Refuse("YamlUnreadable", exception.Start.Line, exception.Start.Column, exception.InnerException?.Message ?? exception.Message);
        }
    }

    /// <summary>Whether a text repeats nothing by reference and is not nested too deeply: a few lines of either could become more than memory holds.</summary>
    private static bool IsPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias) return false;
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth) return false;
        }
        return true;
    }

    /// <summary>What stands in for the name of the first dossier that lacks something; null when all are complete.</summary>
    private static string? Incomplete(ExampleFile file) => file.Dossiers.Find(d =>
        new[] { d.Name, d.Case, d.ReceivedAt, d.ReceivingUnit, d.Appointed, d.Ends, d.Outcome }.Any(string.IsNullOrEmpty)
        || d.Actions.Exists(a => new[] { a.Complete, a.By, a.At, a.Outcome }.Any(string.IsNullOrEmpty)))?.Name;
}
