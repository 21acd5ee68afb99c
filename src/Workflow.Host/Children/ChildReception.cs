using System.Text.Json;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Runtime;

namespace Workflow.Host.Children;

/// <summary>What a dossier that a process asks for is received and started with.</summary>
internal static class ChildReception
{
    /// <summary>The parent's applicant, declaration and slip, under the limit of the child's own case.</summary>
    public static Reception Of(Dossier parent, Errand errand, ProcedureSpec spec, ProcedureCase own) => new(
        errand.ChildId, errand.VersionId!.Value, spec.Code, own.IsLinked ? own.Name.Vi : spec.Name.Vi, own.Key, own.Process, own.Limit,
        parent.ReceivingUnit, spec.CompetentUnit ?? parent.ReceivingUnit, parent.Channel,
        new Applicant(parent.ApplicantName, parent.ApplicantIdentity, parent.ApplicantPhone, parent.ApplicantAddress, parent.ApplicantEmail),
        parent.Declaration, parent.Secret, own.Resume);

    /// <summary>What every process gets at its start, and over it what the parent gives.</summary>
    public static Stimulus.Started Start(Dossier parent, Errand errand, ProcedureCase own)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = Json(own.Key),
            ["channel"] = Json(parent.Channel.ToString()),
            ["receivingUnit"] = Json(parent.ReceivingUnit),
            ["declaration"] = parent.Declaration,
        };
        foreach (var (name, json) in ChildLimits.InputsOf(errand.Payload)) inputs[name] = json;
        return new(inputs);
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, ApiJson.Default.String);
}
