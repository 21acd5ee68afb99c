using Workflow.Core.Documents;
using Workflow.Core.Procedures;

namespace Workflow.Host.Documents;

/// <summary>A file that was sent ahead of the form it belongs to, as one line of the form.</summary>
/// <param name="File">Null for the line from which a script makes new ones.</param>
/// <param name="Key">Of the required document that it stands for; null for any other paper.</param>
/// <param name="Documents">What it can stand for.</param>
/// <param name="Form">Id of the form that the line belongs to; null for the one that it stands in.</param>
/// <param name="DiscardAt">Where a press on "discard" is posted to; null for where the form is.</param>
internal sealed record PaperLine(Upload? File, string? Key, IReadOnlyList<RequiredDocument> Documents, string? Form = null, string? DiscardAt = null);
