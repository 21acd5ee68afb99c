using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>The conditions of Studio's list as a query.</summary>
internal static class InstanceFilter
{
    /// <summary>The dossiers that a caller may follow and that a request asks for; the request was found readable.</summary>
    public static IQueryable<Dossier> Asked(this WorkflowDbContext context, CurrentActor me, InstanceListRequest request)
    {
        var query = ByState(context.Followed(me), context, request);
        if (request.IsSystem == true) query = query.Where(_ => false);
        if (request.SearchTerm?.Trim() is { Length: > 0 } term)
            query = Guid.TryParse(term, out var id) ? query.Where(d => d.Id == id) : ByCode(query, term, term.ToUpperInvariant());
        if (request.Definitions is { Count: > 0 } definitions) query = ByDefinition(query, context, definitions);
        if (request.Version is { } number) query = query.Where(d => context.Versions.Any(v => v.Id == d.VersionId && v.Number == number));
        // What designers may not read they may not guess either.
        if (request.CorrelationId is { Length: > 0 } correlation)
            query = me.FollowsAll() ? query.Where(d => d.Code == correlation) : query.Where(d => d.CorrelationId == correlation);
        return (request.TimestampFilters ?? []).Aggregate(query, (narrowed, filter) => ByInstant(narrowed, context, filter));
    }

    /// <summary>Letters of codes are capitals unless an office chose others; PostgreSQL, unlike SQLite, tells them apart.</summary>
    private static IQueryable<Dossier> ByCode(IQueryable<Dossier> query, string term, string capitals) =>
        query.Where(d => d.Code.StartsWith(term) || d.Code.StartsWith(capitals));

    private static IQueryable<Dossier> ByState(IQueryable<Dossier> query, WorkflowDbContext context, InstanceListRequest request)
    {
        // What is blocked is few, and found by the index of open incidents.
        var blocked = context.Incidents.Where(i => i.ResolvedAt == null).Select(i => i.DossierId);
        if (request.HasIncidents == true) query = query.Where(d => blocked.Contains(d.Id));
        if (request.HasIncidents == false) query = query.Where(d => d.OpenIncidents == 0);

        if (request.AllStatuses is { Count: > 0 } statuses)
        {
            if (!statuses.Contains(InstanceStatus.Finished)) query = query.Where(d => d.ClosedAt == null);
            if (!statuses.Contains(InstanceStatus.Running)) query = query.Where(d => d.ClosedAt != null);
        }
        if (request.AllSubStatuses is not { Count: > 0 } asked) return query;
        var (waiting, faulted) = (asked.Contains(InstanceSubStatus.Suspended), asked.Contains(InstanceSubStatus.Faulted));
        var (finished, withdrawn) = (asked.Contains(InstanceSubStatus.Finished), asked.Contains(InstanceSubStatus.Cancelled));
        if (!finished && !withdrawn) query = query.Where(d => d.ClosedAt == null);
        if (faulted && !waiting && !finished && !withdrawn) return query.Where(d => blocked.Contains(d.Id));
        return query.Where(d =>
            d.ClosedAt == null && (waiting && d.OpenIncidents == 0 || faulted && d.OpenIncidents > 0)
            || d.ClosedAt != null && (finished && d.State != DossierState.Withdrawn || withdrawn && d.State == DossierState.Withdrawn));
    }

    /// <summary>By the versions of the procedures that hold the definitions: running dossiers have an index of them.</summary>
    private static IQueryable<Dossier> ByDefinition(IQueryable<Dossier> query, WorkflowDbContext context, IReadOnlyList<string> definitionIds)
    {
        var drawn = context.ProcessVersions.Where(p => definitionIds.Contains(p.DefinitionId));
        return query.Where(d => drawn.Select(p => p.VersionId).Contains(d.VersionId) && drawn.Any(p => p.VersionId == d.VersionId && p.Process == d.Process));
    }

    private static IQueryable<Dossier> ByInstant(IQueryable<Dossier> query, WorkflowDbContext context, TimestampFilter filter)
    {
        Expression<Func<Dossier, DateTime?>> column = filter.At switch
        {
            InstanceInstant.CreatedAt => d => d.ReceivedAt,
            InstanceInstant.FinishedAt => d => d.ClosedAt,
            InstanceInstant.UpdatedAt => d => context.History.Where(h => h.DossierId == d.Id && h.Sequence == d.HistoryCount).Select(h => (DateTime?)h.At).FirstOrDefault(),
            _ => throw new InvalidOperationException($"No rule for {filter.At}."),
        };
        var given = filter.Timestamp!.Value;
        var from = new Bound(given.UtcDateTime);
        var until = new Bound(given < DateTimeOffset.MaxValue.AddMinutes(-1) ? given.UtcDateTime.AddMinutes(1) : given.UtcDateTime);
        var at = column.Body;
        var condition = filter.Operator switch
        {
            TimestampOperator.LessThan => Expression.LessThan(at, from.Value),
            TimestampOperator.LessThanOrEqual => Expression.LessThanOrEqual(at, from.Value),
            TimestampOperator.GreaterThan => Expression.GreaterThan(at, from.Value),
            TimestampOperator.GreaterThanOrEqual => Expression.GreaterThanOrEqual(at, from.Value),
            TimestampOperator.Is => Expression.AndAlso(Expression.GreaterThanOrEqual(at, from.Value), Expression.LessThan(at, until.Value)),
            TimestampOperator.IsNot => Expression.OrElse(Expression.LessThan(at, from.Value), Expression.GreaterThanOrEqual(at, until.Value)),
            _ => throw new InvalidOperationException($"No rule for {filter.Operator}."),
        };
        return query.Where(Expression.Lambda<Func<Dossier, bool>>(condition, column.Parameters));
    }

    /// <summary>An instant that goes to the database as a parameter.</summary>
    private sealed class Bound(DateTime instant)
    {
        public DateTime? Instant { get; } = instant;

        public Expression Value => Expression.Property(Expression.Constant(this), nameof(Instant));
    }
}
