using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Workflow.Host.Hosting;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>
/// What is exported is what was imported, byte for byte: whatever way its numbers, letters and members are written, and whatever in it only the designer's tool
/// understands. The mark of UTF-8 before a text is no part of it.
/// </summary>
public sealed class RoundTripTests
{
    private string data = "";
    private string folder = "";

    [SetUp]
    public void Start()
    {
        data = Directory.CreateTempSubdirectory("one-stop-data-").FullName;
        folder = Directory.CreateTempSubdirectory("one-stop-procedures-").FullName;
    }

    [TearDown]
    public void Stop()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Export_EveryShippedDefinition_IsWhatWasPublished()
    {
        var published = await Run("publish", Repository.Workflows, "--data", data);

        Assert.That(published.Code, Is.EqualTo(ExitCodes.Done), published.Error);
        foreach (var (code, file, text) in Definitions(Repository.Workflows))
            Assert.That((await Run("export", $"{code}/{file}", "--data", data)).Output, Is.EqualTo(text), file);
    }

    [Test]
    public async Task Export_DefinitionsWrittenOtherwise_IsWhatWasPublishedAndMeansTheSame([Values(1, 2, 3)] int seed)
    {
        await Run("publish", Repository.Workflows, "--data", data);
        var written = new Dictionary<string, string>();
        var random = new Random(seed);
        foreach (var source in Directory.EnumerateDirectories(Repository.Workflows)) Rewrite(source, random, written);

        var first = await Run("publish", folder, "--data", data);
        foreach (var (code, file, _) in Definitions(folder))
            Assert.That((await Run("export", $"{code}/{file}", "--data", data)).Output, Is.EqualTo(written[$"{code}/{file}"]), file);

        // The exported texts once more: nothing has changed, and no version but the first was ever made.
        foreach (var path in Directory.EnumerateFiles(folder, "*.process.json", SearchOption.AllDirectories)) await File.WriteAllTextAsync(path, written[$"{CodeOf(Path.GetDirectoryName(path)!)}/{Path.GetFileName(path)}"]);
        var second = await Run("publish", folder, "--data", data);
        Assert.That((first.Code, second.Code), Is.EqualTo((ExitCodes.Done, ExitCodes.Done)), first.Error + second.Error);
        Assert.That(second.Output.Trim().Split('\n'), Has.All.EndsWith(" 1").And.None.Contains("công bố phiên bản"));
    }

    private void Rewrite(string source, Random random, Dictionary<string, string> written)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(source))).FullName;
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!path.EndsWith(".process.json", StringComparison.Ordinal))
            {
                File.Copy(path, copy);
                continue;
            }
            var text = new StringBuilder();
            Write(JsonNode.Parse(File.ReadAllText(path))!, text, random);
            written.Add($"{CodeOf(source)}/{Path.GetFileName(path)}", text.ToString());
            File.WriteAllText(copy, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: random.Next(2) == 0));
        }
    }

    /// <summary>Writes a value with its members in another order, unknown ones among them, and with other spellings of numbers and letters.</summary>
    private static void Write(JsonNode? node, StringBuilder text, Random random)
    {
        switch (node)
        {
            case JsonObject members:
                var fields = members.Append(KeyValuePair.Create<string, JsonNode?>($"x-{random.Next(1000)}", JsonNode.Parse("""["Chỉ công cụ hiểu",1.0,-0,1e3,null]"""))).ToArray();
                random.Shuffle(fields);
                WriteAll(text, random, '{', '}', fields, field =>
                {
                    WriteText(field.Key, text, random);
                    text.Append(':');
                    Write(field.Value, text, random);
                });
                break;
            case JsonArray items:
                WriteAll(text, random, '[', ']', [.. items], item => Write(item, text, random));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteText(value.GetValue<string>(), text, random);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                var number = value.GetValue<JsonElement>().GetRawText();
                text.Append(number.All(char.IsAsciiDigit) && random.Next(2) == 0 ? number + (random.Next(2) == 0 ? ".0" : "e0") : number);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, Random random, char open, char close, T[] all, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(random.Next(4) switch { 0 => "\r\n\t", 1 => " ", _ => "" });
            write(all[i]);
        }
        text.Append(close);
    }

    private static void WriteText(string value, StringBuilder text, Random random)
    {
        text.Append('"');
        foreach (var letter in value)
            text.Append(letter < ' ' || letter is '"' or '\\' || random.Next(12) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString());
        text.Append('"');
    }

    private static IEnumerable<(string Code, string File, string Text)> Definitions(string path) =>
        from file in Directory.EnumerateFiles(path, "*.process.json", SearchOption.AllDirectories)
        select (CodeOf(Path.GetDirectoryName(file)!), Path.GetFileName(file), File.ReadAllText(file));

    private static string CodeOf(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "procedure.json")))!["code"]!.GetValue<string>();

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(args, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
