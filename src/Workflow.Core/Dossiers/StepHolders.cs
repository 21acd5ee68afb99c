using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

/// <summary>Reads and writes a dossier's column of who holds the steps of each role and unit: compact JSON, keys sorted.</summary>
internal static partial class StepHolders
{
    public const string None = "{}";

    public static string? Of(string holders, Role role, string unitCode) =>
        holders == None ? null : Read(holders).GetValueOrDefault(Key(role, unitCode));

    public static string With(string holders, Role role, string unitCode, string officerId)
    {
        var known = Read(holders);
        var key = Key(role, unitCode);
        if (known.TryGetValue(key, out var present) && present == officerId) return holders;
        known[key] = officerId;
        return JsonSerializer.Serialize(known, HolderJson.Default.SortedDictionaryStringString);
    }

    private static string Key(Role role, string unitCode) => $"{role}@{unitCode}";

    private static SortedDictionary<string, string> Read(string holders) =>
        new(JsonSerializer.Deserialize(holders, HolderJson.Default.SortedDictionaryStringString)!, StringComparer.Ordinal);

    [JsonSerializable(typeof(SortedDictionary<string, string>))]
    private sealed partial class HolderJson : JsonSerializerContext;
}
