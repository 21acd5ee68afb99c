using System.Collections.Immutable;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>Joins what was read of a definition into its graph: activities with their connections, and what begins the process from outside.</summary>
internal sealed class GraphLinking(Place definition, IReadOnlyList<ActivityDraft?> drafts, IReadOnlyList<(Arrow Arrow, Direction Direction)> connections, ReadingProblems problems)
{
    /// <summary>Officers' steps are told apart by their keys: each has its own.</summary>
    public void CheckStepKeys()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft?.Behaviour is not HumanStep.Behaviour step) continue;
            if (!owners.TryAdd(step.Settings.StepKey, draft.Name))
                problems.AddUnpublishable("StepKeyTwice", $"{draft.Path}.stepKey", draft.Name, step.Settings.StepKey, owners[step.Settings.StepKey]);
        }
    }

    /// <summary>The graph of a definition whose problems, if any, leave one.</summary>
    public ProcessGraph Link(string definitionId, IEnumerable<DefinitionReference> references)
    {
        ImmutableArray<Connection> linked = [.. connections.Select((c, i) => new Connection(i, c.Arrow.Source, c.Arrow.Outcome, c.Arrow.Target, c.Direction, c.Arrow.Path))];
        definition.Steps.Add(drafts.Count + linked.Length);
        var outbound = linked.ToLookup(c => c.Source, c => c.Index);
        var triggers = ReadTriggers();
        var inbound = linked.Where(c => c.Direction == Direction.Forward).ToLookup(c => c.Target, c => c.Index);
        return new(
            definitionId,
            definition.Member("name").Text() ?? "",
            [.. drafts.Select((d, i) => new ProcessActivity(d!, [.. outbound[i]], [.. inbound[i]]))],
            linked)
        {
            Triggers = triggers,
            Problems = [.. problems.All],
            References = [.. references],
        };
    }

    /// <summary>What the definition lets begin it from outside: the root, or what stands directly in the root's flowchart.</summary>
    private ImmutableArray<ProcessTrigger> ReadTriggers()
    {
        var triggers = ImmutableArray.CreateBuilder<ProcessTrigger>();
        foreach (var draft in drafts)
        {
            if (draft is not { CanStart: true, Behaviour: TriggerBehaviour behaviour } || draft.Index > 0 && (draft.Parent != 0 || drafts[0]?.Flow is null)) continue;
            var reading = new TriggerReading(draft, problems);
            behaviour.AddTriggers(reading);
            triggers.AddRange(reading.Triggers);
        }
        return triggers.DrainToImmutable();
    }
}
