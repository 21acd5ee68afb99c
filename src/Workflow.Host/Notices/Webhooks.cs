using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Host.Dossiers;
using Workflow.Host.Outbox;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Notices;

/// <summary>What an administrator does with the subscriptions of machines.</summary>
internal sealed class Webhooks(
    IDbContextFactory<WorkflowDbContext> contexts, WebhookBook book, WebhookSecrets secrets, GuardedExchange exchange, CommitQueue queue, CommandCircumstances circumstances)
{
    private const int LongestName = 100;
    private const int LongestUrl = 2000;

    public async Task<IReadOnlyList<WebhookView>> List(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return [.. (await db.WebhookSubscriptions.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(cancellation)).Select(WebhookView.Of)];
    }

    /// <summary>Adds a subscription; its secret is in the answer and nowhere else.</summary>
    public async Task<Result<NewWebhook>> Add(WebhookRequest request, CancellationToken cancellation)
    {
        if (ProblemOf(request) is { } rejection) return rejection;
        var (shown, kept) = secrets.New();
        var subscription = new WebhookSubscription
        {
            Id = Guid.CreateVersion7(), Name = request.Name.Trim(), Url = request.Url, Kinds = NoticeChoices.Union(request.Kinds), IsActive = request.IsActive,
            ProtectedSecret = kept, CreatedAt = circumstances.Now,
        };
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Add(subscription);
        await db.SaveChangesAsync(cancellation);
        await book.Refresh(cancellation);
        return new NewWebhook(WebhookView.Of(subscription), shown);
    }

    /// <summary>Changes name, address, kinds and whether it is active; the secret stays.</summary>
    public async Task<Result<WebhookView>> Change(Guid id, WebhookRequest request, CancellationToken cancellation)
    {
        if (ProblemOf(request) is { } rejection) return rejection;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.WebhookSubscriptions.AsTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } subscription) return NotFound();
        (subscription.Name, subscription.Url, subscription.Kinds, subscription.IsActive) =
            (request.Name.Trim(), request.Url, NoticeChoices.Union(request.Kinds), request.IsActive);
        await db.SaveChangesAsync(cancellation);
        await book.Refresh(cancellation);
        return WebhookView.Of(subscription);
    }

    /// <summary>Ends a subscription; what waits for it is withdrawn when its turn comes. Null when done.</summary>
    public async Task<Rejection?> Remove(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.WebhookSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellation) == 0) return NotFound();
        await book.Refresh(cancellation);
        return null;
    }

    /// <summary>Sends a subscription a message that says nothing, through the outbox like any other; the log shows what came of it.</summary>
    public async Task<Result<SentAgain>> Test(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.WebhookSubscriptions.AnyAsync(s => s.Id == id, cancellation)) return NotFound();
        var (message, now) = (Guid.CreateVersion7(), circumstances.Now);
        var committed = await queue.Submit(new DossierCommand<SentAgain>(message, CarriesRevision: false, session =>
        {
            session.Changes.Insert(new OutboxMessage
            {
                Id = message, Channel = NoticeChannels.OfWebhook(id), IsOrdered = false, MostAttempts = 1,
                Payload = new Notice(NoticeKinds.None, "Test").Write(), CreatedAt = now,
            }.DueAt(now, place: null));
            return new Decision<SentAgain>(new SentAgain(message), References.Of(References.Message, message));
        }));
        return committed.Rejection is { } rejection ? rejection : committed.Value.Value!;
    }

    private Rejection? ProblemOf(WebhookRequest request)
    {
        if (request.Name.Trim().Length is 0 or > LongestName) return NoticeSentences.Refuse(RejectionKind.Unprocessable, "WebhookNameLength", LongestName);
        if (request.Kinds.Count == 0) return NoticeSentences.Refuse(RejectionKind.Unprocessable, "WebhookKindsMissing");
        if (request.Url.Length > LongestUrl || !ChannelOptions.IsHttp(request.Url)) return NoticeSentences.Refuse(RejectionKind.Unprocessable, "WebhookUrlUnusable");
        var address = new Uri(request.Url);
        return exchange.MayCall(address) ? null : OutboxSentences.Refuse(RejectionKind.Unprocessable, "HostNotAllowed", address.Authority);
    }

    private static Rejection NotFound() => NoticeSentences.Refuse(RejectionKind.NotFound, "WebhookNotFound");
}

/// <summary>What a subscription is to be.</summary>
/// <param name="Url">http or https; its host needs a line in <c>Outbox:AllowedHosts</c>.</param>
internal sealed record WebhookRequest(string Name, string Url, IReadOnlyList<NoticeKinds> Kinds, bool IsActive = true);

/// <summary>A subscription as administrators see it, without its secret.</summary>
internal sealed record WebhookView(Guid Id, string Name, string Url, IReadOnlyList<NoticeKinds> Kinds, bool IsActive, DateTime CreatedAt)
{
    public static WebhookView Of(WebhookSubscription subscription) => new(
        subscription.Id, subscription.Name, subscription.Url, NoticeChoices.ListOf(subscription.Kinds), subscription.IsActive, subscription.CreatedAt);
}

/// <summary>A subscription that was just added.</summary>
/// <param name="Secret">What its requests are signed with; shown this once.</param>
internal sealed record NewWebhook(WebhookView Subscription, string Secret);
