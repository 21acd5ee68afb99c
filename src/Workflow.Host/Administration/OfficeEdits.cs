using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Administration;

/// <summary>The way in which administrators change the office: decided on fresh rows, once per key, with its audit entry in the same save.</summary>
internal sealed class OfficeEdits(OfficeChanges changes, AuditLog audit, CommandCircumstances circumstances, IOptions<OfficeOptions> office)
{
    /// <summary>Today in the office's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(circumstances.Now, office.Value.Zone));

    public DateTime Now => circumstances.Now;

    /// <summary>Changes one unit or officer.</summary>
    /// <param name="subject">Its code or sign-in name, under which its history is kept.</param>
    /// <param name="edit">Decides from what the context gives it alone; it may run more than once.</param>
    public Task<Result<string>> Run(ChangeRequest request, string subject, Func<WorkflowDbContext, Task<Result<OfficeAct>>> edit, CancellationToken cancellation) =>
        changes.Apply<string>(async db =>
        {
            var before = await CatalogueKeys.Find(db, request.Key, cancellation);
            if (before.Rejection is { } reused) return reused;
            if (before.Value is not null) return subject;
            var act = await edit(db);
            if (act.Rejection is { } rejection) return rejection;
            Tell(db, request, subject, act.Value);
            CatalogueKeys.Remember(db, request.Key, References.OfOffice(subject), circumstances.Now);
            return subject;
        }, cancellation);

    /// <summary>Tells an act in the history of another unit or officer that it concerns, in the same save.</summary>
    public void Tell(WorkflowDbContext db, ChangeRequest request, string subject, OfficeAct act) =>
        audit.Add(db, request.Me, AuditVerb.OfficeChanged, subject, note: act.Write());

    /// <summary>An officer, to be changed at the revision that was read.</summary>
    public static async Task<Result<Officer>> Officer(WorkflowDbContext db, string id, int? revision, CancellationToken cancellation) =>
        Held(await db.Officers.AsTracking().SingleOrDefaultAsync(o => o.Id == id, cancellation), revision, "OfficerNotFound", id);

    /// <summary>A unit, to be changed at the revision that was read.</summary>
    public static async Task<Result<Unit>> Unit(WorkflowDbContext db, string code, int? revision, CancellationToken cancellation) =>
        Held(await db.Units.AsTracking().SingleOrDefaultAsync(u => u.Code == code, cancellation), revision, "UnitNotFound", code);

    /// <summary>A civil date as the audit keeps it.</summary>
    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A refusal with each thing that is wrong; null where nothing is.</summary>
    public static Rejection? Refusal(IEnumerable<Problem?> problems)
    {
        List<Problem> found = [.. problems.OfType<Problem>()];
        return found.Count == 0 ? null : AdministrationSentences.Refuse(RejectionKind.Unprocessable, "EntryUnusable") with { Problems = found };
    }

    private static Result<T> Held<T>(T? row, int? revision, string absent, string name)
        where T : class, IRevised
    {
        if (row is null) return AdministrationSentences.Refuse(RejectionKind.NotFound, absent, name);
        return revision is { } read && read != row.Revision ? AdministrationSentences.Refuse(RejectionKind.Conflict, "OfficeMovedOn") : row;
    }
}
