using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Core.Search;
using Workflow.Host.Jobs;
using Workflow.Persistence;

namespace Workflow.Host.Search;

/// <summary>
/// Writes the words of dossiers that are older than the search, or than its present kinds of words, a batch a transaction. The place up to which they are
/// written moves in the same transaction and under a revision: whatever stops in between and however many hosts try, each is written once.
/// </summary>
internal sealed class SearchTermFiller(IDbContextFactory<WorkflowDbContext> contexts, TimeProvider time)
{
    public const int BatchSize = 200;

    /// <summary>Which kinds of words are written; a release that writes more counts up, and all dossiers are gone through again.</summary>
    private const string Kinds = "2:";

    private const string Done = Kinds + "done";

    private DateTime? advancedAt;

    /// <summary>Writes the next batch; false when nothing is left.</summary>
    public async Task<bool> Batch(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var place = await context.Settings.AsTracking().SingleOrDefaultAsync(s => s.Key == Setting.SearchPlace, cancellation);
        if (place?.Value == Done) return false;
        var begun = place?.Value;
        var dossiers = await Next(context, begun, cancellation);
        await Write(context, dossiers, cancellation);
        var reached = dossiers.Count == 0 ? Done : Kinds + dossiers[^1].Id.ToString("N");
        if (place is null) context.Add(new Setting { Key = Setting.SearchPlace, Value = reached });
        else place.Value = reached;
        try
        {
            await context.SaveChangesAsync(cancellation);
            advancedAt = time.GetUtcNow().UtcDateTime;
        }
        catch (DbUpdateException)
        {
            // The place has moved on: another host has written these. Where it has not, the fault is shown.
            if (await PlaceNow(cancellation) == begun) throw;
        }
        return reached != Done;
    }

    /// <summary>Up to when dossiers were received whose words are written.</summary>
    public async Task<AutomaticProgress> Progress(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var place = await context.Settings.Where(s => s.Key == Setting.SearchPlace).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        DateTime? until = Reached(place) is { } last ? await context.Dossiers.Where(d => d.Id == last).Select(d => (DateTime?)d.ReceivedAt).SingleOrDefaultAsync(cancellation) : null;
        return new AutomaticProgress("Search", place == Done, Until: until, AdvancedAt: advancedAt);
    }

    /// <summary>The last dossier whose words of the present kinds are written; null where there is none, and once all are.</summary>
    private static Guid? Reached(string? place) =>
        place is not null && place.StartsWith(Kinds, StringComparison.Ordinal) && Guid.TryParseExact(place[Kinds.Length..], "N", out var last) ? last : null;

    private static Task<List<Found>> Next(WorkflowDbContext context, string? place, CancellationToken cancellation)
    {
        var dossiers = context.Dossiers.AsNoTracking();
        if (Reached(place) is { } after) dossiers = dossiers.Where(d => d.Id.CompareTo(after) > 0);
        return dossiers.OrderBy(d => d.Id).Take(BatchSize).Select(d => new Found(d.Id, d.Code, d.ApplicantName, d.ApplicantPhone)).ToListAsync(cancellation);
    }

    /// <summary>One that was received since has its words already: they came with its code. Older ones may have some.</summary>
    private static async Task Write(WorkflowDbContext context, List<Found> dossiers, CancellationToken cancellation)
    {
        var ids = dossiers.ConvertAll(d => d.Id).ToArray();
        var known = (await context.SearchTerms.Where(t => EF.Parameter(ids).Contains(t.DossierId)).ToListAsync(cancellation)).ToLookup(t => t.DossierId, t => t.Term);
        foreach (var dossier in dossiers)
            context.AddRange(SearchTerms.Of(dossier.Code, dossier.ApplicantName, dossier.ApplicantPhone).Except(known[dossier.Id], StringComparer.Ordinal)
                .Select(term => new SearchTerm { Term = term, DossierId = dossier.Id }));
    }

    private async Task<string?> PlaceNow(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(s => s.Key == Setting.SearchPlace).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
    }

    private sealed record Found(Guid Id, string Code, string ApplicantName, string ApplicantPhone);
}
