using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Children;

/// <summary>Begins the dossiers that processes ask for: of the same applicant, on the version that was pinned, with a code and a clock of their own.</summary>
internal sealed class ChildBeginning(PublishedProcesses processes, DossierProcess process)
{
    /// <summary>Begins the dossier of an errand; the reason where it cannot.</summary>
    public Rejection? Begin(Errand errand, Circumstances now, CommandSession session)
    {
        if (session.Dossier(errand.ParentId) is not { } parent) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        // Nobody wants it any longer: it never begins.
        if (session.Find<Errand>(errand.ChildId, ErrandKind.End) is not null) return null;
        if (parent.Generation == Dossier.MostGenerations) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "TooManyGenerations", Dossier.MostGenerations);
        var version = processes.Of(errand.VersionId!.Value, session);
        if (version.Rejection is { } unreadable) return unreadable;
        if (version.Value.Spec.Cases.FirstOrDefault(c => c.Process == errand.Process) is not { } own)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ProcessWithoutCase", errand.Process);

        var begun = Dossier.BeginFor(parent, errand, ReceptionOf(parent, errand, version.Value, own), now, session.Changes);
        if (begun.Rejection is { } rejection) return rejection;
        begun.Value.RecordReception(now, session.Changes);
        return process.Advance(begun.Value, new Stimulus.Started(InputsOf(parent, errand, own)), at: 0, null, now, session);
    }

    private static Reception ReceptionOf(Dossier parent, Errand errand, PublishedVersion version, ProcedureCase own) => new(
        errand.ChildId, version.Id, version.ProcedureCode, own.IsLinked ? own.Name.Vi : version.Spec.Name.Vi, own.Key, own.Process, own.Limit,
        parent.ReceivingUnit, version.Spec.CompetentUnit ?? parent.ReceivingUnit, parent.Channel,
        new Applicant(parent.ApplicantName, parent.ApplicantIdentity, parent.ApplicantPhone, parent.ApplicantAddress, parent.ApplicantEmail),
        parent.Declaration, parent.Secret);

    /// <summary>What every process gets at its start, and over it what the parent gives.</summary>
    private static Dictionary<string, string> InputsOf(Dossier parent, Errand errand, ProcedureCase own)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = Json(own.Key),
            ["channel"] = Json(parent.Channel.ToString()),
            ["receivingUnit"] = Json(parent.ReceivingUnit),
            ["declaration"] = parent.Declaration,
        };
        foreach (var (name, json) in ChildLimits.InputsOf(errand.Payload)) inputs[name] = json;
        return inputs;
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, ApiJson.Default.String);
}
