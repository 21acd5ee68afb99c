using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Commands;

/// <summary>What a command may read inside the transaction, and the changes it collects. Used on one thread only.</summary>
public abstract class CommandSession
{
    public ChangeSet Changes { get; } = new();

    /// <summary>A dossier with its open steps, variables and waits; null when there is none.</summary>
    public abstract Dossier? Dossier(Guid id);

    /// <summary>A row by its primary key, in the key's order; null when there is none.</summary>
    public abstract T? Find<T>(params object[] key) where T : class;

    /// <summary>Where the definitions that a version refers to stood when it was published.</summary>
    public abstract IReadOnlyList<VersionReference> References(Guid versionId);

    /// <summary>The dossiers that one has started and that are not over, also those that have yet to begin.</summary>
    public abstract IReadOnlyList<Guid> OpenChildren(Guid dossierId);
}
