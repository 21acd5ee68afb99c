using Workflow.Core.Procedures;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>A definition of a published version, to which a package refers.</summary>
/// <param name="Meaning">Of the version.</param>
/// <param name="Process">File name within the version.</param>
/// <param name="HasCase">Whether some case of the version runs it: only then it can be started.</param>
internal sealed record KnownDefinition(LibraryDefinition Definition, Guid VersionId, string Meaning, string Process, bool HasCase)
{
    /// <summary>The definition that a stored version has in a file; null where it has none that can be read.</summary>
    public static KnownDefinition? Of(ProcedureVersion version, string process)
    {
        var package = StoredPackage.Read(version.Package);
        if (!package.Processes.TryGetValue(process, out var text) || LibraryDefinition.Read(text) is not { IsRejected: false, Value: var definition }) return null;
        var hasCase = ProcedureSpec.Read(package.Procedure) is { IsRejected: false, Value: var spec } && spec.Cases.Any(c => c.Process == process);
        return new(definition, version.Id, version.Meaning, process, hasCase);
    }
}

/// <summary>What a package finds beside itself.</summary>
/// <param name="Ambiguous">Ids and types that several procedures have: nobody could say which is meant.</param>
internal sealed record PublishedSurroundings(IReadOnlyList<KnownDefinition> Definitions, IReadOnlySet<string> Ambiguous)
{
    /// <summary>Nothing is published.</summary>
    public static PublishedSurroundings Empty { get; } = new([], new HashSet<string>());

    public KnownDefinition? Find(string definitionId) => Definitions.FirstOrDefault(d => d.Definition.DefinitionId == definitionId);
}
