using System.Collections.Concurrent;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Commands;

/// <summary>Wakes those who wait for rows of a type, or for anything at all, after it was committed on this host.</summary>
internal sealed class InsertWatch
{
    private readonly ConcurrentDictionary<Type, Action<object>> signals = new();
    private Action<ChangeSet>? listeners;

    public void Add(Type row, Action<object> signal) => signals.AddOrUpdate(row, signal, (_, others) => others + signal);

    public void Add(Action<ChangeSet> listener) => listeners += listener;

    public void Tell(ChangeSet written)
    {
        listeners?.Invoke(written);
        if (signals.IsEmpty) return;
        foreach (var row in written.Inserts) Tell(row);
        foreach (var draft in written.Sent)
            foreach (var message in draft.Messages) Tell(message);
    }

    private void Tell(object row)
    {
        if (signals.TryGetValue(row.GetType(), out var signal)) signal(row);
    }
}
