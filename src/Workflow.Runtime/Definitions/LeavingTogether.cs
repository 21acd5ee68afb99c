namespace Workflow.Runtime.Definitions;

/// <summary>Which of the activities behind one activity a single completion of it can lead to together.</summary>
internal sealed class LeavingTogether
{
    private readonly BitTable leaving;
    private readonly BitTable together;

    public LeavingTogether(ProcessActivity activity, IEnumerable<Connection> connections)
    {
        var outcomes = activity.Behaviour.Outcomes;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outcome in outcomes) places.TryAdd(outcome, places.Count);
        var led = connections.Where(c => places.ContainsKey(c.Outcome)).GroupBy(c => c.Target).ToList();
        Targets = [.. led.Select(group => group.Key)];

        var compatible = Compatible([.. places.Keys], activity);
        (leaving, together) = (new(led.Count, places.Count), new(led.Count, places.Count));
        for (var i = 0; i < led.Count; i++)
            foreach (var connection in led[i])
            {
                leaving[i, places[connection.Outcome]] = true;
                together.Join(i, compatible, places[connection.Outcome]);
            }
    }

    /// <summary>Activities that connections lead to, each once.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>Whether two of the targets, by their places, can be led to at once.</summary>
    public bool Contains(int one, int other) => together.Meets(one, leaving, other);

    private static BitTable Compatible(string[] outcomes, ProcessActivity activity)
    {
        var table = new BitTable(outcomes.Length, outcomes.Length);
        for (var i = 0; i < outcomes.Length; i++)
            for (var j = 0; j < outcomes.Length; j++)
                table[i, j] = i == j || activity.Behaviour.CanCompleteWith(outcomes[i], outcomes[j]);
        return table;
    }
}
