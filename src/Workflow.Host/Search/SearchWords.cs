namespace Workflow.Host.Search;

/// <summary>The words of the page that finds dossiers.</summary>
internal sealed class SearchWords;
