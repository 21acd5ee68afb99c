namespace Workflow.Host.Tasks.Bulk;

/// <summary>What can be done to several steps at once.</summary>
internal enum BulkAct { Claim, Release, Assign, Complete }

/// <summary>One act on several steps.</summary>
/// <param name="Items">1 to <see cref="Most"/>; each stands or falls for itself.</param>
/// <param name="OfficerId">To whom the steps are given; of <see cref="BulkAct.Assign"/> alone, with the reason.</param>
/// <param name="Outcome">Of <see cref="BulkAct.Complete"/> alone: taken where the step has it and asks for nothing else.</param>
internal sealed record BulkRequest(
    BulkAct Act, IReadOnlyList<BulkItem> Items, string? OfficerId = null, string? Reason = null, string? Outcome = null, string? Note = null)
{
    /// <summary>Most steps of one request.</summary>
    public const int Most = 100;
}

/// <summary>One step with the revision that the caller has read.</summary>
internal sealed record BulkItem(Guid Id, int Revision);
