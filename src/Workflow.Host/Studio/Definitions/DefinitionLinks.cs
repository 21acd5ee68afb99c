using System.Text.Json.Nodes;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Links tell Studio what its user may do: without them it opens everything for reading only. Each call is checked all the same.</summary>
internal static class DefinitionLinks
{
    public static JsonArray Of(DefinitionRow row, bool mayEdit)
    {
        var path = $"/workflow-definitions/{Uri.EscapeDataString(row.DefinitionId)}";
        var links = new JsonArray(Link(path, "self", "GET"));
        if (mayEdit && row.IsLatest) links.Add(Link($"{path}/publish", "publish", "POST"));
        return links;
    }

    public static JsonArray OfList(bool mayEdit) =>
        mayEdit ? [Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST")] : [];

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
