using System.Collections.Frozen;

namespace Workflow.Host.Outbox;

/// <summary>The kinds of channels by the names of their messages' channels.</summary>
internal sealed class OutboxChannels(IEnumerable<IOutboxChannel> channels)
{
    private readonly FrozenDictionary<string, IOutboxChannel> kinds = channels.ToFrozenDictionary(c => c.Kind, StringComparer.Ordinal);

    /// <summary>The kind of a channel; one that nothing here knows is a programming error.</summary>
    public IOutboxChannel Of(string channel) => kinds[KindOf(channel)];

    /// <summary>What stands before the first colon.</summary>
    public static string KindOf(string channel) => channel[..channel.IndexOf(':', StringComparison.Ordinal)];
}
