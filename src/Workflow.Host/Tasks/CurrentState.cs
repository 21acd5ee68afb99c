using Workflow.Host.Dossiers;

namespace Workflow.Host.Tasks;

/// <summary>Says where the dossier of a step stands, for whoever came too late.</summary>
internal sealed class CurrentState(TaskOwners owners, DossierQueries queries)
{
    /// <summary>Null where there is no such step.</summary>
    public async Task<DossierProgress?> OfTask(Guid taskId)
    {
        var owner = await owners.DossierOf(taskId);
        return owner.IsRejected ? null : await queries.Progress(owner.Value);
    }
}
