using Workflow.Core;

namespace Workflow.Persistence.Commands;

/// <summary>The only way dossier data is written: commands that wait at the same moment share one transaction (architecture, section 7).</summary>
public sealed class CommitQueue
{
    /// <summary>Puts a command into its lane and answers after the commit. A full queue and three failures are rejected as busy.</summary>
    public Task<Result<Committed<T>>> Submit<T>(DossierCommand<T> command) => throw new NotImplementedException();
}
