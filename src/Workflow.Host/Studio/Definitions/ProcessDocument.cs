using System.Text.Json.Nodes;
using Workflow.Host.Studio.Descriptors;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Definitions;

/// <summary>
/// A definition on its way between storage and Studio. Stored is what designers drew; what only this service says of it (ids of the version, flags,
/// links, node ids, outcomes that follow from the type, the revision of the draft) is added when it is served and taken off when it comes back.
/// </summary>
internal static class ProcessDocument
{
    /// <summary>Custom property in which a definition carries the state of the draft that it was read from, and Studio sends it back.</summary>
    public const string RevisionProperty = "oneStopRevision";

    private const string CustomProperties = "customProperties";
    private const string Materializer = "materializerName";
    private static readonly string[] collections = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] said = ["isLatest", "isPublished", "isReadonly", "createdAt", "links", "providerName", "materializerContext", "isMaterializerAvailable"];

    /// <summary>What a definition says it was read from; null where it does not.</summary>
    public static string? RevisionOf(JsonObject model) => (model[CustomProperties] as JsonObject)?.Text(RevisionProperty);

    /// <summary>A definition without what this service says of it, under its id; the text itself where it holds nothing of that.</summary>
    /// <param name="text">The definition as it was written; null where only the tree is known.</param>
    public static string Stored(JsonObject model, string definitionId, ActivityTable activities, string? text = null)
    {
        var changed = false;
        changed |= OwnOutcomes.TakeFrom(model["root"], activities);
        foreach (var member in said) changed |= model.Remove(member);
        if (model[CustomProperties] is JsonObject custom) changed |= custom.Remove(RevisionProperty);
        if (model[CustomProperties] is null) changed |= model.Remove(CustomProperties);
        // Studio writes every option that is not chosen as null: that says nothing.
        if (model["options"] is JsonObject options)
            foreach (var unset in options.Where(o => o.Value is null).Select(o => o.Key).ToList()) changed |= options.Remove(unset);
        if (VersionKey.TryParse(model.Text("id"), out _)) changed |= model.Remove("id") | model.Remove("version");
        if (model.ContainsKey("id") && model["id"] is null) changed |= model.Remove("id");
        if (model.Text("definitionId") != definitionId)
        {
            model["definitionId"] = definitionId;
            changed = true;
        }
        return text is null || changed ? StudioJson.Write(model) : text;
    }

    /// <summary>A stored definition as Studio reads it: complete, without a null among its collections.</summary>
    public static JsonObject Served(DefinitionState state, ActivityTable activities, bool mayEdit)
    {
        var (row, model) = (state.Row, StudioJson.Parse(state.Document) ?? []);
        model["id"] = row.Key.ToString();
        model["definitionId"] = row.DefinitionId;
        model["name"] ??= row.Name;
        model["version"] = row.Number;
        model["createdAt"] = row.CreatedAt;
        (model["isLatest"], model["isPublished"], model["isReadonly"]) = (row.IsLatest, row.IsPublished, !row.IsLatest);
        if (!Version.TryParse(model.Text("toolVersion"), out _)) model.Remove("toolVersion");
        model[Materializer] ??= "Json";
        foreach (var member in collections)
            if (model[member] is not JsonArray) model[member] = new JsonArray();
        if (model[CustomProperties] is not JsonObject) model[CustomProperties] = new JsonObject();
        model[CustomProperties]![RevisionProperty] = state.Revision;
        if (model["options"] is not JsonObject) model["options"] = new JsonObject();
        if (model["root"] is JsonObject root)
        {
            NodeTree.Complete(root);
            OwnOutcomes.WriteInto(root, activities);
        }
        model["links"] = DefinitionLinks.Of(row, mayEdit);
        return model;
    }

    /// <summary>A stored definition as a file that this service, and Elsa, take in again.</summary>
    public static string Exported(string stored, DefinitionRow row)
    {
        if (StudioJson.Parse(stored) is not { } model || (model.ContainsKey("id") && model.ContainsKey(Materializer))) return stored;
        var complete = new JsonObject();
        if (!model.ContainsKey("id")) (complete["id"], complete["definitionId"], complete["version"]) = ($"{row.DefinitionId}-v{row.Number}", row.DefinitionId, row.Number);
        foreach (var (name, value) in model.ToList())
        {
            model.Remove(name);
            complete.TryAdd(name, value);
        }
        // Studio's own import leaves it out.
        complete.TryAdd(Materializer, "Json");
        return StudioJson.Write(complete);
    }
}
