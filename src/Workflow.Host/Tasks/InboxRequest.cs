using Workflow.Core.Offices;
using Workflow.Host.Paging;

namespace Workflow.Host.Tasks;

/// <summary>Whose steps an inbox shows.</summary>
internal enum InboxView
{
    /// <summary>Steps that the caller holds.</summary>
    Mine,
    /// <summary>Steps that nobody holds and the caller may take.</summary>
    Candidates,
    /// <summary>All open steps of the units within the caller's reach.</summary>
    Units,
    /// <summary>Steps of absent officers for whom the caller acts today.</summary>
    ActingFor,
    /// <summary>Open steps of the dossiers that the caller follows.</summary>
    Watched,
    /// <summary>Steps that the caller has completed, the last one first.</summary>
    Finished,
}

/// <summary>Which of them.</summary>
internal enum InboxFilter
{
    All,
    /// <summary>Past the due instant.</summary>
    Late,
    /// <summary>Due within the next eight hours of office time.</summary>
    Near,
    /// <summary>Marked as at risk of a late dossier, by the last forecast of this host.</summary>
    Risk,
    /// <summary>The clock stands.</summary>
    Paused,
    /// <summary>Sent back from a later step.</summary>
    Returned,
}

/// <summary>What of an inbox is asked for; a filter, unit, role and search hold together.</summary>
/// <param name="Unit">Code of one unit; null takes all.</param>
/// <param name="Search">What dossiers are searched by: the end of a code or phone number, words of applicant or procedure. Never logged.</param>
/// <param name="After">Where the page begins: <see cref="Page{T}.Next"/> of the one before.</param>
internal sealed record InboxRequest(
    InboxView View = InboxView.Mine, InboxFilter Filter = InboxFilter.All, string? Unit = null, Role? Role = null, string? Search = null, string? After = null,
    int? Size = null);
