using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Host.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>Which open steps are asked for.</summary>
/// <param name="Officer">Sign-in name; <see cref="BoardStepsPage.Nobody"/> for those that nobody holds; null for all.</param>
/// <param name="Column">A column of the heat map, with its procedure and step; null for all.</param>
internal sealed record StepWish(string[] Units, StepMark Mark, string? Officer, string? Procedure, string? Step, int? Column, string? After = null, int? Size = null);

/// <summary>A step in the list of a supervisor.</summary>
/// <param name="ReceivingUnit">The unit that received its dossier.</param>
/// <param name="UrgedAt">When anybody urged it last; null when never.</param>
internal sealed record SupervisedStep(UserTask Task, string ReceivingUnit, DateTime? UrgedAt);

/// <summary>The open steps behind a number of the board, by the same rules as the number: what is due first first, undated ones last.</summary>
internal sealed class StepDrill(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OpenSteps steps, HeatMaps heat, TaskOwners owners)
{
    public async Task<Result<Page<SupervisedStep>>> List(CurrentActor me, StepWish wish, CancellationToken cancellation = default)
    {
        var place = Cursor.Parse(wish.After);
        if (place.Rejection is { } unreadable) return unreadable;
        var now = circumstances.Now;
        var near = steps.NearUntil(me, now);
        if (near.Rejection is { } beyond) return beyond;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = await Wished(context, wish, now, near.Value, cancellation);
        var size = PageSize.Of(wish.Size);
        var rows = await Dated(query, place.Value, size + 1, cancellation);
        if (rows.Count <= size) rows.AddRange(await Undated(query, place.Value, size + 1 - rows.Count, cancellation));
        var page = Page<UserTask>.Of(rows, size, t => new Cursor(t.DueAt, t.Id).ToString());
        owners.Remember([.. page.Items.Select(TaskView.Of)]);
        return new Page<SupervisedStep>(await WithUrgings(context, page.Items, cancellation), page.Next);
    }

    /// <summary>How many steps the list has at this moment.</summary>
    public async Task<Result<int>> Count(CurrentActor me, StepWish wish, CancellationToken cancellation)
    {
        var now = circumstances.Now;
        var near = steps.NearUntil(me, now);
        if (near.Rejection is { } beyond) return beyond;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await (await Wished(context, wish, now, near.Value, cancellation)).CountAsync(cancellation);
    }

    private async Task<IQueryable<UserTask>> Wished(WorkflowDbContext context, StepWish wish, DateTime now, DateTime near, CancellationToken cancellation)
    {
        var query = OpenSteps.Marked(OpenSteps.Of(context, wish.Units), wish.Mark, now, near);
        if (wish.Officer is { } officer) query = officer == BoardStepsPage.Nobody ? query.Where(t => t.AssigneeId == null) : query.Where(t => t.AssigneeId == officer);
        if (wish is { Procedure: { } procedure, Step: { } step, Column: { } column })
        {
            Guid[] cell = [.. await heat.Cell(context, wish.Units, procedure, step, column, now, cancellation)];
            query = query.Where(t => EF.Parameter(cell).Contains(t.Id));
        }
        return query;
    }

    private static async Task<IReadOnlyList<SupervisedStep>> WithUrgings(WorkflowDbContext context, IReadOnlyList<UserTask> tasks, CancellationToken cancellation)
    {
        Guid[] dossiers = [.. tasks.Select(t => t.DossierId).Distinct()];
        var receiving = await context.Dossiers.Where(d => dossiers.Contains(d.Id)).Select(d => new { d.Id, d.ReceivingUnit }).ToDictionaryAsync(d => d.Id, d => d.ReceivingUnit, cancellation);
        var urged = await context.History.Where(h => dossiers.Contains(h.DossierId) && h.Verb == HistoryVerb.Urged && h.TaskId != null)
            .GroupBy(h => h.TaskId!.Value).Select(g => new { g.Key, At = g.Max(h => h.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellation);
        return [.. tasks.Select(t => new SupervisedStep(t, receiving[t.DossierId], urged.TryGetValue(t.Id, out var at) ? at : null))];
    }

    private static async Task<List<UserTask>> Dated(IQueryable<UserTask> query, Cursor? after, int size, CancellationToken cancellation)
    {
        if (after is { At: null }) return [];
        query = query.Where(t => t.DueAt != null);
        if (after is { At: { } at, Id: var id }) query = query.Where(t => t.DueAt > at || t.DueAt == at && t.Id.CompareTo(id) > 0);
        return await query.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(size).ToListAsync(cancellation);
    }

    private static async Task<List<UserTask>> Undated(IQueryable<UserTask> query, Cursor? after, int size, CancellationToken cancellation)
    {
        query = query.Where(t => t.DueAt == null);
        if (after is { At: null, Id: var id }) query = query.Where(t => t.Id.CompareTo(id) > 0);
        return await query.OrderBy(t => t.Id).Take(size).ToListAsync(cancellation);
    }
}
