namespace Workflow.Host.Procedures.Versions;

/// <summary>The words of the pages on which versions are published, approved and withdrawn.</summary>
internal sealed class VersionWords;
