using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Persistence;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Tasks;

/// <summary>Where a dossier is to go back to, and why.</summary>
/// <param name="StepKey">A human step that was completed in this dossier and from which the present one can be reached.</param>
internal sealed record ReturnTaskRequest(string StepKey, string Reason);

/// <summary>Sends a dossier back from an open step to an earlier one.</summary>
internal sealed class ReturnToEarlierStep(
    IDbContextFactory<WorkflowDbContext> contexts, DossierCommands commands, DossierProcess process, TaskOwners owners, DossierQueries queries)
{
    /// <summary>Sends it back; answers with every open step of the dossier.</summary>
    public async Task<Result<DossierProgress>> Return(ChangeRequest request, Guid taskId, ReturnTaskRequest target)
    {
        var owner = await owners.DossierOf(taskId);
        if (owner.Rejection is { } unknown) return unknown;
        var wasDone = await WasDone(owner.Value, target.StepKey);

        var committed = await commands.RunOnTask(request, owner.Value, taskId, turn => Decide(turn, taskId, request.Revision, target, wasDone));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(owner.Value) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, Guid taskId, int? revision, ReturnTaskRequest target, bool wasDone)
    {
        var (session, dossier, now) = turn;
        var graph = process.GraphOf(dossier, session);
        if (graph.Rejection is { } unreadable) return unreadable;
        if (StepOf(graph.Value, target.StepKey) is not { Step: { } step } activity)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ReturnTargetUnknown", Shortened.Of(target.StepKey));

        var left = dossier.ReturnFrom(taskId, revision, step, target.Reason, now, turn.Changes);
        if (left.Rejection is { } refusal) return refusal;
        if (!wasDone) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ReturnTargetNeverDone", step.Title);
        var stimulus = new Stimulus.Returned(left.Value.Activity, activity.Index, left.Value.Frame);
        if (process.Advance(dossier, stimulus, left.Value.Activity, null, now, session) is { } rejection) return rejection;
        return DossierProgress.Of(dossier);
    }

    private static ProcessActivity? StepOf(ProcessGraph graph, string stepKey)
    {
        foreach (var activity in graph.Activities)
            if (activity.Step?.StepKey == stepKey) return activity;
        return null;
    }

    /// <summary>What was done stays done, so it may be asked before the command runs.</summary>
    private async Task<bool> WasDone(Guid dossierId, string stepKey)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Tasks.AnyAsync(t => t.DossierId == dossierId && t.StepKey == stepKey && t.State == TaskState.Completed);
    }
}
