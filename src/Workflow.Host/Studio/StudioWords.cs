namespace Workflow.Host.Studio;

/// <summary>The words of the pages around Elsa Studio, which itself speaks English.</summary>
internal sealed class StudioWords
{
    /// <summary>Studio's own captions that the pages explain, each by the key <c>Term.</c> and the caption.</summary>
    public static readonly string[] Terms = ["Publish", "Save", "Unpublish", "Run", "Outcomes", "Variables", "Version history", "Rollback", "Journal", "Incidents"];
}
