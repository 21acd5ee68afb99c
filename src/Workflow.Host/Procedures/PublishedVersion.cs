using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>A published version ready to be run: what the law says of it, its forms, and a graph for each process file. Immutable.</summary>
internal sealed record PublishedVersion(
    Guid Id,
    string ProcedureCode,
    int Number,
    ProcedureSpec Spec,
    IReadOnlyDictionary<string, FormSchema> Forms,
    IReadOnlyDictionary<string, ProcessGraph> Graphs,
    IReadOnlyList<VersionReference> References)
{
    /// <summary>Where a definition stood that this version refers to; one that it does not is a programming error.</summary>
    public VersionReference ReferenceTo(string definitionId) => References.First(r => r.DefinitionId == definitionId);


    /// <summary>Keys of the documents of a case that reception must digitise.</summary>
    public IReadOnlyList<string> ToDigitise(string caseKey) => Spec.FindCase(caseKey) is { } found
        ? [.. found.Documents.Select(Spec.FindDocument).Where(d => d is { Digitise: true, Required: true }).Select(d => d!.Key)]
        : [];

    /// <summary>The human step at an activity of a process; null where there is none.</summary>
    public StepSettings? StepOf(string process, int activity) =>
        Graphs.TryGetValue(process, out var graph) && activity < graph.Activities.Length ? graph.Activities[activity].Step : null;

    /// <summary>Whether a dossier can go back from one activity of a process to an earlier one.</summary>
    public bool Leads(string process, int from, int to) => Graphs.TryGetValue(process, out var graph) && Following.LeadsTo(graph, from, to);

    /// <summary>Reads a stored version with the definitions it was published with; a rejection where this release can no longer read what an earlier one published.</summary>
    /// <param name="find">The versions that are referred to.</param>
    public static Result<PublishedVersion> Read(ProcedureVersion version, IReadOnlyList<VersionReference> references, Func<Guid, ProcedureVersion> find, ActivityTable activities)
    {
        var package = StoredPackage.Read(version.Package);
        var contents = package.Read();
        if (contents.Rejection is { } unreadable) return unreadable;

        var library = new DefinitionLibrary([.. references.Select(r => KnownDefinition.Of(r.PinnedVersionId == version.Id ? version : find(r.PinnedVersionId), r.Process)?.Definition).OfType<LibraryDefinition>()]);
        var graphs = new Dictionary<string, ProcessGraph>(StringComparer.Ordinal);
        foreach (var (file, text) in package.Processes)
        {
            var read = DefinitionReader.Read(text, activities, library);
            if (read.Graph is null) return ServiceSentences.Refuse(RejectionKind.Conflict, "VersionUnreadable") with { Problems = read.Problems };
            graphs.Add(file, read.Graph);
        }
        return new PublishedVersion(version.Id, version.ProcedureCode, version.Number, contents.Value.Spec, contents.Value.Forms, graphs, references);
    }
}
