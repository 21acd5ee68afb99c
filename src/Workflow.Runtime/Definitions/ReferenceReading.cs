using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>Finds the other definitions that one refers to, and keeps which were found and which were not.</summary>
internal sealed class ReferenceReading(DefinitionLibrary library, string ownId)
{
    private readonly List<DefinitionReference> found = [];
    private readonly HashSet<string> missingIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> missingTypes = new(StringComparer.Ordinal);

    public IReadOnlyList<DefinitionReference> All => found;

    public MissingDefinitions Missing => new(missingIds, missingTypes);

    /// <summary>The definition that a type of activity is; null where none is called so.</summary>
    public ActivityType? FindType(string type)
    {
        if (library.FindActivity(type) is { } activity) return activity;
        missingTypes.Add(type);
        return null;
    }

    /// <summary>Notes that a definition is used as an activity.</summary>
    public void Use(DefinitionActivity type, string path) => Note(new(ReferenceKind.UsedAsActivity, type.Library.DefinitionId, path));

    /// <summary>Notes that a definition is started as a process of its own, which the one being read may be too; false where there is none.</summary>
    public bool Start(string definitionId, string path)
    {
        if (definitionId != ownId && library.Find(definitionId) is null)
        {
            missingIds.Add(definitionId);
            return false;
        }
        Note(new(ReferenceKind.Started, definitionId, path));
        return true;
    }

    private void Note(DefinitionReference reference)
    {
        if (!found.Exists(f => f.Kind == reference.Kind && f.DefinitionId == reference.DefinitionId)) found.Add(reference);
    }
}
