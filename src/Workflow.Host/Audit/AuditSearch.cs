using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Audit;

/// <summary>Where an act is kept.</summary>
internal enum AuditSource
{
    /// <summary>What people did or looked at beside dossiers.</summary>
    Office,
    /// <summary>The history of a dossier.</summary>
    Dossier,
    /// <summary>What was done to versions of procedures.</summary>
    Procedure,
}

/// <summary>What is searched; null takes everything.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Who">Sign-in name, or words of the name of officers who serve.</param>
/// <param name="What">Name of the act, e.g. <c>OfficeChanged</c>.</param>
/// <param name="Subject">Dossier code, sign-in name, unit or procedure code. The history of a dossier is read only where it is named.</param>
internal sealed record AuditFilter(DateOnly From, DateOnly To, string? Who = null, string? What = null, string? Subject = null);

/// <summary>One act.</summary>
/// <param name="Id">Orders acts of the same instant.</param>
internal sealed record AuditLine(AuditSource Source, DateTime At, Guid Id, string ActorId, string Verb, string Subject, string? Note);

/// <summary>
/// Searches the audit, the history of a dossier that is named, and the acts on procedures, as far as the caller may see them: administrators the acts on office,
/// messages and jobs; supervisors what was done about dossiers of their units; controllers the acts on procedures.
/// </summary>
internal sealed class AuditSearch(IDbContextFactory<WorkflowDbContext> contexts, IOptions<OfficeOptions> office)
{
    /// <summary>The longest period of one search, in days.</summary>
    public const int MostDays = 366;

    private static readonly AuditVerb[] ofAdministration = [AuditVerb.OfficeChanged, AuditVerb.TemplateChanged, AuditVerb.JobOrdered, AuditVerb.Exported];
    private static readonly AuditVerb[] ofDossiers = [AuditVerb.PersonalDataShown, AuditVerb.ApplicantLookedUp, AuditVerb.DocumentOpened, AuditVerb.Exported];

    /// <summary>A page of what is found, the last act first.</summary>
    public async Task<Result<Page<AuditLine>>> Find(CurrentActor me, AuditFilter filter, string? after, int size, CancellationToken cancellation)
    {
        var cursor = Cursor.Parse(after);
        if (cursor.Rejection is { } unreadable) return unreadable;
        if (PeriodRefusal(filter) is { } unusable) return unusable;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var range = new Range(StartOf(filter.From), StartOf(filter.To.AddDays(1)), filter.Who is { } who ? Meant(me, who) : null, cursor.Value, size + 1);
        List<AuditLine> found =
        [
            .. await Office(db, me, filter, range, cancellation), .. await Dossier(db, me, filter, range, cancellation), .. await Procedures(db, me, filter, range, cancellation),
        ];
        return Page<AuditLine>.Of([.. found.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(size + 1)], size, l => new Cursor(l.At, l.Id).ToString());
    }

    /// <summary>Why a period cannot be searched; null where it can.</summary>
    public static Rejection? PeriodRefusal(AuditFilter filter) =>
        filter.To < filter.From || filter.To.DayNumber - filter.From.DayNumber >= MostDays || filter.To == DateOnly.MaxValue ? AuditSentences.Refuse(RejectionKind.Unprocessable, "PeriodUnusable", MostDays) : null;

    /// <summary>The last acts on one unit or officer, for its page.</summary>
    public async Task<IReadOnlyList<AuditLine>> HistoryOf(string subject, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var entries = await db.Audit.Where(a => a.Subject == subject && a.Verb == AuditVerb.OfficeChanged).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(50).ToListAsync(cancellation);
        return entries.ConvertAll(LineOf);
    }

    private static async Task<IEnumerable<AuditLine>> Office(WorkflowDbContext db, CurrentActor me, AuditFilter filter, Range range, CancellationToken cancellation)
    {
        var (administers, reach) = (me.Actor.Holds(Role.SystemAdministrator), Supervised(me));
        if (!administers && reach.Length == 0) return [];
        var entries = db.Audit.Where(a => administers && ofAdministration.Contains(a.Verb) || ofDossiers.Contains(a.Verb) && reach.Contains(a.UnitCode));
        entries = entries.Where(a => a.At >= range.From && a.At < range.Until);
        if (range.Who is { } who) entries = entries.Where(a => who.Contains(a.ActorId));
        if (filter.Subject is { } subject) entries = entries.Where(a => a.Subject == subject);
        if (filter.What is { } what)
        {
            if (!Enum.TryParse<AuditVerb>(what, out var verb) || !Enum.IsDefined(verb)) return [];
            entries = entries.Where(a => a.Verb == verb);
        }
        if (range.Place is { At: { } at, Id: var id }) entries = entries.Where(a => a.At < at || a.At == at && a.Id.CompareTo(id) < 0);
        return (await entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(range.Most).ToListAsync(cancellation)).Select(LineOf);
    }

    private static async Task<IEnumerable<AuditLine>> Dossier(WorkflowDbContext db, CurrentActor me, AuditFilter filter, Range range, CancellationToken cancellation)
    {
        if (filter.Subject is not { } code || Supervised(me) is not { Length: > 0 }) return [];
        var dossier = await db.Dossiers.Where(Visibility.Dossiers(me, db.Tasks)).Where(d => d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);
        if (dossier is not { } dossierId) return [];
        var acts = await db.History.Where(h => h.DossierId == dossierId && h.At >= range.From && h.At < range.Until).ToListAsync(cancellation);
        return acts.Where(h => range.Who?.Contains(h.ActorId) != false && (filter.What is null || h.Verb.ToString() == filter.What))
            .Select(h => new AuditLine(AuditSource.Dossier, h.At, IdOf(h), h.ActorId, h.Verb.ToString(), code, h.Reason)).Where(range.IsBehind);
    }

    private static async Task<IEnumerable<AuditLine>> Procedures(WorkflowDbContext db, CurrentActor me, AuditFilter filter, Range range, CancellationToken cancellation)
    {
        if (!me.Actor.Holds(Role.SystemAdministrator) && !me.Actor.Holds(Role.ProcedureController)) return [];
        var acts = db.PublicationActs.Where(a => a.At >= range.From && a.At < range.Until);
        if (range.Who is { } who) acts = acts.Where(a => who.Contains(a.By));
        if (filter.Subject is { } subject) acts = acts.Where(a => a.ProcedureCode == subject);
        if (filter.What is { } what)
        {
            if (!Enum.TryParse<PublicationVerb>(what, out var verb) || !Enum.IsDefined(verb)) return [];
            acts = acts.Where(a => a.Verb == verb);
        }
        if (range.Place is { At: { } at, Id: var id }) acts = acts.Where(a => a.At < at || a.At == at && a.Id.CompareTo(id) < 0);
        return (await acts.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(range.Most).ToListAsync(cancellation))
            .Select(a => new AuditLine(AuditSource.Procedure, a.At, a.Id, a.By, a.Verb.ToString(), a.ProcedureCode, a.Note));
    }

    /// <summary>The sign-in name itself where it is one, and else also those of the officers whose name has all the words.</summary>
    private static string[] Meant(CurrentActor me, string who)
    {
        var words = FoldedText.Of(who).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || me.Office.Person(who) is not null) return [who];
        return [who, .. me.Office.Officers.Where(o => FoldedText.Of(o.Name) is var name && words.All(word => name.Contains(word, StringComparison.Ordinal))).Select(o => o.Id)];
    }

    /// <summary>Units whose dossiers the caller supervises.</summary>
    private static string[] Supervised(CurrentActor me) =>
        [.. me.Actor.Posts.Where(p => p.Role == Role.CenterSupervisor).SelectMany(p => me.Office.Units.Below(p.UnitCode)).Select(u => u.Code).Distinct()];

    private static AuditLine LineOf(AuditEntry entry) => new(AuditSource.Office, entry.At, entry.Id, entry.ActorId, entry.Verb.ToString(), entry.Subject, entry.Note);

    /// <summary>An id that orders the acts on a dossier within an instant.</summary>
    private static Guid IdOf(HistoryEntry act) => new(act.Sequence, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), office.Value.Zone);

    /// <summary>The part of the period that a page looks at.</summary>
    /// <param name="Who">Sign-in names; null for everybody.</param>
    private sealed record Range(DateTime From, DateTime Until, string[]? Who, Cursor? Place, int Most)
    {
        public bool IsBehind(AuditLine line) => Place is not { At: { } at, Id: var id } || line.At < at || line.At == at && line.Id.CompareTo(id) < 0;
    }
}
