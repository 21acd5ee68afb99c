using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>Reads every stored file that a document names from end to end and lists those that are missing or not whole.</summary>
internal sealed class VerifyDocuments(IDbContextFactory<WorkflowDbContext> contexts, IDocumentStore store)
{
    private const int Slice = 500;
    private const int MostShown = 100;

    /// <summary>Prints a line for each damaged file and a sum; refused where there is any.</summary>
    public async Task<Rejection?> Run(TextWriter output, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (last, seen, bytes, damaged) = ("", 0, 0L, new List<Problem>());
        while (true)
        {
            var after = last;
            var files = await context.Documents.AsNoTracking().Where(d => d.Hash.CompareTo(after) > 0)
                .Select(d => new { d.Hash, d.Size, d.MediaType }).Distinct().OrderBy(d => d.Hash).Take(Slice).ToListAsync(cancellation);
            if (files.Count == 0) break;
            foreach (var file in files)
            {
                (seen, bytes) = (seen + 1, bytes + file.Size);
                if (!await store.IsWhole(new StoredFile(file.Hash, file.Size, file.MediaType), cancellation)) damaged.Add(Damaged(file.Hash));
            }
            last = files[^1].Hash;
        }
        await output.WriteLineAsync(FileSentences.Of("Verified", seen, bytes / 1024.0 / 1024.0, damaged.Count).In(CultureInfo.CurrentUICulture));
        return damaged.Count == 0
            ? null
            : FileSentences.Refuse(RejectionKind.Conflict, "FilesDamaged", damaged.Count) with { Problems = [.. damaged.Take(MostShown)] };
    }

    private static Problem Damaged(string hash) => new("FileDamaged", hash, null, FileSentences.Of("FileDamaged"));
}
