using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Tasks;

/// <summary>Who is to hold a step, and why.</summary>
internal sealed record ReassignTaskRequest(string OfficerId, string Reason);

/// <summary>Moves an open step from hand to hand: claim, release, reassign.</summary>
internal sealed class TaskHands(DossierCommands commands, TaskOwners owners, TaskQueries queries)
{
    /// <summary>Takes a step into the caller's own hand.</summary>
    public Task<Result<TaskView>> Claim(ChangeRequest request, Guid taskId) =>
        Run(request, taskId, turn => turn.Dossier.Claim(taskId, request.Revision, turn.Now, turn.Changes));

    /// <summary>Gives a step back to everyone who may do it.</summary>
    public Task<Result<TaskView>> Release(ChangeRequest request, Guid taskId) =>
        Run(request, taskId, turn => turn.Dossier.Release(taskId, request.Revision, turn.Now, turn.Changes));

    /// <summary>Gives a step to another officer, with a reason.</summary>
    public Task<Result<TaskView>> Reassign(ChangeRequest request, Guid taskId, ReassignTaskRequest to) =>
        Run(request, taskId, turn => turn.Dossier.Reassign(taskId, request.Revision, to.OfficerId, to.Reason, turn.Now, turn.Changes));

    private async Task<Result<TaskView>> Run(ChangeRequest request, Guid taskId, Func<DossierTurn, Result<UserTask>> act)
    {
        var owner = await owners.DossierOf(taskId);
        if (owner.Rejection is { } unknown) return unknown;
        var committed = await commands.RunOnTask(request, owner.Value, taskId, turn => act(turn));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Read(request.Me, taskId) : TaskView.Of(committed.Value.Value!);
    }
}
