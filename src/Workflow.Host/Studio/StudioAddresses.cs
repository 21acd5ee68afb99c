namespace Workflow.Host.Studio;

/// <summary>Where the pages of Studio are.</summary>
internal static class StudioAddresses
{
    public const string Definitions = "/studio";
    public const string Instances = "/studio/instances";

    /// <summary>Below this Studio's calls are answered.</summary>
    public const string Api = StudioRoutes.Prefix;

    public static string Editor(string definitionId) => $"/studio/{Uri.EscapeDataString(definitionId)}";

    /// <summary>The page that draws what is wrong with a definition.</summary>
    public static string Problems(string definitionId) => $"{Editor(definitionId)}/problems";

    /// <summary>The page that says which procedure and case a definition belongs to.</summary>
    public static string Procedure(string definitionId) => $"{Editor(definitionId)}/procedure";

    public static string Instance(string instanceId) => $"/studio/instances/{Uri.EscapeDataString(instanceId)}";

    /// <summary>The document in which Studio itself runs, inside a page.</summary>
    public static string Window(StudioElement element, string? id) =>
        $"/studio/_window/{element.Key}{(id is null ? "" : $"?id={Uri.EscapeDataString(id)}")}";

    /// <summary>How many problems a definition has, and who edits it.</summary>
    public static string Standing(string definitionId) => $"{Api}/one-stop/definitions/{Uri.EscapeDataString(definitionId)}/standing";
}
