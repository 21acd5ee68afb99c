using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>
/// Writes out the outcomes of activities that leave them to their type, on the way to the designer, and takes them away again on the way back: the
/// designer draws ways out only from what stands in the activity. A mark tells them from outcomes that somebody wrote; editing them in the designer loses the mark.
/// </summary>
internal static class OwnOutcomes
{
    /// <summary>The editor whose list of names becomes the ways out.</summary>
    public const string Editor = "dynamic-outcomes";

    private const string Mark = "ofType";

    /// <summary>The input whose value decides the ways out, where the type has others than the one that the designer draws by itself; else null.</summary>
    public static ActivityInput? InputOf(ActivityType type) =>
        type.Outcomes is ["Done"] ? null : type.Inputs.FirstOrDefault(input => input.UiHint == Editor);

    /// <summary>The outcomes of a type as the value of its input, marked.</summary>
    public static WrittenOutcomes Of(ActivityType type, ActivityInput input) =>
        new(input.TypeName, new("Object", JsonSerializer.Serialize(type.Outcomes, DescriptorJson.Written.IReadOnlyListString)), true);

    /// <summary>Writes them into every activity below a node that leaves them to its type.</summary>
    public static void WriteInto(JsonNode? node, ActivityTable table) => Visit(node, table, (activity, type, input) =>
    {
        if (!activity.ContainsKey(input.Member)) activity[input.Member] = JsonSerializer.SerializeToNode(Of(type, input), DescriptorJson.Written.WrittenOutcomes);
    });

    /// <summary>Takes away what <see cref="WriteInto"/> wrote, or the designer for a new activity, unless it was edited since; says whether there was any.</summary>
    public static bool TakeFrom(JsonNode? node, ActivityTable table)
    {
        var taken = false;
        Visit(node, table, (activity, _, input) =>
        {
            if (activity[input.Member] is JsonObject written && written.ContainsKey(Mark)) taken |= activity.Remove(input.Member);
        });
        return taken;
    }

    private static void Visit(JsonNode? node, ActivityTable table, Action<JsonObject, ActivityType, ActivityInput> change)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Visit(item, table, change);
            return;
        }
        if (node is not JsonObject members) return;
        foreach (var (_, member) in members) Visit(member, table, change);
        if (TypeOf(members, table) is { } type && InputOf(type) is { } input) change(members, type, input);
    }

    private static ActivityType? TypeOf(JsonObject members, ActivityTable table) =>
        members.ContainsKey("id") && members["type"] is JsonValue value && value.TryGetValue<string>(out var name) ? table.Find(name) : null;
}

/// <summary>A list of outcomes as a definition wraps it.</summary>
/// <param name="OfType">Says that nobody wrote it.</param>
internal sealed record WrittenOutcomes(string TypeName, WrittenOutcomes.Script Expression, bool OfType)
{
    /// <summary>The expression.</summary>
    internal sealed record Script(string Type, string Value);
}
