using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>Does one thing to several steps. Each is a command of its own, with its own revision and key: one that is refused keeps no other back.</summary>
internal sealed class BulkWork(BulkSteps steps, TaskHands hands, CompleteTask complete)
{
    /// <summary>Rejects a request that is wrong whatever the steps are; else answers for each step.</summary>
    public async Task<Result<BulkResult>> Run(ChangeRequest request, BulkRequest bulk, CancellationToken cancellation = default)
    {
        if (RefusalOf(bulk) is { } wrong) return wrong;
        var items = bulk.Items.DistinctBy(i => i.Id).ToList();
        var known = await steps.Read(request.Me, items, cancellation);
        // They wait at the same moment, so they share a transaction and one write to the disk.
        var lines = await Task.WhenAll(items.Select(item => Line(request, bulk, item, known.GetValueOrDefault(item.Id))));
        return new BulkResult(bulk.Act, lines);
    }

    /// <summary>Why a request cannot be carried out for any step; null when it can be tried.</summary>
    public static Rejection? RefusalOf(BulkRequest bulk)
    {
        if (bulk.Items.Count == 0) return BulkSentences.Refuse(RejectionKind.Unprocessable, "NothingTicked");
        if (bulk.Items.Count > BulkRequest.Most) return BulkSentences.Refuse(RejectionKind.Unprocessable, "TooManyTicked", bulk.Items.Count, BulkRequest.Most);
        return bulk.Act switch
        {
            BulkAct.Assign when string.IsNullOrEmpty(bulk.OfficerId) => BulkSentences.Refuse(RejectionKind.Unprocessable, "OfficerMissing"),
            BulkAct.Assign when string.IsNullOrWhiteSpace(bulk.Reason) => BulkSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing"),
            BulkAct.Complete when string.IsNullOrEmpty(bulk.Outcome) => BulkSentences.Refuse(RejectionKind.Unprocessable, "OutcomeMissing"),
            _ => null,
        };
    }

    private async Task<BulkLine> Line(ChangeRequest request, BulkRequest bulk, BulkItem item, BulkStep? step)
    {
        if (step is null) return new BulkLine(item.Id, null, ServiceSentences.Refuse(RejectionKind.NotFound, "TaskNotFound"));
        var change = request with { Revision = item.Revision, Key = KeyOf(request.Key, bulk, item) };
        return new BulkLine(item.Id, TaskView.Of(step.Task), await Act(change, bulk, step));
    }

    private async Task<Rejection?> Act(ChangeRequest change, BulkRequest bulk, BulkStep step) => bulk.Act switch
    {
        BulkAct.Claim => (await hands.Claim(change, step.Task.Id)).Rejection,
        BulkAct.Release => (await hands.Release(change, step.Task.Id)).Rejection,
        BulkAct.Assign => (await hands.Reassign(change, step.Task.Id, new ReassignTaskRequest(bulk.OfficerId!, bulk.Reason!))).Rejection,
        BulkAct.Complete => await Complete(change, bulk, step),
        _ => throw new InvalidOperationException($"No rule for {bulk.Act}."),
    };

    private async Task<Rejection?> Complete(ChangeRequest change, BulkRequest bulk, BulkStep step)
    {
        if (step.Settings is { } settings && settings.Outcomes.Contains(bulk.Outcome!) && !step.PlainOutcomes.Contains(bulk.Outcome!))
            return BulkSentences.Refuse(RejectionKind.Unprocessable, "StepAsksForMore", step.Task.Title);
        return (await complete.Complete(change, step.Task.Id, new CompleteTaskRequest(bulk.Outcome!, bulk.Note))).Rejection;
    }

    /// <summary>A key for one step that follows from the caller's: sent again, each step finds what it came to.</summary>
    private static IdempotencyKey? KeyOf(IdempotencyKey? whole, BulkRequest bulk, BulkItem item)
    {
        if (whole is null) return null;
        var content = JsonSerializer.Serialize(bulk with { Items = [item] });
        return new IdempotencyKey(whole.Caller, Hash($"{whole.Key}:{item.Id:N}"), Hash(content));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
