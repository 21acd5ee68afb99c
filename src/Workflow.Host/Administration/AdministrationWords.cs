namespace Workflow.Host.Administration;

/// <summary>The words of the pages of administration.</summary>
internal sealed class AdministrationWords;
