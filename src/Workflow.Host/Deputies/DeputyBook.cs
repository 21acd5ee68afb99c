using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Deputies;

/// <summary>Who is to be absent, and who does the work meanwhile.</summary>
/// <param name="Officer">The absent officer; left out for the caller.</param>
/// <param name="LastDay">Inclusive.</param>
/// <param name="Procedures">Codes of the procedures it covers; left out or empty for all work.</param>
internal sealed record SetDeputyRequest(string Deputy, DateOnly FirstDay, DateOnly LastDay, string Reason, string? Officer = null, IReadOnlyList<string>? Procedures = null);

/// <summary>Sets, ends and lists who acts for whom; each change is audited, and every host reads it with the office.</summary>
internal sealed class DeputyBook(
    IDbContextFactory<WorkflowDbContext> contexts, OfficeChanges changes, AuditLog audit, CommandCircumstances circumstances, IOptions<OfficeOptions> office)
{
    /// <summary>Most entries of the caller's past that are shown.</summary>
    public const int MostPast = 50;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(circumstances.Now, office.Value.Zone));

    /// <summary>Enters a deputy of the caller or of an officer whose work the caller distributes.</summary>
    public async Task<Result<Deputy>> Set(CurrentActor me, SetDeputyRequest request, CancellationToken cancellation)
    {
        if (Officer(me, request.Officer ?? me.Actor.Id) is not { } absent) return Unknown(request.Officer);
        if (Officer(me, request.Deputy) is not { } deputy) return Unknown(request.Deputy);
        IReadOnlyList<string> codes = request.Procedures ?? [];
        return await changes.Apply<Deputy>(async db =>
        {
            var known = await db.Deputies.AsNoTracking().Where(d => d.RevokedAt == null && d.LastDay >= request.FirstDay
                && (d.AbsentOfficerId == absent.Id || d.AbsentOfficerId == deputy.Id)).ToListAsync(cancellation);
            var set = Deputy.Set(
                new DeputyRequest(absent, deputy, request.FirstDay, request.LastDay, codes, request.Reason), me.Actor, known, me.Office.Units, Today, circumstances.Now);
            if (set.IsRejected) return set;
            if (await Unpublished(db, codes, cancellation) is { } unpublished) return AbsenceSentences.Refuse(RejectionKind.Unprocessable, "ProcedureUnknown", Shortened.Of(unpublished));
            db.Deputies.Add(set.Value);
            audit.Add(db, me, AuditVerb.OfficeChanged, absent.Id, note: $"{deputy.Id}: {set.Value.FirstDay:O}–{set.Value.LastDay:O} {set.Value.Procedures}".TrimEnd());
            return set;
        }, cancellation);
    }

    /// <summary>Ends one from this moment on; not found for whoever has nothing to do with it.</summary>
    public Task<Result<Deputy>> End(CurrentActor me, Guid id, int revision, CancellationToken cancellation) => changes.Apply<Deputy>(async db =>
    {
        var deputy = await db.Deputies.AsTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (deputy is null || !Concerns(me, deputy)) return AbsenceSentences.Refuse(RejectionKind.NotFound, "DeputyNotFound");
        var ended = deputy.End(me.Actor, AbsentOf(me, deputy), revision, me.Office.Units, Today, circumstances.Now);
        if (!ended.IsRejected) audit.Add(db, me, AuditVerb.OfficeChanged, deputy.AbsentOfficerId, note: $"{deputy.DeputyOfficerId}: {deputy.FirstDay:O}–{deputy.LastDay:O} ended");
        return ended;
    }, cancellation);

    /// <summary>What still holds or is to come and concerns the caller, and the last of what is over.</summary>
    public async Task<DeputyList> List(CurrentActor me, CancellationToken cancellation)
    {
        var (id, today) = (me.Actor.Id, Today);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var past = await db.Deputies.AsNoTracking().Where(d => (d.AbsentOfficerId == id || d.DeputyOfficerId == id) && (d.LastDay < today || d.RevokedAt != null))
            .OrderByDescending(d => d.FirstDay).ThenByDescending(d => d.Id).Take(MostPast).ToListAsync(cancellation);
        var present = me.Office.Deputies.Where(d => d.LastDay >= today && Concerns(me, d)).ToList();
        return new DeputyList(
            [.. present.Where(d => d.AbsentOfficerId == id)], [.. present.Where(d => d.DeputyOfficerId == id)],
            [.. present.Where(d => d.AbsentOfficerId != id && d.DeputyOfficerId != id)], past);
    }

    /// <summary>Whether the caller may set and end deputies of an officer.</summary>
    public static bool MayDecide(CurrentActor me, string officerId) =>
        Officer(me, officerId) is { } officer && Deputy.MayDecide(me.Actor, officer, me.Office.Units);

    /// <summary>Who could act for an officer: those who hold one of the same posts, by name.</summary>
    public static IReadOnlyList<Officer> CandidatesFor(CurrentActor me, string officerId) => Officer(me, officerId) is not { } absent
        ? []
        : [.. me.Office.Officers.Where(o => o.Id != officerId && Deputy.SharedPosts(absent, me.Office.Person(o.Id)!.Actor, me.Office.Units).Any()).OrderBy(o => o.Name, StringComparer.CurrentCulture)];

    private static bool Concerns(CurrentActor me, Deputy deputy) =>
        deputy.AbsentOfficerId == me.Actor.Id || deputy.DeputyOfficerId == me.Actor.Id || Deputy.MayDecide(me.Actor, AbsentOf(me, deputy), me.Office.Units);

    private static Actor? Officer(CurrentActor me, string id) => me.Office.Person(id)?.Actor;

    /// <summary>The absent officer, without posts and unit where that officer no longer serves: then nobody above decides.</summary>
    private static Actor AbsentOf(CurrentActor me, Deputy deputy) => Officer(me, deputy.AbsentOfficerId) ?? new Actor(deputy.AbsentOfficerId, deputy.AbsentOfficerId, "", []);

    private static async Task<string?> Unpublished(WorkflowDbContext db, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        if (codes.Count == 0) return null;
        var known = await db.Procedures.AsNoTracking().Where(p => codes.Contains(p.Code)).Select(p => p.Code).ToListAsync(cancellation);
        return codes.Except(known, StringComparer.Ordinal).FirstOrDefault();
    }

    private static Rejection Unknown(string? officer) => AbsenceSentences.Refuse(RejectionKind.Unprocessable, "OfficerUnknown", Shortened.Of(officer ?? ""));
}

/// <summary>Absences that concern one officer.</summary>
/// <param name="Mine">When the officer is absent, and who acts.</param>
/// <param name="For">For whom the officer acts.</param>
/// <param name="Others">Absences of officers whose work the officer distributes.</param>
/// <param name="Past">The officer's own, over or ended, the last first.</param>
internal sealed record DeputyList(IReadOnlyList<Deputy> Mine, IReadOnlyList<Deputy> For, IReadOnlyList<Deputy> Others, IReadOnlyList<Deputy> Past);
