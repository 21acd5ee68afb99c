using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Delegations;

/// <summary>A written delegation as administrators see it. Days are the office's; both ends inclusive.</summary>
/// <param name="ValidTo">Null without end.</param>
/// <param name="RevokedAt">UTC; null for one that was not revoked.</param>
/// <param name="Procedures">Empty for all of the officer's unit.</param>
/// <param name="OfficerEnded">First day on which the officer no longer serves; null while serving without end.</param>
/// <param name="OfficerRevision">What a change of the delegation must name.</param>
internal sealed record DelegationLine(
    Guid Id, DelegationCriterion Criterion, string FromAuthority, string Officer, string OfficerName, string Position, IReadOnlyList<string> Procedures, string Document,
    DateOnly ValidFrom, DateOnly? ValidTo, DateTime? RevokedAt, DelegationState State, DateOnly? OfficerEnded, int OfficerRevision)
{
    public static DelegationLine Of(Delegation d, Officer o, DateOnly day) => new(
        d.Id, d.Criterion, d.FromAuthority, o.Id, o.Name, o.Position, d.ProcedureCodes, d.Document, d.ValidFrom, d.ValidTo, d.RevokedAt, d.StateOn(day), o.ValidTo, o.Revision);
}

/// <summary>Which delegations are wanted; null takes everything.</summary>
/// <param name="Search">Words of the officer's name or sign-in name, of the authority, of the document's number or of a procedure's code, without accents.</param>
/// <param name="State">As it stands today.</param>
internal sealed record DelegationFilter(string? Search = null, DelegationState? State = null);

/// <summary>Finds written delegations: those that hold, those to come, and those that are over.</summary>
internal sealed class DelegationQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>A page of delegations, those entered last first.</summary>
    /// <param name="after">Where the page before ended.</param>
    public async Task<Result<Page<DelegationLine>>> List(CurrentActor me, DelegationFilter filter, string? after, int? size, CancellationToken cancellation)
    {
        var (most, day) = (PageSize.Of(size), me.Office.Day);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = In(db.Delegations, filter.State, day).Join(db.Officers, d => d.ToOfficerId, o => o.Id, (d, o) => new { Delegation = d, Officer = o });
        foreach (var pattern in FoldedSearch.Patterns(filter.Search))
        {
            rows = rows.Where(r => Regex.IsMatch(r.Officer.Name, pattern) || Regex.IsMatch(r.Officer.Id, pattern) || Regex.IsMatch(r.Delegation.FromAuthority, pattern)
                || Regex.IsMatch(r.Delegation.Document, pattern) || Regex.IsMatch(r.Delegation.Procedures, pattern));
        }
        if (!string.IsNullOrEmpty(after))
        {
            if (!Guid.TryParseExact(after, "N", out var last)) return PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
            rows = rows.Where(r => r.Delegation.Id.CompareTo(last) < 0);
        }
        var found = await rows.OrderByDescending(r => r.Delegation.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<DelegationLine>.Of(found.ConvertAll(r => DelegationLine.Of(r.Delegation, r.Officer, day)), most, line => line.Id.ToString("N"));
    }

    private static IQueryable<Delegation> In(IQueryable<Delegation> delegations, DelegationState? state, DateOnly day) => state switch
    {
        DelegationState.InForce => delegations.Where(d => d.RevokedAt == null && d.ValidFrom <= day && (d.ValidTo == null || d.ValidTo >= day)),
        DelegationState.ToCome => delegations.Where(d => d.RevokedAt == null && d.ValidFrom > day && (d.ValidTo == null || d.ValidTo >= day)),
        DelegationState.Over => delegations.Where(d => d.RevokedAt != null || d.ValidTo < day),
        _ => delegations,
    };
}
