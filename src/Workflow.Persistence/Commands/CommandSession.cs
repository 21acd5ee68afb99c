using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Commands;

/// <summary>What a command may read inside the transaction, and the changes it collects. Used on one thread only.</summary>
public abstract class CommandSession
{
    public ChangeSet Changes { get; } = new();

    /// <summary>A dossier with its open steps, variables and waits; null when there is none.</summary>
    public abstract Dossier? Dossier(Guid id);

    /// <summary>A row by its primary key, in the key's order; null when there is none.</summary>
    public abstract T? Find<T>(params object[] key) where T : class;

    /// <summary>The facts of a dossier's clock in order.</summary>
    public abstract IReadOnlyList<ClockFact> ClockFacts(Guid dossierId);
}
