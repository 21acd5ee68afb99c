using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Drafts;

/// <summary>What a page with a form says of its draft, drawn by <c>_DraftLine</c>.</summary>
/// <param name="SavedAt">UTC; null while nothing is kept.</param>
/// <param name="Revision">Zero while nothing is kept.</param>
internal sealed record DraftLine(DateTime? SavedAt, int Revision)
{
    /// <summary>Name of the hidden field that says with which draft a page was drawn.</summary>
    public const string RevisionField = "draft";

    public static DraftLine Of(KeptForm? kept) => new(kept?.SavedAt, kept?.Revision ?? 0);

    /// <summary>The revision that a posted form was drawn with; zero for none.</summary>
    public static int Seen(IFormCollection sent) => int.TryParse(sent[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    public string Sentence(DeskTime time) => SavedAt is { } at ? Saved(at, time) : DraftSentences.Of("DraftNone").In(CultureInfo.CurrentUICulture);

    /// <summary>The answer to a script that has saved: what the page is to say, and the revision for the next time.</summary>
    public static JsonResult Answer(Result<KeptForm?> saved, DeskTime time) => saved.Rejection is { } rejection
        ? new JsonResult(new { said = rejection.Sentence.In(CultureInfo.CurrentUICulture) }) { StatusCode = ProblemResults.StatusOf(rejection.Kind) }
        : new JsonResult(new { said = Of(saved.Value).Sentence(time), revision = saved.Value?.Revision ?? 0 });

    private static string Saved(DateTime at, DeskTime time) => DraftSentences.Of("DraftSaved", time.At(at)).In(CultureInfo.CurrentUICulture);
}
