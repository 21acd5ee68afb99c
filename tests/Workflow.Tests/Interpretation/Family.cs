using System.Text.Json.Nodes;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Tracing;

namespace Workflow.Interpretation;

/// <summary>Definitions that refer to one another, and traces of the first of them.</summary>
internal static class Family
{
    public static ReadResult Read(JsonObject main, params JsonObject[] others) =>
        DefinitionReader.Read(main.ToJsonString(), library: new DefinitionLibrary([.. others.Select(o => LibraryDefinition.Read(o.ToJsonString()).Value)]));

    public static ProcessGraph Graph(JsonObject main, params JsonObject[] others)
    {
        var read = Read(main, others);
        Assert.That(read.Graph, Is.Not.Null, string.Join('\n', read.Problems));
        return read.Graph!;
    }

    /// <summary>Traces the first definition by a script of steps, written as a JSON array.</summary>
    public static TraceResult Trace(string steps, JsonObject main, params JsonObject[] others)
    {
        var graphs = others.Select(o => Graph(o, [.. others, main])).ToDictionary(g => g.DefinitionId);
        return Tracer.Trace(Graph(main, others), TraceScript.Read($$"""{"steps":{{steps}}}""").Value, Walk.Now, graphs);
    }
}
