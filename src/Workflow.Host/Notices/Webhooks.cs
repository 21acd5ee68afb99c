using Microsoft.EntityFrameworkCore;
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
    IDbContextFactory<WorkflowDbContext> contexts, WebhookBook book, WebhookSecrets secrets, WebhookRules rules, CommitQueue queue, CommandCircumstances circumstances)
{
    public async Task<IReadOnlyList<WebhookView>> List(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return [.. (await db.WebhookSubscriptions.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(cancellation)).Select(WebhookView.Of)];
    }

    public async Task<Result<WebhookView>> Read(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.WebhookSubscriptions.SingleOrDefaultAsync(s => s.Id == id, cancellation) is { } subscription ? WebhookView.Of(subscription) : NotFound();
    }

    /// <summary>Adds a subscription; its secret is in the answer and nowhere else.</summary>
    public async Task<Result<NewWebhook>> Add(WebhookRequest request, CancellationToken cancellation)
    {
        if (rules.RefusalOf(request) is { } rejection) return rejection;
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
    /// <param name="revision">The revision that was read; null takes what there is.</param>
    public async Task<Result<WebhookView>> Change(Guid id, WebhookRequest request, int? revision, CancellationToken cancellation)
    {
        if (rules.RefusalOf(request) is { } rejection) return rejection;
        return await Change(id, revision, subscription =>
        {
            (subscription.Name, subscription.Url, subscription.Kinds, subscription.IsActive) =
                (request.Name.Trim(), request.Url, NoticeChoices.Union(request.Kinds), request.IsActive);
            return null;
        }, cancellation);
    }

    /// <summary>Pauses a subscription, or lets it go on where its address may still be called.</summary>
    /// <inheritdoc cref="Change(Guid, WebhookRequest, int?, CancellationToken)"/>
    public Task<Result<WebhookView>> Switch(Guid id, bool isActive, int? revision, CancellationToken cancellation) => Change(id, revision, subscription =>
    {
        if (isActive && rules.RefusalOf(WebhookRequest.Of(subscription)) is { } rejection) return rejection;
        subscription.IsActive = isActive;
        return null;
    }, cancellation);

    /// <summary>Puts a new secret in the place of the old one, which signs nothing from here on; it is in the answer and nowhere else.</summary>
    /// <inheritdoc cref="Change(Guid, WebhookRequest, int?, CancellationToken)"/>
    public async Task<Result<NewWebhook>> Renew(Guid id, int? revision, CancellationToken cancellation)
    {
        var (shown, kept) = secrets.New();
        var changed = await Change(id, revision, subscription =>
        {
            subscription.ProtectedSecret = kept;
            return null;
        }, cancellation);
        return changed.Rejection is { } rejection ? rejection : new NewWebhook(changed.Value, shown);
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

    private async Task<Result<WebhookView>> Change(Guid id, int? revision, Func<WebhookSubscription, Rejection?> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.WebhookSubscriptions.AsTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } subscription) return NotFound();
        if (revision is { } read && read != subscription.Revision) return MovedOn();
        if (change(subscription) is { } rejection) return rejection;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn();
        }
        await book.Refresh(cancellation);
        return WebhookView.Of(subscription);
    }

    private static Rejection NotFound() => NoticeSentences.Refuse(RejectionKind.NotFound, "WebhookNotFound");

    private static Rejection MovedOn() => NoticeSentences.Refuse(RejectionKind.Conflict, "WebhookMovedOn");
}
