namespace Workflow.Host.Studio;

/// <summary>What Elsa Studio can show: a custom element, one a page.</summary>
/// <param name="Key">Name in addresses.</param>
/// <param name="Tag">Name of the custom element.</param>
/// <param name="IdAttribute">Attribute that says what is shown; null for lists.</param>
internal sealed record StudioElement(string Key, string Tag, string? IdAttribute)
{
    public static readonly StudioElement Definitions = new("definitions", "elsa-workflow-definition-list", null);
    public static readonly StudioElement Editor = new("editor", "elsa-workflow-definition-editor", "definition-id");
    public static readonly StudioElement Instances = new("instances", "elsa-workflow-instance-list", null);
    public static readonly StudioElement Instance = new("instance", "elsa-workflow-instance-viewer", "instance-id");

    private static readonly StudioElement[] all = [Definitions, Editor, Instances, Instance];

    public static StudioElement? Find(string key) => Array.Find(all, e => e.Key == key);
}
