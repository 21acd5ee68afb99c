namespace Workflow.Core.Documents;

/// <summary>A stored file that is to become a document of a dossier.</summary>
/// <param name="Name">Cleaned name, see <see cref="FileName"/>.</param>
/// <param name="Key">Key of the required document that it stands for; null for any other paper.</param>
/// <param name="StepKey">Key of the step at which it is added; null outside any.</param>
public sealed record DocumentDraft(
    StoredFile File, string Name, DocumentOrigin Origin, string? Key = null, string? StepKey = null, Guid? ReusedFrom = null);
