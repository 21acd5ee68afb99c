namespace Workflow.Host.Dossiers.Flow;

/// <summary>Stands beside the words of a dossier's way.</summary>
internal sealed class FlowWords;
