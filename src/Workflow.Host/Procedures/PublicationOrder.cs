using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>How a package is to be published, and what its publication closes.</summary>
/// <param name="Publisher">Id of the officer who answers for it.</param>
internal sealed record PublicationOrder(string Publisher)
{
    /// <summary>Officer who approved it where that is somebody else.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Number of the decision that approves the process.</summary>
    public string? DecisionNumber { get; init; }

    /// <summary>Civil day in the office's zone from whose beginning it is in force, today or later; null for at once.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Why steps that exceed the legal limit are published all the same.</summary>
    public string? OverrunReason { get; init; }

    /// <summary>Number of the version whose content becomes current again under a new number.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What is noted beside the act, such as the reason of a restoration.</summary>
    public string? Note { get; init; }

    /// <summary>The draft that is published, as it was read; one that has been saved since stays.</summary>
    public ProcessDraft? Draft { get; init; }

    /// <summary>The proposal that is approved, as it was read; one that somebody else has decided since refuses the publication.</summary>
    public Proposal? Approves { get; init; }

    /// <summary>The instant from which on dossiers are received under the version; rejects a day that is over.</summary>
    public Result<DateTime> EffectiveAt(DateTime now, TimeZoneInfo zone)
    {
        if (EffectiveFrom is not { } day) return now;
        var begins = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        return day < today ? PublicationSentences.Refuse(RejectionKind.Unprocessable, "EffectiveInPast", day) : begins > now ? begins : now;
    }

    /// <summary>Marks in the save of the publication what it closes.</summary>
    internal async Task<Rejection?> Close(WorkflowDbContext context, ProcedureVersion version, DateTime now, CancellationToken cancellation)
    {
        if (Draft is { } read && await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.Id == read.Id && d.Saves == read.Saves, cancellation) is { } draft)
            context.Remove(draft);
        if (Approves is not { } proposal) return null;
        var row = await context.Proposals.AsTracking().SingleAsync(p => p.Id == proposal.Id, cancellation);
        if (row.State != ProposalState.Waiting) return PublicationSentences.Refuse(RejectionKind.Conflict, "ProposalDecided");
        (row.State, row.DecidedBy, row.DecidedAt, row.VersionId) = (ProposalState.Approved, ApprovedBy, now, version.Id);
        context.Add(PublicationActs.Of(version.ProcedureCode, version.Number, PublicationVerb.Approved, ApprovedBy!, now, null));
        return null;
    }
}
