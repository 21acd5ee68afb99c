using System.Text.Json;

namespace Workflow.Core.Dossiers;

/// <summary>How the applicant got the result.</summary>
public enum DeliveryWay { Counter, Post, Online }

/// <summary>Reads the way out of what the step that hands a result over leaves behind.</summary>
public static class DeliveryWays
{
    /// <summary>Name of the field in the record of the step.</summary>
    public const string Field = "way";

    /// <summary>The way that a finished step names; at the counter where it names none.</summary>
    /// <param name="data">Form and record of the completion as compact JSON; null where there is neither.</param>
    public static DeliveryWay Of(string? data)
    {
        if (data is null) return DeliveryWay.Counter;
        using var said = JsonDocument.Parse(data);
        return said.RootElement.TryGetProperty("record", out var record) && record.TryGetProperty(Field, out var way) && way.ValueKind == JsonValueKind.String
            && IsKnown(way.GetString()) ? Enum.Parse<DeliveryWay>(way.GetString()!) : DeliveryWay.Counter;
    }

    /// <summary>Whether a text names a way as the record writes it.</summary>
    public static bool IsKnown(string? way) => Enum.GetNames<DeliveryWay>().Contains(way, StringComparer.Ordinal);
}
