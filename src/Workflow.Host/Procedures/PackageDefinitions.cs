using Workflow.Core.Procedures;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>The definitions of a package, and what they refer to.</summary>
internal static class PackageDefinitions
{
    /// <summary>What the processes of a package may refer to: each other, and what is published beside them.</summary>
    public static DefinitionLibrary Library(ProcedurePackage package, PublishedSurroundings surroundings) =>
        new([.. Own(package).Select(d => d.Definition), .. surroundings.Definitions.Select(d => d.Definition)]);

    /// <summary>What the processes of a package refer to and nobody has.</summary>
    public static MissingDefinitions Missing(ProcedurePackage package, ActivityTable activities, PublishedSurroundings surroundings)
    {
        var library = Library(package, surroundings);
        var missing = package.Processes.Values.Select(text => DefinitionReader.Read(text, activities, library).Missing).ToList();
        return new(missing.SelectMany(m => m.DefinitionIds).ToHashSet(StringComparer.Ordinal), missing.SelectMany(m => m.Types).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The definitions of a package that can be read, with their files, in the order of these.</summary>
    public static IEnumerable<(string File, LibraryDefinition Definition)> Own(ProcedurePackage package)
    {
        foreach (var (file, text) in package.Processes.OrderBy(p => p.Key, StringComparer.Ordinal))
            if (LibraryDefinition.Read(text) is { IsRejected: false, Value: var definition }) yield return (file, definition);
    }
}
