using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Studio.Instances;

/// <summary>
/// Shows values, names and free text of a dossier to whoever may read it; everybody else is told of what type a value is. Codes, names of steps and
/// activities, outcomes and times are nobody's personal data and are always shown.
/// </summary>
/// <param name="reads">Whether the reader may read the dossier.</param>
internal sealed class Discretion(bool reads)
{
    private const string Hidden = "•••";

    /// <summary>Incidents whose sentences hold names out of the drawing and numbers, never a value of the dossier; all others may quote one.</summary>
    private static readonly FrozenSet<string> withoutValues = new[]
    {
        "BackwardConnectionInvalid", "LoopWithoutEnd", "LoopWithoutBody", "TooManyItems", "ItemsNotList", "ValueTooLarge", "InputNotObject",
        "CallNotConnected", "CallTimedOut", "CallWithoutUrl", "CallAnsweredWithError", "NobodyToAnswer", "AnswerStatusUnusable", "EndpointUnusable",
        "EventNameUnusable", "OutputNameUnusable", "TaskNameUnusable", "CorrelationUnusable", "CorrelationTooLong", "CronUnusable", "CronNeverDue",
        "TooManyGenerations", "PositionFormatUnknown", "PositionDamaged", "PositionOfAnotherVersion", "VersionUnreadable", "ScriptTooManySteps", "ScriptTooLarge",
        "ScriptTooDeep", "UnknownName", "NothingToGet", "NothingToSet",
    }.ToFrozenSet(StringComparer.Ordinal);

    public bool Reads { get; } = reads;

    /// <summary>A stored value.</summary>
    /// <param name="json">Compact JSON.</param>
    /// <param name="typeName">Its declared type; null takes the kind that it is of.</param>
    public JsonNode? Value(string json, string? typeName = null)
    {
        var value = JsonNode.Parse(json);
        return Reads ? value : JsonValue.Create($"{Hidden} ({typeName ?? TypeOf(value)})");
    }

    /// <summary>What somebody wrote, or what names a person; null stays null.</summary>
    public string? Text(string? text) => text is null || Reads ? text : InstanceSentences.Of("TextHidden", Hidden).In(CultureInfo.CurrentUICulture);

    /// <summary>Why an activity failed.</summary>
    /// <param name="activity">What the process calls it.</param>
    public string Reason(Incident incident, string activity) =>
        (Reads || withoutValues.Contains(incident.Code)
            ? new(incident.ReasonVi, incident.ReasonEn)
            : InstanceSentences.Of("IncidentHidden", activity, incident.Code)).In(CultureInfo.CurrentUICulture);

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => "String",
        JsonValueKind.Number => "Number",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        JsonValueKind.Array => "Array",
        _ => "Object",
    };
}
