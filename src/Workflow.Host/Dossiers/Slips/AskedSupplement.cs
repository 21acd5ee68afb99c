using System.Text.Json;
using Workflow.Core.Tasks;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>What an applicant was asked to add, as the officer who asked wrote it down.</summary>
/// <param name="AskedAt">UTC.</param>
/// <param name="AskedBy">Officer; null where the process itself asked.</param>
/// <param name="DueAt">Until when it can be brought, UTC; null where no time is set.</param>
/// <param name="Request">The step that waits, or waited, for it.</param>
internal sealed record AskedSupplement(UserTask Request, DateTime AskedAt, string? AskedBy, DateTime? DueAt, IReadOnlyList<AskedSupplement.Line> Items)
{
    internal sealed record Line(string Item, string Reason);

    /// <summary>The last slip of a dossier; null where nothing was ever asked for.</summary>
    /// <param name="tasks">All steps of the dossier.</param>
    public static AskedSupplement? LastIn(IReadOnlyList<UserTask> tasks)
    {
        if (tasks.Where(t => t.Kind == StepKind.RequestSupplement).MaxBy(t => t.OpenedAt) is not { } request) return null;
        var cause = tasks.Where(t => t.CompletedAt <= request.OpenedAt && t.Data is not null && HasItems(t.Data)).MaxBy(t => t.CompletedAt);
        return new(request, request.OpenedAt, cause?.CompletedBy, request.DueAt, cause is null ? [] : ItemsIn(cause.Data!));
    }

    private static bool HasItems(string data) => ItemsIn(data).Count > 0;

    private static List<Line> ItemsIn(string data)
    {
        using var stored = JsonDocument.Parse(data);
        if (!stored.RootElement.TryGetProperty("record", out var record) || !record.TryGetProperty("slipItems", out var items) || items.ValueKind != JsonValueKind.Array) return [];
        return [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => new Line(TextOf(i, "item"), TextOf(i, "reason")))];
    }

    private static string TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
