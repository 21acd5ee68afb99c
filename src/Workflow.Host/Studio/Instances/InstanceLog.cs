using Workflow.Core.Dossiers;

namespace Workflow.Host.Studio.Instances;

/// <summary>Where a dossier has been, where it stands, and all that happened to it.</summary>
internal sealed class InstanceLog
{
    private readonly Dictionary<string, Execution> byId;
    private readonly ILookup<int, Execution> byActivity;
    private readonly Dictionary<string, int> activityByNode;
    private readonly List<Execution> waiting;
    private readonly List<Execution> failed;

    public InstanceLog(Instance instance, InstanceRows rows)
    {
        Instance = instance;
        (Executions, Marks) = HistoryWalk.Of(instance.Dossier, instance.Graph, rows);
        byId = Executions.ToDictionary(e => e.Id, StringComparer.Ordinal);
        byActivity = Executions.ToLookup(e => e.Activity.Index);
        activityByNode = instance.Graph.Activities.ToDictionary(a => NodeIds.Of(instance.Graph, a.Index), a => a.Index, StringComparer.Ordinal);
        OpenIncidents = [.. rows.Incidents.Where(i => i.ResolvedAt is null).OrderBy(i => i.RaisedAt).ThenBy(i => i.Id)];
        foreach (var waits in rows.Waits.GroupBy(w => w.Activity))
            if (byActivity[waits.Key].LastOrDefault(e => e.IsOpen) is { } awaiting) awaiting.Waits = [.. waits.OrderBy(w => w.OpenedAt).ThenBy(w => w.Frame)];
        foreach (var started in rows.Started.GroupBy(s => StartOf(s.ParentActivity, s.ReceivedAt)))
            if (started.Key is { } starting) starting.Started = [.. started];
        (waiting, failed) = ([.. Executions.Where(e => e.IsWaiting)], [.. Executions.Where(e => e.Incident is not null)]);
    }

    public Instance Instance { get; }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Execution> Executions { get; }

    public IReadOnlyList<JournalMark> Marks { get; }

    /// <summary>What is to be mended, the oldest first.</summary>
    public IReadOnlyList<Incident> OpenIncidents { get; }

    /// <summary>A stay by its id; null where there is none.</summary>
    public Execution? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The stays at an activity, the oldest first; none where the version has no such node.</summary>
    public IEnumerable<Execution> At(string nodeId) => ActivityOf(nodeId) is { } activity ? At(activity) : [];

    /// <summary>The stays at an activity, the oldest first.</summary>
    public IEnumerable<Execution> At(int activity) => byActivity[activity];

    /// <summary>The activity of a node; null where the version has none.</summary>
    public int? ActivityOf(string nodeId) => activityByNode.TryGetValue(nodeId, out var activity) ? activity : null;

    /// <summary>The stay from which a dossier was started: the last at the activity that had begun by then.</summary>
    public Execution? StartOf(int activity, DateTime receivedAt) => byActivity[activity].LastOrDefault(e => e.StartedAt <= receivedAt);

    /// <summary>How many incidents hold a stay or something within it.</summary>
    public int FaultsWithin(Execution execution) => failed.Count(e => e.IsWithin(execution));

    /// <summary>Whether something is awaited at a stay or within it.</summary>
    public bool WaitsWithin(Execution execution) => waiting.Exists(e => e.IsWithin(execution));

    /// <summary>How the dossier came to a stay: the first, and what each led to.</summary>
    public static IReadOnlyList<Execution> WayTo(Execution execution)
    {
        var way = new List<Execution>(execution.Depth + 1);
        for (var at = execution; at is not null; at = at.Cause) way.Add(at);
        way.Reverse();
        return way;
    }
}
