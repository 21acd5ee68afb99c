using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>An officer to be chosen.</summary>
/// <param name="OpenSteps">How many open steps the officer holds; null where it does not matter.</param>
/// <param name="Step">Title of the step of this dossier that the officer did; null for any other.</param>
/// <param name="IsAbsent">Whether somebody acts for the officer today.</param>
internal sealed record OfficerChoice(Officer Officer, int? OpenSteps, string? Step, bool IsAbsent);

/// <summary>Finds officers to give a step to, or to ask.</summary>
internal sealed class StepPeople(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int MostFound = 30;

    /// <summary>Those of the candidates whose name has every word, who has least to do first; the first of them where there are many.</summary>
    public async Task<IReadOnlyList<OfficerChoice>> ToReassign(OfficeSnapshot office, IEnumerable<Officer> candidates, string? search, CancellationToken cancellation)
    {
        var found = candidates.Where(o => Matches(o, search)).ToList();
        var ids = found.Select(o => o.Id).ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var held = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.AssigneeId != null && ids.Contains(t.AssigneeId))
            .GroupBy(t => t.AssigneeId!).Select(g => new { g.Key, Steps = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Steps, cancellation);
        return [.. found.Select(o => new OfficerChoice(o, held.GetValueOrDefault(o.Id), null, IsAbsent(office, o.Id)))
            .OrderBy(c => c.OpenSteps).ThenBy(c => c.Officer.Name, StringComparer.CurrentCulture).Take(MostFound)];
    }

    /// <summary>Who did earlier steps of the dossier, and whom a search finds among all who work on dossiers.</summary>
    public static IReadOnlyList<OfficerChoice> ToAsk(OfficeSnapshot office, string self, IEnumerable<UserTask> past, string? search)
    {
        var earlier = past.Where(t => t.CompletedBy is not null && t.CompletedBy != self).DistinctBy(t => t.CompletedBy)
            .Select(t => (Officer: office.Person(t.CompletedBy!)?.Actor, t.Title)).Where(e => e.Officer?.DoesSteps == true)
            .Select(e => new OfficerChoice(office.Officers.First(o => o.Id == e.Officer!.Id), null, e.Title, IsAbsent(office, e.Officer!.Id))).ToList();
        if (string.IsNullOrWhiteSpace(search)) return earlier;
        var known = earlier.Select(e => e.Officer.Id).Append(self).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. office.Officers.Where(o => !known.Contains(o.Id) && Matches(o, search) && office.Person(o.Id)!.Actor.DoesSteps)
                .OrderBy(o => o.Name, StringComparer.CurrentCulture).Take(MostFound).Select(o => new OfficerChoice(o, null, null, IsAbsent(office, o.Id))),
            .. earlier,
        ];
    }

    private static bool IsAbsent(OfficeSnapshot office, string officerId) => office.DeputiesOf(officerId).Count > 0;

    private static bool Matches(Officer officer, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) return true;
        var text = FoldedText.Of($"{officer.Name} {officer.Id} {officer.Position}");
        return FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.Ordinal));
    }
}
