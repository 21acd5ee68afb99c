using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Outbox;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Outbox;

/// <summary>A message that was given up, without what it says.</summary>
/// <param name="DossierId">Null where it is about no dossier.</param>
/// <param name="Channel">Where it was to go, e.g. <c>http:api.example.gov.vn:443</c>.</param>
/// <param name="Failure">Code of what the last attempt failed with.</param>
internal sealed record DeadLetter(Guid Id, Guid? DossierId, string Channel, int Attempts, string Failure, DateTime CreatedAt, DateTime GivenUpAt);

/// <summary>What lies in the outbox now, and what this host has done since it started.</summary>
/// <param name="Waiting">Messages to be sent, held back or being sent.</param>
/// <param name="OldestAt">When the oldest of them was written; null where there is none.</param>
/// <param name="Dead">Messages that were given up and not sent again.</param>
/// <param name="Delivered">Messages that this host sent and that were answered.</param>
/// <param name="FailedAttempts">Attempts of this host that another is to follow.</param>
/// <param name="GivenUp">Messages that this host gave up.</param>
internal sealed record OutboxView(int Waiting, DateTime? OldestAt, int Dead, long Delivered, long FailedAttempts, long GivenUp);

/// <summary>Shows operators what could not be sent. No payload: it is personal data.</summary>
internal sealed class DeadLetters(IDbContextFactory<WorkflowDbContext> contexts, OutboxFigures figures)
{
    /// <summary>A page of dead letters, the last given up first.</summary>
    /// <param name="after">Where it begins: <see cref="Page{T}.Next"/> of the page before.</param>
    public async Task<Result<Page<DeadLetter>>> List(string? after, int? size, CancellationToken cancellation)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dead = context.Outbox.Where(m => m.State == OutboxState.Dead);
        if (place.Value is { At: var at, Id: var id }) dead = dead.Where(m => m.SettledAt < at || m.SettledAt == at && m.Id.CompareTo(id) < 0);
        var most = PageSize.Of(size);
        var rows = await dead.OrderByDescending(m => m.SettledAt).ThenByDescending(m => m.Id).Take(most + 1)
            .Select(m => new DeadLetter(m.Id, m.DossierId, m.Channel, m.Attempts, m.LastFailure!, m.CreatedAt, m.SettledAt!.Value))
            .ToListAsync(cancellation);
        return Page<DeadLetter>.Of(rows, most, m => new Cursor(m.GivenUpAt, m.Id).ToString());
    }

    public async Task<OutboxView> Figures(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var waiting = context.Outbox.Where(m => m.NextAttemptAt != null);
        return new OutboxView(
            await waiting.CountAsync(cancellation), await waiting.MinAsync(m => (DateTime?)m.CreatedAt, cancellation),
            await context.Outbox.CountAsync(m => m.State == OutboxState.Dead, cancellation),
            figures.Delivered, figures.Failed, figures.Dead);
    }
}
