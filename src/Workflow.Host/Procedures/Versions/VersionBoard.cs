using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Procedures.Versions;

/// <summary>How a version stands.</summary>
internal enum VersionStanding { InForce, Scheduled, Superseded, Withdrawn }

/// <summary>A version as those who publish see it; instants are UTC.</summary>
/// <param name="Running">Dossiers that run on it.</param>
internal sealed record VersionRow(
    Guid Id, int Number, VersionStanding Standing, string Meaning, string? DecisionNumber, string ApprovedBy, string PublishedBy, DateTime PublishedAt, DateTime EffectiveAt,
    DateTime? WithdrawnAt, string? OverrunReason, int? RestoredFrom, int Running);

/// <summary>Running dossiers of one version at one step.</summary>
internal sealed record RunningStep(int Number, string StepKey, string Title, int Dossiers);

/// <summary>A procedure with all that was done and is to be done to its versions.</summary>
internal sealed record VersionBoardView(
    string Code, string Name, IReadOnlyList<VersionRow> Versions, IReadOnlyList<RunningStep> Running, IReadOnlyList<Proposal> Waiting, IReadOnlyList<ProcessDraft> Drafts,
    IReadOnlyList<PublicationAct> Acts);

/// <summary>Reads the versions of a procedure, who is affected by them, and what waits for approval.</summary>
internal sealed class VersionBoard(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int MostVersions = 100;
    private const int MostActs = 50;
    private const int MostWaiting = 100;

    /// <summary>A procedure, or one that so far is only proposed or drawn.</summary>
    public async Task<Result<VersionBoardView>> Read(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var procedure = await context.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation);
        var waiting = await context.Proposals.AsNoTracking().Where(p => p.ProcedureCode == code && p.State == ProposalState.Waiting).OrderBy(p => p.ProposedAt).ToListAsync(cancellation);
        var drafts = await context.ProcessDrafts.AsNoTracking().Where(d => d.ProcedureCode == code).OrderBy(d => d.Name).ToListAsync(cancellation);
        if (procedure is null && waiting.Count == 0 && drafts.Count == 0) return PublicationSentences.Refuse(RejectionKind.NotFound, "ProcedureNotFound", Shortened.Of(code));

        var versions = await context.Versions.Where(v => v.ProcedureCode == code).OrderByDescending(v => v.Number).Take(MostVersions)
            .Select(v => new
            {
                v.Id, v.Number, v.IsScheduled, v.Meaning, v.DecisionNumber, v.ApprovedBy, v.PublishedBy, v.PublishedAt, v.EffectiveAt, v.WithdrawnAt, v.OverrunReason, v.RestoredFrom,
            }).ToListAsync(cancellation);
        var ids = versions.ConvertAll(v => v.Id);
        var running = (await context.Dossiers.Where(d => d.ClosedAt == null && ids.Contains(d.VersionId)).GroupBy(d => d.VersionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(g => g.Key, g => g.Count);
        var steps = await (from dossier in context.Dossiers.Where(d => d.ClosedAt == null && ids.Contains(d.VersionId))
                           join task in context.Tasks.Where(t => t.CompletedAt == null) on dossier.Id equals task.DossierId
                           group task by new { dossier.VersionId, task.StepKey, task.Title } into g
                           select new { g.Key.VersionId, g.Key.StepKey, g.Key.Title, Count = g.Count() }).ToListAsync(cancellation);
        var numbers = versions.ToDictionary(v => v.Id, v => v.Number);
        var acts = await context.PublicationActs.AsNoTracking().Where(a => a.ProcedureCode == code).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostActs).ToListAsync(cancellation);

        return new VersionBoardView(
            code, procedure?.Name ?? drafts.FirstOrDefault()?.Name ?? code,
            [.. versions.Select(v => new VersionRow(
                v.Id, v.Number,
                v.Id == procedure?.CurrentVersionId ? VersionStanding.InForce : v.IsScheduled ? VersionStanding.Scheduled : v.WithdrawnAt is null ? VersionStanding.Superseded : VersionStanding.Withdrawn,
                v.Meaning, v.DecisionNumber, v.ApprovedBy, v.PublishedBy, v.PublishedAt, v.EffectiveAt, v.WithdrawnAt, v.OverrunReason, v.RestoredFrom, running.GetValueOrDefault(v.Id)))],
            [.. steps.Select(s => new RunningStep(numbers[s.VersionId], s.StepKey, s.Title, s.Count)).OrderByDescending(s => s.Number).ThenByDescending(s => s.Dossiers)],
            waiting, drafts, acts);
    }

    /// <summary>Everything that waits for approval, the oldest first.</summary>
    public async Task<IReadOnlyList<Proposal>> Waiting(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Proposals.AsNoTracking().Where(p => p.State == ProposalState.Waiting).OrderBy(p => p.ProposedAt).Take(MostWaiting).ToListAsync(cancellation);
    }
}
