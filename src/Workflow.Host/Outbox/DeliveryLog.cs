using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Outbox;

/// <summary>What of the log is wanted; null takes everything.</summary>
/// <param name="Channel">One channel, e.g. <c>webhook:3f…</c>, or what stands before the colon of several, e.g. <c>mail</c>.</param>
/// <param name="Unit">With the units below it.</param>
/// <param name="Day">Civil day, in the office's zone, on which messages were written.</param>
/// <param name="Recipient">Sign-in name of the officer whom they are for.</param>
internal sealed record DeliveryFilter(string? Channel = null, OutboxState? State = null, string? Unit = null, DateOnly? Day = null, string? Recipient = null);

/// <summary>
/// What was sent, to whom as far as one may know, and what came of each attempt. Supervisors see the messages of their units, administrators
/// all; nobody sees what they say.
/// </summary>
internal sealed class DeliveryLog(IDbContextFactory<WorkflowDbContext> contexts, IOptions<OfficeOptions> office)
{
    /// <summary>A page of the log, the last written first.</summary>
    /// <param name="after">Where it begins: <see cref="Page{T}.Next"/> of the page before.</param>
    public async Task<Result<Page<Delivery>>> List(CurrentActor me, DeliveryFilter filter, string? after, int? size, CancellationToken cancellation)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var seen = Seen(context, me, filter);
        if (place.Value is { At: var at, Id: var id }) seen = seen.Where(m => m.CreatedAt < at || m.CreatedAt == at && m.Id.CompareTo(id) < 0);
        var most = PageSize.Of(size);
        var rows = await seen.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(most + 1)
            .Select(m => new Delivery(m.Id, m.Channel, m.State, m.UnitCode, m.RecipientId, m.CreatedAt, m.NextAttemptAt, m.SettledAt, m.LastFailure)).ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var attempts = (await context.OutboxAttempts.Where(a => ids.Contains(a.MessageId)).OrderBy(a => a.Number).ToListAsync(cancellation)).ToLookup(a => a.MessageId);
        return Page<Delivery>.Of(
            rows.ConvertAll(r => r with { Attempts = [.. attempts[r.Id].Select(a => new DeliveryAttempt(a.At, a.Failure, a.Recipient))] }),
            most, r => new Cursor(r.CreatedAt, r.Id).ToString());
    }

    /// <summary>How many messages there are of each channel's kind and state.</summary>
    public async Task<IReadOnlyList<DeliveryCount>> Counts(CurrentActor me, DeliveryFilter filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var channels = await Seen(context, me, filter).GroupBy(m => new { m.Channel, m.State })
            .Select(g => new { g.Key.Channel, g.Key.State, Messages = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. channels.GroupBy(c => (Kind: OutboxChannels.KindOf(c.Channel), c.State)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.State)
                .Select(g => new DeliveryCount(g.Key.Kind, g.Key.State, g.Sum(c => c.Messages))),
        ];
    }

    /// <summary>Identifiers of dead letters, the oldest first.</summary>
    public async Task<IReadOnlyList<Guid>> Dead(CurrentActor me, DeliveryFilter filter, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Seen(context, me, filter with { State = OutboxState.Dead }).OrderBy(m => m.SettledAt).ThenBy(m => m.Id).Take(most).Select(m => m.Id).ToListAsync(cancellation);
    }

    public async Task<bool> Sees(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Seen(context, me, new DeliveryFilter()).AnyAsync(m => m.Id == id, cancellation);
    }

    private IQueryable<OutboxMessage> Seen(WorkflowDbContext context, CurrentActor me, DeliveryFilter filter)
    {
        IQueryable<OutboxMessage> messages = context.Outbox;
        if (!me.Actor.Holds(Role.SystemAdministrator))
        {
            var reach = me.Reach.ToArray();
            messages = messages.Where(m => reach.Contains(m.UnitCode));
        }
        if (filter.Channel is { } channel)
            messages = channel.Contains(':', StringComparison.Ordinal) ? messages.Where(m => m.Channel == channel) : messages.Where(m => m.Channel.StartsWith(channel + ":"));
        if (filter.State is { } state) messages = messages.Where(m => m.State == state);
        if (filter.Unit is { } unit)
        {
            var below = me.Office.Units.Below(unit).Select(u => u.Code).ToArray();
            messages = messages.Where(m => below.Contains(m.UnitCode));
        }
        if (filter.Recipient is { } recipient) messages = messages.Where(m => m.RecipientId == recipient);
        if (filter.Day is not { } day) return messages;
        var (from, until) = (StartOf(day), StartOf(day.AddDays(1)));
        return messages.Where(m => m.CreatedAt >= from && m.CreatedAt < until);
    }

    private DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), office.Value.Zone);
}

/// <summary>One message of the log.</summary>
/// <param name="Channel">Where it goes, e.g. <c>mail:relay</c>.</param>
/// <param name="Unit">Code of the recipient's unit, or of the one that received the dossier.</param>
/// <param name="Recipient">The officer's sign-in name; absent for anybody else.</param>
/// <param name="NextAttemptAt">Absent when it is settled.</param>
/// <param name="Failure">Code of what the last attempt failed with.</param>
internal sealed record Delivery(
    Guid Id, string Channel, OutboxState State, string? Unit, string? Recipient, DateTime CreatedAt, DateTime? NextAttemptAt, DateTime? SettledAt, string? Failure)
{
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];
}

/// <summary>One attempt.</summary>
/// <param name="Failure">Code of what went wrong; absent where it was taken.</param>
/// <param name="Recipient">Masked address.</param>
internal sealed record DeliveryAttempt(DateTime At, string? Failure, string? Recipient);

/// <param name="Channel">What stands before the colon of the channels.</param>
internal sealed record DeliveryCount(string Channel, OutboxState State, int Messages);
