using System.Globalization;
using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;

namespace Workflow.Host.Desk;

/// <summary>The page that explains one date, for the screen and for a sheet of A4.</summary>
/// <param name="Title">What the date is of: the applicant and the procedure, or the step.</param>
/// <param name="Back">Where the subject itself is.</param>
/// <param name="Asked">The instant in the form, as the field writes it: office time, <c>2026-11-20T16:00</c>.</param>
/// <param name="At">The instant that is explained; null when it was refused.</param>
/// <param name="Refusal">Why there is nothing to explain.</param>
internal sealed record DeadlineSheet(string Heading, string Title, string DossierCode, string Back, string Asked, DateTime? At, DerivationView? Why, string? Refusal)
{
    public static DeadlineSheet Of(DeadlineExplanation date, string heading) => new(
        heading, $"{date.ApplicantName} · {date.ProcedureName}", date.DossierCode, $"/ho-so/{date.DossierCode}", "", date.At, DerivationView.Of(date.Derivation), null);

    public static DeadlineSheet Of(StepExplanation date, string heading) => new(
        heading, $"{date.Title} · {date.ApplicantName}", date.DossierCode, $"/viec/{date.TaskId}", "", date.At, DerivationView.Of(date.Derivation), null);

    /// <summary>The sheet of the same subject with the refusal in place of the table.</summary>
    public DeadlineSheet Refused(Rejection rejection, string asked) =>
        this with { Asked = asked, At = null, Why = null, Refusal = rejection.Sentence.In(CultureInfo.CurrentUICulture) };
}
