using System.Globalization;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>How the acts are named in forms.</summary>
internal static class BulkActKeys
{
    public static string Of(BulkAct act) => act switch
    {
        BulkAct.Claim => "nhan", BulkAct.Release => "tra", BulkAct.Assign => "giao", BulkAct.Complete => "xong",
        _ => throw new InvalidOperationException($"No key for {act}."),
    };

    public static BulkAct? Of(string? key)
    {
        foreach (var act in Enum.GetValues<BulkAct>())
            if (Of(act) == key) return act;
        return null;
    }
}

/// <summary>How a ticked step stands in forms: its id and the revision that was shown.</summary>
internal static class BulkItemText
{
    public static string Of(Guid id, int revision) => string.Create(CultureInfo.InvariantCulture, $"{id:N}.{revision}");

    public static BulkItem? Parse(string? text)
    {
        var parts = text?.Split('.') ?? [];
        return parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var id) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new BulkItem(id, revision)
            : null;
    }
}
