using Microsoft.Extensions.Options;
using Workflow.Core.Outbox;

namespace Workflow.Host.Outbox;

/// <summary>
/// Sends what is due. Each message is claimed before it is sent and settled after; senders may overlap, on one host or on several, and stop
/// anywhere: a message whose sender died is sent again, with the same key, when its lease has ended.
/// </summary>
internal sealed class OutboxSender(
    OutboxLooks looks, OutboxCommands commands, OutboxChannels channels, ChannelRests rests, OutboxSignal signal, OutboxFigures figures,
    IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxSender> log)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    /// <summary>Requests that are under way when the host stops may still be answered for so long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Sends until nothing is due and nothing is under way.</summary>
    public async Task SendDue(CancellationToken stopping = default)
    {
        var flights = NewFlights();
        while (true)
        {
            await Launch(flights, stopping);
            if (flights.AreNone) return;
            await Task.WhenAny(flights.Under);
        }
    }

    /// <summary>Sends what comes due until the host stops: woken by commits of this host, by the next instant in the table, and by the idle time.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var ending = new CancellationTokenSource();
        var flights = NewFlights();
        while (!stopping.IsCancellationRequested)
        {
            var rest = Idle;
            try
            {
                await Launch(flights, ending.Token);
                rest = await RestUntilNext(flights, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What is due stays due while the database is away.
                log.LogWarning(exception, "The outbox could not be read");
            }
            await Rest(rest, flights, stopping);
        }
        ending.CancelAfter(Grace);
        await Task.WhenAll(flights.Under);
    }

    private TimeSpan Idle => TimeSpan.FromSeconds(options.Value.IdleSeconds);

    private Flights NewFlights() => new(options.Value.MostAtOnce, channel => rests.Room(channel, options.Value.MostPerChannel));

    private async Task Launch(Flights flights, CancellationToken stopping)
    {
        flights.Land();
        while (flights.Room > 0)
        {
            var due = await looks.Due(time.GetUtcNow().UtcDateTime, flights.RoomOn, flights.Room, stopping);
            if (due.Count == 0) return;
            var claims = await Task.WhenAll(due.Select(commands.Claim));
            // All of them in other hands, or the queue is full: no use in asking again at once.
            if (Array.TrueForAll(claims, c => c.IsRejected)) return;
            foreach (var claim in claims)
            {
                if (claim.IsRejected) continue;
                if (claim.Value.State != OutboxState.Waiting) Note(claim.Value);
                else if (claim.Value.LeasedBy is not null) flights.Add(claim.Value.Channel, Send(claim.Value, stopping));
            }
        }
    }

    private async Task Send(OutboxMessage claimed, CancellationToken stopping)
    {
        try
        {
            var channel = channels.Of(claimed.Channel);
            var outcome = await channel.Send(claimed, stopping);
            if (channel.RestsWhenDown) rests.Note(claimed.Channel, outcome);
            var settled = await commands.Settle(claimed, outcome);
            if (settled.Rejection is { } rejection)
                log.LogWarning("What came of message {MessageId} was not written: {Code}", claimed.Id, rejection.Code);
            else Note(settled.Value);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Its lease ends, and somebody sends it again.
        }
        catch (Exception exception)
        {
            log.LogError(exception, "Message {MessageId} could not be sent; it is tried again when its lease has ended", claimed.Id);
        }
    }

    private void Note(OutboxMessage settled)
    {
        figures.Add(settled.State);
        if (settled.State == OutboxState.Dead)
            log.LogWarning(
                "Message {MessageId} of dossier {DossierId} was given up after {Attempts} attempts: {Failure}",
                settled.Id, settled.DossierId, settled.Attempts, settled.LastFailure);
    }

    private async Task<TimeSpan> RestUntilNext(Flights flights, CancellationToken stopping)
    {
        // With no room left, only a landing makes a difference; on a channel that rests, only the end of its rest.
        if (flights.Room == 0) return Idle;
        var next = await looks.NextAt(channel => flights.RoomOn(channel) > 0, stopping);
        if (rests.FirstEnd is { } end && !(next < end)) next = end;
        if (next is null) return Idle;
        var until = next.Value - time.GetUtcNow().UtcDateTime;
        return until < ShortestRest ? ShortestRest : until > Idle ? Idle : until;
    }

    private async Task Rest(TimeSpan rest, Flights flights, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny([Task.Delay(rest, time, over.Token), signal.Wait(over.Token), .. flights.Under]);
        await over.CancelAsync();
    }
}
