using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Delegations;

/// <summary>Enters written delegations and revokes them; each is a change of the officer who may sign by it, told in that officer's history.</summary>
internal sealed class ChangeDelegations(OfficeEdits edits, OfficeDirectory directory)
{
    public Task<Result<string>> Grant(ChangeRequest request, string officerId, GrantDelegation grant, CancellationToken cancellation) =>
        edits.Run(request, officerId, async db =>
        {
            var found = await OfficeEdits.Officer(db, officerId, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            var (officer, today) = (found.Value, edits.Today);
            if (officer.ValidTo <= (grant.ValidFrom > today ? grant.ValidFrom : today)) return OfficeEdits.Refusal([AdministrationSentences.Wrong("validFrom", "NotServingThen")])!;
            var asked = grant.To(officer);
            if (OfficeEdits.Refusal([.. asked.Problems(today), .. await Unknown(db, asked.Procedures, cancellation)]) is { } unusable) return unusable;
            var known = await db.Delegations.Where(d => d.RevokedAt == null && (d.ValidTo == null || d.ValidTo >= today)).ToListAsync(cancellation);
            var granted = Delegation.Grant(asked, known, Chain(officer), today, edits.Now);
            if (granted.Rejection is { } rejection) return rejection;
            db.Delegations.Add(granted.Value);
            ChangeOfficers.Touch(db, officer);
            return Granted(granted.Value);
        }, cancellation);

    /// <summary>Revokes one from now on; the reason is in the officer's history.</summary>
    public Task<Result<string>> Revoke(ChangeRequest request, string officerId, Guid id, RevokeDelegation revoke, CancellationToken cancellation) =>
        edits.Run(request, officerId, async db =>
        {
            var found = await OfficeEdits.Officer(db, officerId, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            var delegation = await db.Delegations.AsTracking().SingleOrDefaultAsync(d => d.Id == id && d.ToOfficerId == officerId, cancellation);
            if (delegation is null) return AdministrationSentences.Refuse(RejectionKind.NotFound, "DelegationNotFound");
            if (delegation.Revoke(revoke.Reason, edits.Today, edits.Now).Rejection is { } rejection) return rejection;
            ChangeOfficers.Touch(db, found.Value);
            return OfficeAct.Of("DelegationRevoked", new("document", delegation.Document), new("authority", delegation.FromAuthority), new("reason", null, revoke.Reason.Trim()));
        }, cancellation);

    private DelegationChain Chain(Officer officer)
    {
        var office = directory.Current;
        return new DelegationChain(office.Units, id => office.Person(id)?.Actor.UnitCode ?? (id == officer.Id ? officer.UnitCode : null));
    }

    private static OfficeAct Granted(Delegation delegation) => OfficeAct.Of(
        "DelegationGranted", new("document", null, delegation.Document), new("criterion", null, $"{delegation.Criterion}"), new("authority", null, delegation.FromAuthority),
        delegation.Procedures.Length == 0 ? null : new("procedures", null, string.Join(", ", delegation.ProcedureCodes)),
        new("from", null, OfficeEdits.Write(delegation.ValidFrom)), delegation.ValidTo is null ? null : new("until", null, OfficeEdits.Write(delegation.ValidTo)));

    /// <summary>Each procedure that is not in the catalogue.</summary>
    private static async Task<IEnumerable<Problem>> Unknown(WorkflowDbContext db, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        if (codes.Count is 0 or > Delegation.MostProcedures) return [];
        var known = await db.Procedures.Where(p => codes.Contains(p.Code)).Select(p => p.Code).ToListAsync(cancellation);
        return codes.Except(known, StringComparer.Ordinal).Select(code => AdministrationSentences.Wrong("procedures", "ProcedureUnknown", Shortened.Of(code)));
    }
}
