using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>An uploaded file as its owner sees it.</summary>
internal sealed record UploadView(Guid Id, string Name, long Size, string MediaType, string Hash, DateTime ExpiresAt)
{
    public static UploadView Of(Upload upload) => new(upload.Id, upload.Name, upload.Size, upload.MediaType, upload.Hash, upload.ExpiresAt);
}

/// <summary>Takes files in ahead of the form that they belong to; each is for whoever sent it.</summary>
internal sealed class Uploads(
    IDbContextFactory<WorkflowDbContext> contexts, IDocumentStore store, CommandCircumstances circumstances, IOptions<DocumentOptions> options)
{
    /// <summary>Most files that wait for one officer.</summary>
    public const int MostWaiting = 300;

    /// <summary>Stores a file while it is read and notes whose it is.</summary>
    public async Task<Result<Upload>> Take(CurrentActor me, Stream content, string? name, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        if (await context.Uploads.CountAsync(u => u.OwnerId == me.Actor.Id && u.ExpiresAt > now, cancellation) >= MostWaiting)
            return FileSentences.Refuse(RejectionKind.Unprocessable, "TooManyUploads", MostWaiting);
        var stored = await store.Put(content, cancellation);
        if (stored.Rejection is { } refused) return refused;

        var file = stored.Value;
        var upload = new Upload
        {
            Id = Guid.CreateVersion7(), OwnerId = me.Actor.Id, Name = FileName.Clean(name, FileType.Of(file.MediaType)!),
            Hash = file.Hash, Size = file.Size, MediaType = file.MediaType, CarriesSignature = file.CarriesSignature, At = now, ExpiresAt = now.AddDays(options.Value.UnusedDays),
        };
        context.Uploads.Add(upload);
        await context.SaveChangesAsync(cancellation);
        return upload;
    }

    /// <summary>Those of the named uploads that the caller may still use, in the order they came.</summary>
    public async Task<IReadOnlyList<Upload>> Of(CurrentActor me, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        return await context.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id) && u.OwnerId == me.Actor.Id && u.ExpiresAt > now).OrderBy(u => u.Id).ToListAsync(cancellation);
    }

    /// <summary>Gives an upload up; its bytes go with the next sweep. One that is gone already is well.</summary>
    public async Task Discard(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Uploads.Where(u => u.Id == id && u.OwnerId == me.Actor.Id).ExecuteDeleteAsync(cancellation);
    }
}
