namespace Workflow.Host.Dossiers;

/// <summary>Names the resource file of the words of dossier and reception.</summary>
internal sealed class DossierWords;
