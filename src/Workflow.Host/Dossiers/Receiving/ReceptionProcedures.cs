using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>A procedure that dossiers can be received for.</summary>
/// <param name="Used">How many of the unit's last dossiers were received for it.</param>
internal sealed record ReceivableProcedure(string Code, Phrase Name, string Field, string Agency, IReadOnlyList<Phrase> Limits, int Used);

/// <summary>Finds procedures by the words of their name, code and field, with or without accents; those that the unit used most of late stand first.</summary>
internal sealed class ReceptionProcedures(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    private const int LastDossiers = 200;
    private const int PageLength = 20;

    private readonly ConcurrentDictionary<Guid, Known> known = new();

    private sealed record Known(string Code, Phrase Name, string Field, string Agency, IReadOnlyList<Phrase> Limits, string Folded);

    /// <param name="after">Code of the procedure behind which the page begins.</param>
    public async Task<Page<ReceivableProcedure>> Find(string? search, string unit, string? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var used = (await context.Dossiers.Where(d => d.ReceivingUnit == unit).OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id)
            .Take(LastDossiers).Select(d => d.ProcedureCode).ToListAsync(cancellation)).CountBy(code => code).ToDictionary(StringComparer.Ordinal);
        var words = FoldedText.Of(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<ReceivableProcedure>();
        foreach (var version in await context.Procedures.Where(p => p.CurrentVersionId != null).Select(p => p.CurrentVersionId!.Value).ToListAsync(cancellation))
        {
            if (await KnownOf(version, cancellation) is not { } one || !words.All(word => one.Folded.Contains(word, StringComparison.Ordinal))) continue;
            found.Add(new ReceivableProcedure(one.Code, one.Name, one.Field, one.Agency, one.Limits, used.GetValueOrDefault(one.Code)));
        }
        var ordered = found.OrderByDescending(p => p.Used).ThenBy(p => p.Field, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal).ToList();
        var from = after is null ? 0 : ordered.FindIndex(p => p.Code == after) + 1;
        return Page<ReceivableProcedure>.Of([.. ordered.Skip(from).Take(PageLength + 1)], PageLength, p => p.Code);
    }

    // A version never changes: what is read of it once holds.
    private async ValueTask<Known?> KnownOf(Guid versionId, CancellationToken cancellation)
    {
        if (known.TryGetValue(versionId, out var read)) return read;
        if (await processes.Of(versionId, cancellation) is not { IsRejected: false, Value.Spec: var spec } || !spec.ReceivedCases.Any()) return null;
        return known[versionId] = new Known(
            spec.Code, spec.Name, spec.Field, spec.Agency, [.. spec.ReceivedCases.Select(c => c.Limit.Describe()).Distinct()],
            FoldedText.Of($"{spec.Name.Vi} {spec.Name.En} {spec.Code} {spec.Field}"));
    }
}
