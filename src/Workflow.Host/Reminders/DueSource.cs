using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>Asks the database what of one kind is to be looked at, the longest due first. Every kind that becomes due is one such source.</summary>
internal abstract class DueSource
{
    /// <summary>The next rows whose look is due, after a place; none at the end.</summary>
    /// <param name="until">Inclusive.</param>
    /// <param name="skip">Rows to leave to others.</param>
    public abstract Task<IReadOnlyList<DueSubject>> Next(WorkflowDbContext context, DateTime until, Mark after, int skip, int most, CancellationToken cancellation);

    /// <summary>The rows between a place and an instant in the order of looks, which an index keeps.</summary>
    protected static IQueryable<TRow> Due<TRow>(IQueryable<TRow> rows, DateTime until, Mark after, int skip, int most) where TRow : class, IWatched => rows
        // The lower end alone lets the database begin at the place instead of reading up to it.
        .Where(r => r.NextAlertAt <= until && r.NextAlertAt >= after.At && (r.NextAlertAt > after.At || r.Id.CompareTo(after.Id) > 0))
        .OrderBy(r => r.NextAlertAt).ThenBy(r => r.Id).Skip(skip).Take(most);
}
