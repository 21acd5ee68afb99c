using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>
/// Packages on their way to publication: who may publish alone does so; what somebody without that right brings, or anybody where four eyes are
/// asked for, waits until another officer with the right approves it.
/// </summary>
internal sealed class Proposals(
    IDbContextFactory<WorkflowDbContext> contexts, PublishVersion publish, CommandCircumstances circumstances, IOptions<PublicationOptions> options)
{
    private const int LongestReason = 1000;

    /// <summary>Whether the officer's publication takes effect without anybody else.</summary>
    public bool PublishesAlone(CurrentActor me) => !options.Value.FourEyes && RoutePolicies.PublishProcedures.Admits(me.Actor);

    /// <summary>Hands a package in for approval; rejects what could not be published either.</summary>
    /// <param name="order">As it is to be published; its draft, if any, is published with it as long as nobody saves it meanwhile.</param>
    public async Task<Result<Proposal>> Propose(ProcedurePackage package, PublicationOrder order, CancellationToken cancellation)
    {
        if (await publish.Check(package, order, cancellation) is { IsRejected: true } refused) return refused.Rejection!;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var code = ProcedureSpec.Read(package.Procedure).Value.Code;
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(),
            ProcedureCode = code,
            Package = StoredPackage.Write(package),
            DefinitionId = order.Draft?.DefinitionId,
            DraftSaves = order.Draft?.Saves,
            DrawnBy = order.Draft?.ChangedBy,
            DecisionNumber = order.DecisionNumber,
            EffectiveFrom = order.EffectiveFrom,
            OverrunReason = order.OverrunReason,
            RestoredFrom = order.RestoredFrom,
            Note = order.Note,
            ProposedBy = order.Publisher,
            ProposedAt = circumstances.Now,
        };
        // A definition waits once: what was handed in before is replaced.
        foreach (var former in await context.Proposals.AsTracking()
            .Where(p => p.State == ProposalState.Waiting && p.ProcedureCode == code && p.DefinitionId == proposal.DefinitionId).ToListAsync(cancellation))
            (former.State, former.DecidedBy, former.DecidedAt) = (ProposalState.TakenBack, order.Publisher, circumstances.Now);
        context.Add(proposal);
        context.Add(PublicationActs.Of(code, null, PublicationVerb.Proposed, order.Publisher, circumstances.Now, order.Note ?? order.OverrunReason));
        return await PublishVersion.Save(context, code, cancellation) is { } lost ? lost : proposal;
    }

    /// <summary>Publishes what was proposed, with all checks once more.</summary>
    /// <param name="decision">Number of the decision; null keeps the proposal's.</param>
    public async Task<Result<Publication>> Approve(CurrentActor me, Guid id, string? decision, CancellationToken cancellation)
    {
        var found = await Waiting(id, cancellation);
        if (found.Rejection is { } rejection) return rejection;
        var proposal = found.Value;
        if (me.Actor.Id == proposal.ProposedBy || me.Actor.Id == proposal.DrawnBy)
            return PublicationSentences.Refuse(RejectionKind.Forbidden, "OwnProposal");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var draft = proposal.DefinitionId is null ? null
            : await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == proposal.DefinitionId && d.Saves == proposal.DraftSaves, cancellation);
        return await publish.Publish(StoredPackage.Read(proposal.Package), new(proposal.ProposedBy)
        {
            ApprovedBy = me.Actor.Id,
            DecisionNumber = string.IsNullOrWhiteSpace(decision) ? proposal.DecisionNumber : decision.Trim(),
            // A day that passed while it waited means: now.
            EffectiveFrom = proposal.EffectiveFrom is { } day && new PublicationOrder("") { EffectiveFrom = day }.EffectiveAt(circumstances.Now, publish.Zone).IsRejected ? null : proposal.EffectiveFrom,
            OverrunReason = proposal.OverrunReason,
            RestoredFrom = proposal.RestoredFrom,
            Note = proposal.Note,
            Draft = draft,
            Approves = proposal,
        }, cancellation);
    }

    /// <summary>Gives a proposal back with the reason, or takes one's own back.</summary>
    public async Task<Result<Proposal>> Return(CurrentActor me, Guid id, string? reason, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await Waiting(id, cancellation);
        if (found.Rejection is { } rejection) return rejection;
        var own = me.Actor.Id == found.Value.ProposedBy;
        if (!own && !RoutePolicies.PublishProcedures.Admits(me.Actor)) return PublicationSentences.Refuse(RejectionKind.Forbidden, "ProposalOfOther");
        if (!own && string.IsNullOrWhiteSpace(reason)) return PublicationSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing");
        if (reason?.Length > LongestReason) return PublicationSentences.Refuse(RejectionKind.Unprocessable, "ReasonTooLong", LongestReason);
        var row = await context.Proposals.AsTracking().SingleAsync(p => p.Id == id, cancellation);
        (row.State, row.DecidedBy, row.DecidedAt, row.Reason) = (own ? ProposalState.TakenBack : ProposalState.Returned, me.Actor.Id, circumstances.Now, reason?.Trim());
        context.Add(PublicationActs.Of(row.ProcedureCode, null, own ? PublicationVerb.TakenBack : PublicationVerb.Returned, me.Actor.Id, circumstances.Now, row.Reason));
        return await PublishVersion.Save(context, row.ProcedureCode, cancellation) is { } lost ? lost : row;
    }

    private async Task<Result<Proposal>> Waiting(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var proposal = await context.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (proposal is null) return PublicationSentences.Refuse(RejectionKind.NotFound, "ProposalNotFound");
        return proposal.State == ProposalState.Waiting ? proposal : PublicationSentences.Refuse(RejectionKind.Conflict, "ProposalDecided");
    }
}
