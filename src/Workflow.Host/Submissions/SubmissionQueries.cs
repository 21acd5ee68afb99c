using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Submissions;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Submissions;

/// <summary>Which submissions a list shows, and in which order.</summary>
internal enum SubmissionBox
{
    /// <summary>All of them, the latest date of acknowledgement first.</summary>
    All,
    /// <summary>Those that wait for reception, what runs out next first.</summary>
    Waiting,
    /// <summary>Those that reception did not answer in time, also when they are settled.</summary>
    Breached,
    AwaitingSupplement,
    /// <summary>Accepted, refused or withdrawn.</summary>
    Settled,
}

/// <summary>What of the submissions is asked for.</summary>
/// <param name="Search">Parts of reference, name or identity number, accents left out or not.</param>
/// <param name="After">Where the page begins: <see cref="Page{T}.Next"/> of the one before.</param>
internal sealed record SubmissionFilter(
    SubmissionBox Box = SubmissionBox.All, string? Unit = null, string? Search = null, string? After = null, int? Size = null);

/// <summary>The online submission that a dossier came from.</summary>
/// <param name="Reference">The portal's own number.</param>
internal sealed record SubmissionOrigin(Guid Id, string Reference);

/// <summary>Reads online submissions as far as the caller may see them.</summary>
internal sealed class SubmissionQueries(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    private const int LongestSearch = 100;

    /// <summary>Submissions in the order of their dates of acknowledgement.</summary>
    public async Task<Result<Page<SubmissionLine>>> List(CurrentActor me, SubmissionFilter filter, CancellationToken cancellation = default)
    {
        var after = Cursor.Parse(filter.After);
        if (after.Rejection is { } unreadable) return unreadable;
        var (size, now) = (PageSize.Of(filter.Size), circumstances.Now);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = Searched(Boxed(Seen(context, me), filter.Box, now), filter.Search);
        if (filter.Unit is { } unit) query = query.Where(s => s.ReceivingUnit == unit);
        var rows = await Ordered(query, filter.Box == SubmissionBox.Waiting, after.Value).Take(size + 1).ToListAsync(cancellation);
        return Page<SubmissionLine>.Of([.. rows.Select(s => SubmissionLine.Of(s, now))], size, s => new Cursor(s.AcknowledgeDueAt, s.Id).ToString());
    }

    /// <summary>A submission with all that was sent and done.</summary>
    public async Task<Result<SubmissionView>> Read(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var submission = await Seen(context, me).SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (submission is null) return NotFound;
        var history = await context.SubmissionHistory.AsNoTracking().Where(e => e.SubmissionId == id).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var code = submission.DossierId is { } dossier
            ? await context.Dossiers.Where(d => d.Id == dossier).Select(d => d.Code).SingleAsync(cancellation)
            : null;
        return SubmissionView.Of(submission, history, code, circumstances.Now);
    }

    /// <summary>The row of a submission.</summary>
    public async Task<Result<Submission>> Find(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Seen(context, me).SingleOrDefaultAsync(s => s.Id == id, cancellation) is { } found ? found : NotFound;
    }

    /// <summary>The submission that a dossier was received from; null where there is none that the caller may see.</summary>
    public async Task<SubmissionOrigin?> OriginOf(CurrentActor me, Guid dossier, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Seen(context, me).Where(s => s.DossierId == dossier).Select(s => new SubmissionOrigin(s.Id, s.Reference)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Where a submission stands now, for whoever came too late; null where the caller may not know.</summary>
    public async Task<SubmissionLine?> Current(CurrentActor me, Guid id) =>
        await Find(me, id) is { IsRejected: false, Value: var submission } ? SubmissionLine.Of(submission, circumstances.Now) : null;

    /// <summary>How many submissions wait for the caller's units.</summary>
    public async Task<int> Waiting(CurrentActor me, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Boxed(Seen(context, me), SubmissionBox.Waiting, circumstances.Now).CountAsync(cancellation);
    }

    /// <summary>The breaches of each unit within the caller's sight, by the instant of arrival.</summary>
    /// <param name="from">Inclusive, UTC.</param>
    /// <param name="to">Exclusive, UTC.</param>
    public async Task<IReadOnlyList<UnitBreaches>> Breaches(CurrentActor me, DateTime? from, DateTime? to, CancellationToken cancellation = default)
    {
        var now = circumstances.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = Seen(context, me);
        if (from is { } first) query = query.Where(s => s.ArrivedAt >= first);
        if (to is { } end) query = query.Where(s => s.ArrivedAt < end);
        return await query.GroupBy(s => s.ReceivingUnit).OrderBy(unit => unit.Key)
            .Select(unit => new UnitBreaches(
                unit.Key, unit.Count(), unit.Count(s => s.Breaches > 0 || s.State == SubmissionState.Submitted && s.AcknowledgeDueAt < now)))
            .ToListAsync(cancellation);
    }

    private static IQueryable<Submission> Seen(WorkflowDbContext context, CurrentActor me) =>
        context.Submissions.AsNoTracking().Where(Visibility.Submissions(me));

    private static IQueryable<Submission> Boxed(IQueryable<Submission> query, SubmissionBox box, DateTime now) => box switch
    {
        SubmissionBox.Waiting => query.Where(s => s.State == SubmissionState.Submitted),
        SubmissionBox.Breached => query.Where(s => s.Breaches > 0 || s.State == SubmissionState.Submitted && s.AcknowledgeDueAt < now),
        SubmissionBox.AwaitingSupplement => query.Where(s => s.State == SubmissionState.AwaitingSupplement),
        SubmissionBox.Settled => query.Where(s => s.State != SubmissionState.Submitted && s.State != SubmissionState.AwaitingSupplement),
        _ => query,
    };

    private static IQueryable<Submission> Searched(IQueryable<Submission> query, string? search)
    {
        var text = search?.Length > LongestSearch ? search[..LongestSearch] : search ?? "";
        foreach (var word in FoldedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)) query = query.Where(s => s.SearchText.Contains(word));
        return query;
    }

    private static IQueryable<Submission> Ordered(IQueryable<Submission> query, bool soonestFirst, Cursor? after)
    {
        if (soonestFirst)
        {
            if (after is { At: { } from, Id: var behind }) query = query.Where(s => s.AcknowledgeDueAt > from || s.AcknowledgeDueAt == from && s.Id.CompareTo(behind) > 0);
            return query.OrderBy(s => s.AcknowledgeDueAt).ThenBy(s => s.Id);
        }
        if (after is { At: { } at, Id: var id }) query = query.Where(s => s.AcknowledgeDueAt < at || s.AcknowledgeDueAt == at && s.Id.CompareTo(id) < 0);
        return query.OrderByDescending(s => s.AcknowledgeDueAt).ThenByDescending(s => s.Id);
    }

    private static Rejection NotFound => OnlineSentences.Refuse(RejectionKind.NotFound, "SubmissionNotFound");
}
