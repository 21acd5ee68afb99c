using Microsoft.EntityFrameworkCore;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>Asks the database which steps and dossiers are to be looked at, the longest due first.</summary>
internal sealed class DueLooks(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Where a sweep begins.</summary>
    public static readonly Place Beginning = new(default, default);

    /// <summary>The dossiers of the next steps and of the next dossiers whose look is due, after a place; none at the end.</summary>
    /// <param name="until">Inclusive.</param>
    /// <param name="most">Most steps and most dossiers, each.</param>
    public async Task<Batch> Next(DateTime until, Place from, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (step, dossier) = from;
        var steps = await context.Tasks
            .Where(t => t.NextAlertAt <= until && (t.NextAlertAt > step.At || t.NextAlertAt == step.At && t.Id.CompareTo(step.Id) > 0))
            .OrderBy(t => t.NextAlertAt).ThenBy(t => t.Id).Take(most)
            .Select(t => new { At = t.NextAlertAt!.Value, t.Id, t.DossierId }).ToListAsync(cancellation);
        var dossiers = await context.Dossiers
            .Where(d => d.NextAlertAt <= until && (d.NextAlertAt > dossier.At || d.NextAlertAt == dossier.At && d.Id.CompareTo(dossier.Id) > 0))
            .OrderBy(d => d.NextAlertAt).ThenBy(d => d.Id).Take(most)
            .Select(d => new { At = d.NextAlertAt!.Value, d.Id }).ToListAsync(cancellation);

        var end = new Place(
            steps.Count > 0 ? new(steps[^1].At, steps[^1].Id) : step,
            dossiers.Count > 0 ? new(dossiers[^1].At, dossiers[^1].Id) : dossier);
        return new Batch([.. steps.Select(s => s.DossierId).Union(dossiers.Select(d => d.Id))], end);
    }

    /// <summary>A row in the order of looks.</summary>
    internal readonly record struct Mark(DateTime At, Guid Id);

    /// <summary>How far a sweep has come among the steps and among the dossiers.</summary>
    internal sealed record Place(Mark Step, Mark Dossier);

    /// <param name="Dossiers">Each once.</param>
    internal sealed record Batch(IReadOnlyList<Guid> Dossiers, Place End);
}
