using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Search;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>
    /// Accepts a dossier: starts the clock at the effective reception and asks for the code of the
    /// receiving unit and day. The process is started by the caller and its effects applied to the same change set.
    /// </summary>
    public static Result<Dossier> Receive(Reception reception, Circumstances now, ChangeSet changes)
    {
        if (now.Units.Find(now.Units.Standing(reception.ReceivingUnit)) is not { } unit)
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", reception.ReceivingUnit);
        // A process that begins by itself has nobody at the counter.
        if (now.Actor != Actor.System && !now.Actor.Holds(Role.ReceptionOfficer, unit.Code, now.Units))
            return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotReceive", unit.Name);
        var received = Open(reception, unit, now, changes, null, generation: 0);
        if (!received.IsRejected && now.Actor != Actor.System) received.Value.KeepHolder(Role.ReceptionOfficer, unit.Code, now.Actor.Id);
        return received;
    }

    private static Result<Dossier> Open(Reception reception, Unit unit, Circumstances now, ChangeSet changes, Parentage? parent, int generation)
    {
        var competent = now.Units.Standing(reception.CompetentUnit);
        if (now.Units.Find(competent) is null)
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", reception.CompetentUnit);

        var clock = now.ClockOf(unit.Code);
        var deadline = Deadline.OfDossier(now.Now, reception.Limit, clock);
        if (deadline.Rejection is { } rejection) return rejection;

        var applicant = reception.Applicant;
        var dossier = new Dossier
        {
            Id = reception.DossierId,
            VersionId = reception.VersionId,
            ProcedureCode = reception.ProcedureCode,
            ProcedureName = reception.ProcedureName,
            CaseKey = reception.CaseKey,
            Process = reception.Process,
            ReceivingUnit = unit.Code,
            CompetentUnit = competent,
            Channel = reception.Channel,
            ApplicantName = applicant.Name,
            ApplicantIdentity = applicant.IdentityNumber,
            ApplicantPhone = applicant.Phone,
            ApplicantAddress = applicant.Address,
            ApplicantEmail = applicant.Email,
            Declaration = reception.Declaration,
            Secret = reception.Secret,
            ReceivedAt = now.Now,
            Limit = reception.Limit.ToString(),
            ResumePolicy = reception.Resume,
            EffectiveAt = deadline.Value.EffectiveStart,
            State = DossierState.Received,
            Payment = reception.FeeDue > 0 ? PaymentState.Due : PaymentState.None,
            FeeDue = reception.FeeDue,
            ParentId = parent?.DossierId,
            ParentActivity = parent?.Activity ?? 0,
            ParentFrame = parent?.Frame ?? 0,
            Awaited = parent?.Awaited ?? ChildWait.Nothing,
            Generation = generation,
        };
        changes.Insert(dossier);
        dossier.readFacts = () => [];
        dossier.Record(dossier.Fact(ClockFactKind.Started, now, limit: dossier.Limit), changes);
        if (dossier.Promise(new(deadline.Value.Binding, deadline.Value.Binding, null), now) is { } refused) return refused;

        var day = clock.DayOf(now.Now);
        changes.Draw(new NumberRequest(
            $"dossier:{unit.DossierPrefix}:{day:yyyy-MM-dd}",
            serial => dossier.TakeCode($"{unit.DossierPrefix}-{day:yyMMdd}-{serial.ToString("0000", CultureInfo.InvariantCulture)}", changes)));
        return dossier;
    }

    private void TakeCode(string code, ChangeSet changes)
    {
        Code = code;
        if (CorrelationId.Length == 0) CorrelationId = code;
        foreach (var task in openTasks) task.DossierCode = code;
        foreach (var term in SearchTerms.Of(code, ApplicantName, ApplicantPhone)) changes.Insert(new SearchTerm { Term = term, DossierId = Id });
    }
}
