using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A rating in the list of a supervisor, with the dossier that it is of.</summary>
internal sealed record ListedRating(Rating Rating, string Code, string ApplicantName, string ProcedureName);

/// <summary>The ratings that were first given in a period, the last first: those that the report on satisfaction counts.</summary>
internal sealed class RatingList(IDbContextFactory<WorkflowDbContext> contexts, CivilDays days)
{
    /// <param name="score">Only ratings of this score; null for all.</param>
    public async Task<Result<Page<ListedRating>>> Of(
        FigureScope scope, ReportingPeriod period, RatingScore? score, string? after, int? size = null, CancellationToken cancellation = default)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var most = PageSize.Of(size);
        var given = Given(context, scope, period, score);
        if (place.Value is { At: { } at, Id: var id }) given = given.Where(r => r.FirstAt < at || r.FirstAt == at && r.DossierId.CompareTo(id) < 0);
        var rows = await given.Join(context.Dossiers, r => r.DossierId, d => d.Id, (r, d) => new { Rating = r, d.Code, d.ApplicantName, d.ProcedureName })
            .OrderByDescending(l => l.Rating.FirstAt).ThenByDescending(l => l.Rating.DossierId).Take(most + 1).ToListAsync(cancellation);
        var listed = rows.ConvertAll(l => new ListedRating(l.Rating, l.Code, l.ApplicantName, l.ProcedureName));
        return Page<ListedRating>.Of(listed, most, l => new Cursor(l.Rating.FirstAt, l.Rating.DossierId).ToString());
    }

    /// <summary>How many ratings the list has at this moment.</summary>
    public async Task<int> Count(FigureScope scope, ReportingPeriod period, RatingScore? score, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Given(context, scope, period, score).CountAsync(cancellation);
    }

    private IQueryable<Rating> Given(WorkflowDbContext context, FigureScope scope, ReportingPeriod period, RatingScore? score)
    {
        var given = PeriodRatings.FirstGiven(context, scope, days.Begin(period.From), days.End(period.To)).AsNoTracking();
        return score is { } only ? given.Where(r => r.Score == only) : given;
    }
}
