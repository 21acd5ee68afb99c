using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Documents;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>
/// Accepts a dossier: code, clock and process in one transaction, whether an officer or a machine hands it in. The first
/// step of the process is then open.
/// </summary>
internal sealed class ReceiveDossier(
    CommitQueue queue, CommandCircumstances circumstances, DossierProcess process, CurrentVersions current, DossierQueries queries, ReusableDocuments reusable)
{
    private const int MostDeclaration = 64 * 1024;
    private const int SecretLength = 10;

    // No letter or digit that is mistaken for another on a printed slip.
    private const string SecretAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Accepts a dossier; every problem of applicant and declaration is listed at once.</summary>
    public async Task<Result<ReceivedDossier>> Receive(ChangeRequest request, ReceiveDossierRequest application, CancellationToken cancellation)
    {
        var now = circumstances.Of(request.Me);
        var prepared = await Prepare(request.Me, application, cancellation);
        if (prepared.Rejection is { } refused) return refused;
        if (await reusable.Check(request.Me, application.Applicant.IdentityNumber, application.Reused, cancellation) is { } foreign) return foreign;
        var reception = prepared.Value;
        var committed = await queue.Submit(new DossierCommand<Dossier>(
            reception.DossierId, CarriesRevision: false, session => Decide(reception, now, session, application), request.Key));
        return await Answer(committed, cancellation);
    }

    /// <summary>Holds an application against the current version of its procedure: what is to be received.</summary>
    internal async Task<Result<Reception>> Prepare(CurrentActor me, ReceiveDossierRequest application, CancellationToken cancellation)
    {
        var version = await current.Of(application.Procedure, cancellation);
        if (version.Rejection is { } unpublished) return unpublished;
        if (CaseOf(version.Value, application) is not { Rejection: null, Value: var chosen }) return CaseOf(version.Value, application).Rejection!;
        if (Check(version.Value, application) is { Count: > 0 } problems)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problems };
        return ReceptionOf(version.Value, chosen, application, me.Actor.UnitCode);
    }

    /// <summary>Receives the dossier and starts its process, for a command that may write more in the same transaction.</summary>
    /// <param name="application">Whose files, papers and fee are taken with it; null where it has none.</param>
    internal Result<Decision<Dossier>> Decide(Reception reception, Circumstances now, CommandSession session, ReceiveDossierRequest? application = null)
    {
        var received = Dossier.Receive(reception, now, session.Changes);
        if (received.Rejection is { } rejection) return rejection;
        var dossier = received.Value;
        dossier.RecordReception(now, session.Changes);
        if (application is not null && ReceivedThings.Take(application, dossier, now, session) is { } unusable) return unusable;
        if (process.Advance(dossier, new Stimulus.Started(InputsOf(reception)), at: 0, null, now, session) is { } refused) return refused;
        return new Decision<Dossier>(dossier, References.Of(References.Dossier, dossier.Id));
    }

    /// <summary>The slip of what was committed, or of what the same request had received before.</summary>
    internal async Task<Result<ReceivedDossier>> Answer(Result<Committed<Dossier>> committed, CancellationToken cancellation)
    {
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated
            ? await queries.Received(References.IdOf(committed.Value.Reference), cancellation)
            : ReceivedDossier.Of(committed.Value.Value!);
    }

    internal static Result<ProcedureCase> CaseOf(PublishedVersion version, ReceiveDossierRequest application)
    {
        var cases = version.Spec.ReceivedCases.ToList();
        var chosen = application.Case is null && cases.Count == 1 ? cases[0] : cases.Find(c => c.Key == application.Case);
        return chosen is not null
            ? chosen
            : ServiceSentences.Refuse(
                RejectionKind.Unprocessable, "UnknownCase", version.ProcedureCode, Shortened.Of(application.Case), string.Join(", ", cases.Select(c => c.Key)));
    }

    internal static List<Problem> Check(PublishedVersion version, ReceiveDossierRequest application)
    {
        List<Problem> problems = [.. ApplicantCheck.Check(application.Applicant)];
        if (application.Declaration.ValueKind != JsonValueKind.Object || application.Declaration.GetRawText().Length > MostDeclaration || !FormSchema.IsReadable(application.Declaration))
            problems.Add(new Problem("DeclarationUnreadable", "$.declaration", null, ServiceSentences.Of("DeclarationUnreadable", MostDeclaration)));
        else if (version.Forms.TryGetValue(PackageReview.DeclarationForm, out var form))
            problems.AddRange(form.Validate(application.Declaration).Select(p => p with { Path = "$.declaration" + p.Path[1..] }));
        if (CaseOf(version, application) is { Rejection: null, Value: var chosen }) problems.AddRange(ReceivedThings.Check(chosen, application));
        return problems;
    }

    internal static Reception ReceptionOf(PublishedVersion version, ProcedureCase chosen, ReceiveDossierRequest application, string ownUnit)
    {
        var receiving = application.ReceivingUnit ?? ownUnit;
        return new Reception(
            Guid.CreateVersion7(), version.Id, version.ProcedureCode, version.Spec.Name.Vi, chosen.Key, chosen.Process, chosen.Limit,
            receiving, version.Spec.CompetentUnit ?? receiving, application.Channel, application.Applicant.ToApplicant(),
            application.Declaration.GetRawText(), NewSecret(), chosen.Resume, ReceivedThings.FeeDue(chosen, application.Fee?.Quantities));
    }

    internal static string NewSecret() => RandomNumberGenerator.GetString(SecretAlphabet, SecretLength);

    /// <summary>What expressions may ask for as inputs of the process.</summary>
    internal static Dictionary<string, string> InputsOf(Reception reception) => new(StringComparer.Ordinal)
    {
        ["case"] = Json(reception.CaseKey),
        ["channel"] = Json(reception.Channel.ToString()),
        ["receivingUnit"] = Json(reception.ReceivingUnit),
        ["declaration"] = reception.Declaration,
    };

    private static string Json(string text) => JsonSerializer.Serialize(text, ApiJson.Default.String);
}
