using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>A step's time at any instant, from its row and the facts of its dossier alone.</summary>
/// <param name="At">The instant; for a step that was over by then, its end.</param>
/// <param name="Dossier">The dossier's clock at that instant.</param>
/// <param name="Bound">The instant after which the step is not due; null where none is known or holds.</param>
public sealed record StepReplay(DateTime At, StepStanding Standing, DossierClock Dossier, DateTime? Bound)
{
    /// <summary>Replays a step; rejects an instant before it opened.</summary>
    /// <param name="facts">All facts of the dossier's clock in order.</param>
    /// <param name="dossierClock">The clock of the receiving unit under a calendar version.</param>
    /// <param name="stepClock">The clock of the step's unit under a calendar version.</param>
    public static Result<StepReplay> Of(
        UserTask step, IReadOnlyList<ClockFact> facts, DateTime at, Func<string, OfficeClock> dossierClock, Func<string, OfficeClock> stepClock)
    {
        if (at < step.OpenedAt) return DeadlineSentences.Refuse("StepNotOpenYet", stepClock(step.CalendarVersion).LocalTime(step.OpenedAt));
        var isOver = step.CompletedAt <= at;
        // What the end of the step brought about, such as the pause for a supplement that it asked for, no longer moved its date.
        var known = facts.TakeWhile(fact => isOver ? fact.At <= step.OpenedAt || fact.At < step.CompletedAt : fact.At <= at).ToList();
        var dossier = DossierClock.Replay(known, dossierClock);
        if (dossier.Rejection is { } contradiction) return contradiction;
        var standing = StepStanding.Of(step, dossier.Value, stepClock);
        if (standing.Rejection is { } outside) return outside;
        return new StepReplay(isOver ? step.CompletedAt!.Value : at, standing.Value, dossier.Value, StepStanding.BoundOf(step, dossier.Value));
    }

    /// <summary>The lines that explain the step's time: its limit, each day counted or left out, every pause, the dossier's date; the last line is the due date, or what is left while it stands still.</summary>
    /// <param name="stepClock">The clock of the step's unit under a calendar version.</param>
    public IReadOnlyList<DerivationLine> Explain(UserTask step, Func<string, OfficeClock> stepClock) => StepDerivation.Of(step, this, stepClock);
}
