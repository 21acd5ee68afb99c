using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>Tells Studio what happened to a dossier: acts of officers and of the outside, and what the process came by, with what the reader may see.</summary>
internal sealed class JournalViews(InstanceLog log)
{
    /// <summary>The type under which acts on the dossier as a whole stand: Studio leaves out those of the drawing itself.</summary>
    public const string DossierType = "OneStop.Dossier";

    /// <summary>Acts whose outcome is a name out of the drawing or a dossier's code; what others came to was written by somebody.</summary>
    private static readonly HistoryVerb[] withNames =
    [
        HistoryVerb.StepCompleted, HistoryVerb.ReturnedToEarlierStep, HistoryVerb.EventRaised, HistoryVerb.IncidentRetried, HistoryVerb.IncidentSkipped,
        HistoryVerb.WorkCompleted, HistoryVerb.WorkFailed, HistoryVerb.CallAnswered, HistoryVerb.CallFailed, HistoryVerb.ChildReported, HistoryVerb.LimitChanged,
    ];

    private readonly Instance instance = log.Instance;

    /// <summary>The whole journal in order.</summary>
    public IEnumerable<JournalRecord> Records => log.Marks.Select((mark, index) => Record(mark, index + 1));

    private JournalRecord Record(JournalMark mark, int sequence) => mark switch
    {
        JournalMark.Acted acted => Record(sequence, mark, acted.Activity, null, NameOf(acted.Act.Verb)) with { Message = MessageOf(acted.Act), Payload = PayloadOf(acted.Act) },
        JournalMark.Passed { Status: ActivityStatus.Completed, Execution: { } ended } passed =>
            Record(sequence, mark, passed.Activity, ended, nameof(ActivityStatus.Completed)) with { Message = string.Join(", ", ended.Outcomes) },
        JournalMark.Passed passed => Record(sequence, mark, passed.Activity, passed.Execution, passed.Status.ToString()),
        JournalMark.Failed failed => Record(sequence, mark, failed.Activity, failed.Execution, nameof(ActivityStatus.Faulted))
            with { Message = instance.Values.Reason(failed.Incident, failed.Activity?.Name ?? "") },
        JournalMark.Wrote wrote => Record(sequence, mark, null, null, InstanceSentences.Of("LineWritten").In(CultureInfo.CurrentUICulture))
            with { Message = instance.Values.Text(wrote.Text) },
        _ => throw new InvalidOperationException($"No rule for mark {mark.GetType().Name}."),
    };

    private JournalRecord Record(int sequence, JournalMark mark, ProcessActivity? activity, Execution? execution, string eventName)
    {
        var at = activity ?? instance.Graph.Activities[0];
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{instance.Id}-j{sequence}"), execution?.Id, execution?.Holder?.Id, at.Id, activity?.Type.Name ?? DossierType,
            ExecutionViews.TypeVersion, activity?.ScriptName ?? instance.Dossier.Code, NodeIds.Of(instance.Graph, at.Index), mark.At, sequence, eventName,
            Message: null, Source: null, Payload: null);
    }

    private static string NameOf(HistoryVerb verb) => InstanceSentences.Of($"Act.{verb}").In(CultureInfo.CurrentUICulture);

    private string? MessageOf(HistoryEntry act)
    {
        var outcome = withNames.Contains(act.Verb) ? act.Outcome : instance.Values.Text(act.Outcome);
        var reason = instance.Values.Text(act.Reason);
        return outcome is null ? reason : reason is null ? outcome : $"{outcome}: {reason}";
    }

    private JsonObject PayloadOf(HistoryEntry act) => new()
    {
        ["Officer"] = instance.Values.Text(act.ActorId), ["Unit"] = act.UnitCode, ["Act"] = act.Sequence,
    };
}
