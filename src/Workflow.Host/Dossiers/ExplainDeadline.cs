using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>How a dossier's appointed date came about, line by line. Instants are UTC.</summary>
internal sealed record DeadlineExplanation(
    string DossierCode, string Limit, DateTime ReceivedAt, DateTime EffectiveAt, DateTime AppointedAt, ClockState Clock, int? RemainingMinutes,
    IReadOnlyList<DeadlineExplanation.Line> Derivation)
{
    internal sealed record Line(DateTime From, DateTime To, int Minutes, string WhyVi, string WhyEn, string Source);
}

/// <summary>Explains an appointed date from the facts of the dossier's clock.</summary>
internal sealed class ExplainDeadline(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks)
{
    public async Task<Result<DeadlineExplanation>> Explain(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == dossierId, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var facts = await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == dossierId).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        return Explain(dossier, facts, version => clocks.Under(dossier.ReceivingUnit, version));
    }

    private static Result<DeadlineExplanation> Explain(Dossier dossier, List<ClockFact> facts, Func<string, OfficeClock> clockOf)
    {
        var clock = DossierClock.Replay(facts, clockOf);
        if (clock.Rejection is { } contradiction) return contradiction;
        var lines = clock.Value.Explain(clockOf);
        if (lines.Rejection is { } unexplained) return unexplained;
        return new DeadlineExplanation(
            dossier.Code, dossier.Limit, dossier.ReceivedAt, clock.Value.EffectiveStart, clock.Value.Appointed, clock.Value.State, clock.Value.RemainingMinutes,
            [.. lines.Value.Select(l => new DeadlineExplanation.Line(l.From, l.To, l.Minutes, l.Why.Vi, l.Why.En, l.Source))]);
    }
}
