using Workflow.Core.Dossiers;

namespace Workflow.Core.Drafts;

/// <summary>What an officer has typed into a form and not sent yet; it is nobody else's. Personal data: never logged.</summary>
public sealed class FormDraft : IRevised
{
    /// <summary>Most characters of <see cref="Fields"/>.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>How long a draft is kept after it was last saved.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public required string OfficerId { get; init; }

    /// <summary>Which form it is: <c>step:</c> and the id of a step, <c>receive:</c> and the code of a procedure. At most 200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>The fields as they were posted, as compact JSON: a list of texts a name.</summary>
    public required string Fields { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>The page that saved it last, by the promise of its form: another page of the same officer does not overwrite it unseen.</summary>
    public required string SavedFrom { get; set; }
    public int Revision { get; set; }
}
