using Workflow.Core.Procedures;

namespace Workflow.Host.Documents;

/// <summary>What the part of a page is drawn with that takes further papers of a dossier.</summary>
/// <param name="Action">Where its buttons are posted to.</param>
/// <param name="Documents">What the case asks for.</param>
/// <param name="Form">Id of the form that it belongs to; null for the one that it stands in.</param>
internal sealed record PapersToAdd(string Action, IReadOnlyList<RequiredDocument> Documents, SentPapers Sent, string? Form = null)
{
    /// <summary>Whether something of it was sent and came back.</summary>
    public bool IsTried => Sent.Files.Count + Sent.Problems.Count > 0;
}
