using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Offices;

namespace Workflow.Core.Forecasts;

/// <summary>How much work waited in each unit for each role at the beginning of one civil day. Never changed once written.</summary>
public sealed partial class QueueDay
{
    private Dictionary<string, int>? read;

    public required DateOnly Day { get; init; }

    /// <summary>Open steps by unit and role, as compact JSON, keys sorted; what is not named had none.</summary>
    public required string Waiting { get; init; }

    public static QueueDay Of(DateOnly day, IEnumerable<(string UnitCode, Role Role, int Open)> queues) => new()
    {
        Day = day,
        Waiting = JsonSerializer.Serialize(
            new SortedDictionary<string, int>(queues.ToDictionary(q => Key(q.UnitCode, q.Role), q => q.Open), StringComparer.Ordinal), QueueJson.Default.SortedDictionaryStringInt32),
    };

    public int OpenAt(string unitCode, Role role) =>
        (read ??= JsonSerializer.Deserialize(Waiting, QueueJson.Default.DictionaryStringInt32)!).GetValueOrDefault(Key(unitCode, role));

    private static string Key(string unitCode, Role role) => $"{role}@{unitCode}";

    [JsonSerializable(typeof(SortedDictionary<string, int>))]
    [JsonSerializable(typeof(Dictionary<string, int>))]
    private sealed partial class QueueJson : JsonSerializerContext;
}
