using Workflow.Core;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>The files of a trace as definitions that may refer to one another.</summary>
internal sealed class TraceLibrary
{
    private readonly IReadOnlyDictionary<string, FileInfo> files;

    private readonly ActivityTable activities;

    private TraceLibrary(IReadOnlyDictionary<string, FileInfo> files, DefinitionLibrary definitions, ActivityTable activities) =>
        (this.files, Definitions, this.activities) = (files, definitions, activities);

    public DefinitionLibrary Definitions { get; }

    /// <summary>Reads every file; rejects with all problems, the name of the file before each path.</summary>
    public static Result<TraceLibrary> Read(IReadOnlyList<FileInfo> files, ActivityTable activities)
    {
        var problems = new List<Problem>();
        var byId = new Dictionary<string, FileInfo>(StringComparer.Ordinal);
        var definitions = new List<LibraryDefinition>();
        foreach (var file in files)
        {
            var definition = LibraryDefinition.Read(File.ReadAllBytes(file.FullName));
            // The traced one comes first and keeps the paths that it has without any other.
            if (definition.Rejection is { } unreadable) problems.AddRange(unreadable.Problems.Select(p => file == files[0] ? p : In(file, p)));
            else if (byId.TryAdd(definition.Value.DefinitionId, file)) definitions.Add(definition.Value);
        }
        return problems.Count > 0 ? Refuse(problems) : new TraceLibrary(byId, new DefinitionLibrary(definitions), activities);
    }

    /// <summary>The graphs of the processes that one starts, and that those start, by the ids of their definitions.</summary>
    public Result<IReadOnlyDictionary<string, ProcessGraph>> Started(ProcessGraph main)
    {
        var graphs = new Dictionary<string, ProcessGraph>(StringComparer.Ordinal) { [main.DefinitionId] = main };
        var problems = new List<Problem>();
        var unread = new Queue<ProcessGraph>([main]);
        while (unread.TryDequeue(out var graph))
        {
            foreach (var reference in graph.References)
            {
                if (reference.Kind != ReferenceKind.Started || graphs.ContainsKey(reference.DefinitionId)) continue;
                var file = files[reference.DefinitionId];
                var read = DefinitionReader.Read(File.ReadAllBytes(file.FullName), activities, Definitions);
                if (read.Graph is null) problems.AddRange(read.Problems.Select(p => In(file, p)));
                else unread.Enqueue(graphs[reference.DefinitionId] = read.Graph);
                if (problems.Count > 0) return Refuse(problems);
            }
        }
        return graphs;
    }

    private static Problem In(FileInfo file, Problem problem) => problem with { Path = $"{file.Name}:{problem.Path}" };

    private static Rejection Refuse(List<Problem> problems) =>
        new(RejectionKind.Malformed, problems[0].Code, problems[0].Sentence) { Problems = problems };
}
