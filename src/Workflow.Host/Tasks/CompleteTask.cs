using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Tasks;

/// <summary>What an officer sends when a step is done.</summary>
/// <param name="Form">The filled form of the step; left out where it has none.</param>
/// <param name="Record">What the kind of step must leave behind, e.g. <c>{"appraisal": "…"}</c>.</param>
internal sealed record CompleteTaskRequest(string Outcome, string? Note = null, JsonElement? Form = null, JsonElement? Record = null);

/// <summary>Completes a step: the decision, the walk to the next steps and all that follows are one transaction.</summary>
internal sealed class CompleteTask(
    DossierCommands commands, DossierProcess process, PublishedProcesses processes, TaskOwners owners, DossierQueries queries)
{
    private static readonly JsonElement emptyForm = JsonElement.Parse("{}");

    /// <summary>Completes a step; answers with every open step of the dossier.</summary>
    public async Task<Result<DossierProgress>> Complete(ChangeRequest request, Guid taskId, CompleteTaskRequest decision)
    {
        var owner = await owners.DossierOf(taskId);
        if (owner.Rejection is { } unknown) return unknown;

        var committed = await commands.RunOnTask(request, owner.Value, taskId, turn => Decide(turn, taskId, request.Revision, decision));
        if (committed.Rejection is { } rejection) return rejection;
        if (committed.Value.IsRepeated) return await queries.Progress(owner.Value);
        owners.Remember(committed.Value.Value!.OpenTasks);
        return committed.Value.Value;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, Guid taskId, int? revision, CompleteTaskRequest decision)
    {
        var (session, dossier, now) = turn;
        var task = dossier.FindOpen(taskId);
        if (task.Rejection is { } over) return over;
        var version = processes.Of(dossier.VersionId, session);
        if (version.Rejection is { } unreadable) return unreadable;
        if (version.Value.StepOf(dossier.Process, task.Value.Activity) is not { } step)
            return ServiceSentences.Refuse(RejectionKind.Conflict, "StepLost");
        if (task.Value.RefusalFor(now, revision, dossier.ProcedureCode) is { } refusal) return refusal;
        if (CheckForm(version.Value, step, decision.Form ?? default) is { } invalid) return invalid;

        var completion = CompletionOf(version.Value, dossier, step, decision, session);
        var completed = dossier.Complete(taskId, revision, step, completion, now, turn.Changes);
        if (completed.Rejection is { } rejection) return rejection;

        var stimulus = new Stimulus.TaskCompleted(task.Value.Activity, completion.Outcome, completion.FormJson(), task.Value.Frame);
        if (process.Advance(dossier, stimulus, task.Value.Activity, completion, now, session) is { } stopped) return stopped;
        return DossierProgress.Of(dossier);
    }

    private static Completion CompletionOf(PublishedVersion version, Dossier dossier, StepSettings step, CompleteTaskRequest decision, CommandSession session)
    {
        var completion = new Completion(decision.Outcome, decision.Note, decision.Form ?? default, decision.Record ?? default);
        return step.Kind switch
        {
            StepKind.Receive => completion with { ToDigitise = [.. version.ToDigitise(dossier.CaseKey).Except(FiledKeys.Of(dossier, session))] },
            StepKind.ChangeCase => completion with { NewCase = NewCase(version, completion) },
            _ => completion,
        };
    }

    private static (string Key, TimeLimit Limit, ResumePolicy Resume)? NewCase(PublishedVersion version, Completion completion) =>
        version.Spec.FindCase(completion.RecordText("case") ?? "") is { } chosen ? (chosen.Key, chosen.Limit, chosen.Resume) : null;

    private static Rejection? CheckForm(PublishedVersion version, StepSettings step, JsonElement data)
    {
        var isGiven = data.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
        if (step.Form is not { } key || !version.Forms.TryGetValue(key, out var form))
            return isGiven ? ServiceSentences.Refuse(RejectionKind.Unprocessable, "FormNotAsked", step.Title) : null;

        var problems = form.Validate(isGiven ? data : emptyForm);
        return problems.Count == 0
            ? null
            : ServiceSentences.Refuse(RejectionKind.Unprocessable, "FormInvalid", step.Title) with
            {
                Problems = [.. problems.Select(p => p with { Path = "$.form" + p.Path[1..] })],
            };
    }
}
