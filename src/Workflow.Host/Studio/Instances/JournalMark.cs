using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>Something that happened to a dossier, in the order in which it did; a closed set.</summary>
internal abstract record JournalMark(DateTime At)
{
    /// <summary>Somebody, or something outside, acted on the dossier.</summary>
    /// <param name="Activity">The activity of the officer's step; null where the act was on the dossier as a whole.</param>
    public sealed record Acted(HistoryEntry Act, ProcessActivity? Activity) : JournalMark(Act.At);

    /// <summary>The process came by an activity.</summary>
    /// <param name="Execution">Null for an activity that was passed over because no path led to it.</param>
    public sealed record Passed(DateTime At, ProcessActivity Activity, ActivityStatus Status, Execution? Execution) : JournalMark(At);

    /// <summary>An automatic activity failed.</summary>
    public sealed record Failed(Incident Incident, ProcessActivity? Activity, Execution? Execution) : JournalMark(Incident.RaisedAt);

    /// <summary>The process wrote a line.</summary>
    public sealed record Wrote(DateTime At, string Text) : JournalMark(At);
}
