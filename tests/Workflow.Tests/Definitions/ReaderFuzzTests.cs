using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.Definitions;

/// <summary>
/// Whatever the text says, reading ends with a graph or with problems, within bounds of work and memory. The test parameters <c>reads</c> and <c>seed</c> ask for
/// more mutations, or for others.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const int Reads = 20_000;
    private const int Seed = 20_261_121;
    private const int MostStepsPerByte = 10;
    private const long MostAllocated = 64 << 20;
    private const int BatchSize = 20_000;
    private const int CheckedOneIn = 10;

    private static readonly string[] nested =
    [
        "s:Sequence(a i:If(b x:Finish) w*3:While(t:Sequence(c y:Break)))",
        "p:Parallel(f:Flow(a b:Two e:End | a>b b.Go>e b.Again>a) k:Fork(c v:Event) e:ParallelForEach(r:Read))",
        "f:Flow(k:FlowFork g:Flow(a j:Join | a>j) n:FlowNode(u:SwitchAny(x:Set y:Take z:Complete)) | k>g k>n)",
    ];

    [Test]
    public void Read_MutatedDefinitions_StaysWithinBounds()
    {
        var (count, seed) = (Asked("reads", Reads), Asked("seed", Seed));
        List<byte[]> originals = [.. Shipped().Concat(nested.Select(drawing => Encoding.UTF8.GetBytes(Nested.Json(drawing).ToJsonString()))).OrderBy(text => text.Length)];
        var (failures, graphs) = (new ConcurrentBag<string>(), 0);
        for (var done = 0; done < count && failures.IsEmpty; done += BatchSize)
        {
            Parallel.For(done, Math.Min(done + BatchSize, count), i =>
            {
                var random = new Random(unchecked(seed + i * 397));
                // The shorter ones oftener: the same change is read sooner there.
                var text = new DefinitionMutations(random).Change(originals[Math.Min(random.Next(originals.Count), random.Next(originals.Count))]);
                if (Fault(text, ref graphs) is { } fault) failures.Add($"read {i} of seed {seed}: {fault}\n{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 2000)])}");
            });
            TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {Math.Min(done + BatchSize, count):N0} of {count:N0} read, {graphs:N0} of them to a graph"));
        }

        Assert.That(failures.Take(5), Is.Empty);
        Assert.That(graphs, Is.GreaterThan(count / 20), "Texts that are refused at once prove little.");
    }

    /// <summary>The largest texts of shapes that cost readers most.</summary>
    [TestCase("[0,", "0]")]
    [TestCase("[{},", "{}]")]
    [TestCase("[[],", "[]]")]
    [TestCase("[\"\",", "0]")]
    [TestCase("[{\"a\":0},", "0]")]
    [TestCase("[\"\\u1ec7\",", "0]")]
    public void Read_LargestValues_StayWithinBounds(string first, string last)
    {
        var item = first[1..];
        foreach (var around in new[] { """{"root":{"id":"a","type":"Elsa.WriteLine","text":VALUE}}""", """{"root":{"id":"a","type":"Elsa.Sequence","activities":VALUE}}""",
            """{"variables":[{"name":"v","value":VALUE}],"root":{"id":"a","type":"Elsa.Sequence"}}""", """{"variables":VALUE,"root":{"id":"a","type":"Elsa.Sequence"}}""",
            """{"root":{"id":"f","type":"Elsa.Flowchart","activities":[],"connections":VALUE}}""", """{"root":{"id":"a","type":"Elsa.FlowSwitch","cases":VALUE}}""",
            """{"root":{"id":"a","type":"Elsa.WriteLine","text":{"expression":{"type":"Object","value":VALUE}}}}""", """{"notes":VALUE,"root":{"id":"a","type":"Elsa.Sequence"}}""" })
        {
            var text = new StringBuilder("[").Insert(1, item, (JsonBytes - around.Length) / Encoding.UTF8.GetByteCount(item)).Append(last);
            var graphs = 0;

            Assert.That(Fault(Encoding.UTF8.GetBytes(around.Replace("VALUE", text.ToString(), StringComparison.Ordinal)), ref graphs), Is.Null, around);
        }
    }

    [Test]
    public void Read_ManyDifferentOrEqualMembers_StayWithinBounds([Values("m{0}", "m", "m{0}\\u00e9")] string name, [Values(1, 60_000)] int depthOfName)
    {
        var text = new StringBuilder("{\"").Append('x', depthOfName).Append("\":{");
        for (var i = 0; text.Length < JsonBytes - 40; i++) text.Append('"').AppendFormat(CultureInfo.InvariantCulture, name, i).Append("\":0,");
        text.Append("\"z\":0},\"root\":{\"id\":\"a\",\"type\":\"OneStop.Step\"}}");
        var graphs = 0;

        Assert.That(Fault(Encoding.UTF8.GetBytes(text.ToString()), ref graphs), Is.Null);
    }

    [TestCase(400, 4900, false)]
    [TestCase(499, 1000, true)]
    [TestCase(499, 5000, true)]
    public void Read_DenseFlowcharts_TakeStepsByTheirLength(int activities, int connections, bool backwards)
    {
        var random = new Random(7);
        var text = new StringBuilder("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[""");
        text.AppendJoin(',', Enumerable.Range(0, activities).Select(i => $$"""{"id":"{{i}}","type":"Elsa.End"}"""));
        text.Append("""],"connections":[""");
        text.AppendJoin(',', Enumerable.Range(0, connections).Select(i =>
        {
            var (source, target) = i < activities - 1 ? (i, i + 1) : backwards ? (activities - 1 - i % 40, random.Next(activities)) : (random.Next(activities), random.Next(activities));
            return $$$"""{"source":{"activity":"{{{source}}}"},"target":{"activity":"{{{target}}}"}}""";
        }));
        var graphs = 0;

        Assert.That(Fault(Encoding.UTF8.GetBytes(text.Append("]}}").ToString()), ref graphs), Is.Null);
        Assert.That(graphs, Is.EqualTo(1));
    }

    private const int JsonBytes = (1 << 20) - 64;

    private static string? Fault(byte[] text, ref int graphs)
    {
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = DefinitionReader.Read(text);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (read.Graph is null && read.Problems.Count == 0) return "neither a graph nor a problem";
            if (read.Steps > (long)MostStepsPerByte * Math.Max(1, text.Length)) return $"{read.Steps} steps for {text.Length} bytes";
            if (allocated > MostAllocated) return $"{allocated >> 20} MB allocated for {text.Length} bytes";
            if (read.Graph is not { } graph) return null;

            // Checking costs more than reading, and has bounds of its own: a sample is enough here.
            if (Interlocked.Increment(ref graphs) % CheckedOneIn != 1) return null;
            PublishChecks.Run(graph);
            graph.CanonicalMeaning();
            return null;
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private static IEnumerable<byte[]> Shipped() => Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static int Asked(string name, int otherwise) =>
        int.TryParse(TestContext.Parameters[name], CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
