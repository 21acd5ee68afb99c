using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Notices;
using Workflow.Persistence;

namespace Workflow.Host.Notices;

/// <summary>The wordings that administrators have set, in memory. A message takes the one that held when it was written, however late it goes out.</summary>
internal sealed class TemplateBook(IDbContextFactory<WorkflowDbContext> contexts)
{
    private volatile State current = new(0, FrozenDictionary<(string, bool), MessageTemplate[]>.Empty);

    /// <summary>Reads them again where there are new ones: none is ever changed or removed, so their number tells.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var count = await context.MessageTemplates.CountAsync(cancellation);
        if (count == current.Count) return;
        var rows = await context.MessageTemplates.ToListAsync(cancellation);
        current = new State(rows.Count, rows.GroupBy(r => (r.Key, r.InEnglish)).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => r.Number).ToArray()));
    }

    /// <summary>The wording of a message that was written at an instant; null where the shipped one holds.</summary>
    public string? Find(string key, bool inEnglish, DateTime writtenAt) => Array.Find(Of(key, inEnglish), t => t.ChangedAt <= writtenAt)?.Text;

    /// <summary>Every wording that was ever set, the last first.</summary>
    public MessageTemplate[] Of(string key, bool inEnglish) => current.Wordings.GetValueOrDefault((key, inEnglish), []);

    private sealed record State(int Count, FrozenDictionary<(string Key, bool InEnglish), MessageTemplate[]> Wordings);
}
