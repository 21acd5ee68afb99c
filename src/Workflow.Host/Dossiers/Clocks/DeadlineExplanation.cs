using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>One line of an explanation. Instants are UTC.</summary>
/// <param name="Code">Which kind of line it is.</param>
/// <param name="Minutes">Working minutes that it counts off what is left.</param>
/// <param name="Left">Working minutes left after it; null where the date is not counted in working time.</param>
internal sealed record ExplanationLine(string Code, DateTime From, DateTime To, int Minutes, int? Left, string WhyVi, string WhyEn, string Source)
{
    public static IReadOnlyList<ExplanationLine> Of(IReadOnlyList<DerivationLine> lines) =>
        [.. lines.Select(l => new ExplanationLine(l.Code, l.From, l.To, l.Minutes, l.Left, l.Why.Vi, l.Why.En, l.Source))];

    /// <summary>The sentence in a culture: English for any English culture, Vietnamese for every other.</summary>
    public string Why(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? WhyEn : WhyVi;
}

/// <summary>How a dossier's appointed date came about, as it was known at an instant. Instants are UTC.</summary>
/// <param name="At">What is explained is the date as it stood then.</param>
/// <param name="Limit">Written form of the limit that held then.</param>
/// <param name="AppointedAt">The date promised and shown.</param>
/// <param name="BindingAt">The date lateness is measured against.</param>
/// <param name="RemainingMinutes">Working minutes left while the clock stands; null while it runs.</param>
internal sealed record DeadlineExplanation(
    string DossierCode, string ApplicantName, string ProcedureName, DateTime At, string Limit, DateTime ReceivedAt, DateTime EffectiveAt,
    DateTime AppointedAt, DateTime BindingAt, ClockState Clock, int? RemainingMinutes, IReadOnlyList<ExplanationLine> Derivation)
{
    public static DeadlineExplanation Of(Dossier dossier, DateTime at, DossierClock clock, IReadOnlyList<DerivationLine> lines) => new(
        dossier.Code, dossier.ApplicantName, dossier.ProcedureName, at, clock.Unpaused.Limit.ToString(), dossier.ReceivedAt, clock.EffectiveStart,
        clock.Appointed, clock.Binding, clock.State, clock.RemainingMinutes, ExplanationLine.Of(lines));
}

/// <summary>How a step's due instant came about, as it was known at an instant. Instants are UTC.</summary>
/// <param name="At">What is explained is the date as it stood then; for a step that was over by then, at its end.</param>
/// <param name="DueAt">Null while the step stands still, and where it has no date.</param>
/// <param name="RemainingMinutes">Working minutes left while it stands still; null while it runs.</param>
/// <param name="BoundAt">The dossier's date after which the step was not due; null where none was known or held.</param>
internal sealed record StepExplanation(
    Guid TaskId, string DossierCode, string ApplicantName, string ProcedureName, string StepKey, string Title, string UnitCode, DateTime At, string Limit,
    DateTime OpenedAt, DateTime? DueAt, int? RemainingMinutes, DateTime? BoundAt, IReadOnlyList<ExplanationLine> Derivation)
{
    public static StepExplanation Of(UserTask step, StepReplay replay, IReadOnlyList<DerivationLine> lines) => new(
        step.Id, step.DossierCode, step.ApplicantName, step.ProcedureName, step.StepKey, step.Title, step.UnitCode, replay.At, step.Limit,
        step.OpenedAt, replay.Standing.DueAt, replay.Standing.RemainingMinutes, replay.Bound, ExplanationLine.Of(lines));
}
